import type { Page } from "@playwright/test";
import { pages } from "../../main/practice/index.ts";
import { expect, test } from "./support/fixtures.ts";
import { connect } from "./support/http-login.ts";
import { windowTexts } from "./support/texts.ts";
import { account } from "./support/ui.ts";

const { tour, tourTask } = windowTexts;
const card = (window: Page) => window.getByRole("region", { name: tour.title });

test("ticks each task of the tour when it is done, and stays closed after a restart", async ({
  start,
  tab,
}) => {
  const first = await start();
  const { window } = first;
  await expect(card(window)).toContainText(tour.hints.connect);

  await connect(first, "Messenger");
  await expect(card(window)).toContainText(tourTask(tour.tasks.connect, true));
  await expect(card(window)).toContainText(tour.hints.repair);

  await connect(first, "Instagram");
  const fern = account(window, "Instagram", `@${pages.studioFern.instagram.username}`);
  await expect(fern).toBeVisible();
  await window.getByRole("link", { name: "See how on Instagram" }).first().click();
  await tab.goto(await first.openedLink());
  await tab.getByRole("button", { name: /^Allow access to messages/ }).click();
  await first.process.evaluate(({ app }) => app.emit("browser-window-focus"));
  await expect(card(window)).toContainText(tour.hints.disconnect);

  await window.getByRole("button", { name: `More for ${pages.harborYoga.name}` }).click();
  await window.getByRole("menuitem", { name: "Disconnect…" }).click();
  await window
    .getByRole("alertdialog")
    .getByRole("button", { name: "Disconnect", exact: true })
    .click();
  await expect(card(window)).toContainText(tour.finished);

  await window.getByRole("button", { name: tour.close }).click();
  await expect(card(window)).toHaveCount(0);
  await first.close();
  const again = await start();
  await expect(account(again.window, "Messenger", pages.northwindBakery.name)).toBeVisible();
  await expect(card(again.window)).toHaveCount(0);
});
