/** Fixes accounts on the practice Facebook, to whose pages all links of practice mode lead. */
import { pages } from "../../main/practice/index.ts";
import { expect, test } from "./support/fixtures.ts";
import { connect as connectByHttp } from "./support/http-login.ts";
import { windowTexts } from "./support/texts.ts";
import { account, connect, waitForDonePage } from "./support/ui.ts";

const { cornerBooks, studioFern } = pages;

test("gives the Messages task on the page that the window links to, and connects the Page", async ({
  start,
  tab,
}) => {
  const app = await start();
  const { window } = app;
  await connectByHttp(app, "Messenger");
  const left = window.getByRole("region", { name: windowTexts.unconnectableRegion });
  await expect(left).toContainText(cornerBooks.name);
  await left.getByRole("link", { name: "Open Page access" }).click();
  await tab.goto(await app.openedLink());
  expect(new URL(tab.url()).hostname).toBe("127.0.0.1");
  await tab.getByRole("button", { name: "Give Dana Reyes the Messages task" }).click();
  await expect(tab.getByRole("status")).toContainText("Go back to Pagekeeper");
  await connect(app, "Messenger", tab);
  await waitForDonePage(tab);
  await expect(account(window, "Messenger", cornerBooks.name)).toContainText("Works");
});

test("switches access to messages on, which the window notices by itself", async ({
  start,
  tab,
}) => {
  const app = await start();
  const { window } = app;
  await connectByHttp(app, "Instagram");
  const row = account(window, "Instagram", `@${studioFern.instagram.username}`);
  await window.getByRole("link", { name: "See how on Instagram" }).first().click();
  await tab.goto(await app.openedLink());
  await tab.getByRole("button", { name: /^Allow access to messages/ }).click();
  await app.process.evaluate(({ app: electron }) => electron.emit("browser-window-focus"));
  await expect(row).toContainText("Works");
});
