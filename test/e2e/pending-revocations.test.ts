import { pages, people } from "../../main/practice/index.ts";
import type { App } from "./support/app.ts";
import { expect, service, test } from "./support/live-fixtures.ts";
import { windowTexts } from "./support/texts.ts";
import { account, connect, disconnectOne, waitForDonePage } from "./support/ui.ts";

const bakery = pages.northwindBakery;
const bikes = pages.okaforBikes;
const dana = people.dana;

const unconfirmed = ({ window }: App) => [
  window.getByText(windowTexts.pendingAccess(dana.name)),
  window.getByText(windowTexts.pendingSubscriptions([bakery.name])),
];

test("disconnects while Facebook is down, and revokes access in the right order once it is back", async ({
  facebook,
  keyring,
  start,
  tab,
}) => {
  const first = await start(facebook.liveEnv);
  await connect(first, "Messenger", tab, { as: dana.name, pages: [bakery.name] });
  await expect(account(first.window, "Messenger", bakery.name)).toContainText("Works");
  await waitForDonePage(tab);
  await connect(first, "Messenger", tab, { as: people.sam.name, pages: [bikes.name] });
  await expect(account(first.window, "Messenger", bikes.name)).toContainText("Works");

  await test.step("removes the account at once and shows the pending revocations", async () => {
    facebook.control.do({ action: "service", service: "down" });
    await disconnectOne(first.window, bakery.name);
    await expect(account(first.window, "Messenger", bakery.name)).toHaveCount(0);
    for (const line of unconfirmed(first)) await expect(line).toBeVisible();
    expect(await keyring.lookup(service, `page:${bakery.id}`)).toBeDefined();
  });

  await first.close();
  const next = await start(facebook.liveEnv);

  await test.step("still shows them after a restart", async () => {
    for (const line of unconfirmed(next)) await expect(line).toBeVisible();
    await expect(account(next.window, "Messenger", bikes.name)).toBeVisible();
  });

  await test.step("completes them at the next check: the Page first, by its own token, then the access", async () => {
    facebook.control.do({ action: "service", service: "up" });
    facebook.control.forgetCalls();
    await expect(next.window.getByRole("button", { name: "Check now" })).toBeEnabled();
    await next.window.getByRole("button", { name: "Check now" }).click();
    for (const line of unconfirmed(next)) await expect(line).toHaveCount(0);
    const ended = facebook.control.calls().filter(({ method }) => method === "DELETE");
    expect(ended.map(({ path }) => path.replace(/^\/v\d+\.\d+/, ""))).toEqual([
      `/${bakery.id}/subscribed_apps`,
      `/${dana.id}/permissions`,
    ]);
    await expect.poll(() => keyring.lookup(service, `page:${bakery.id}`)).toBeUndefined();
    await expect.poll(() => keyring.lookup(service, `user:${dana.id}`)).toBeUndefined();
    expect(await keyring.lookup(service, `page:${bikes.id}`)).toBeDefined();
    await expect(account(next.window, "Messenger", bikes.name)).toContainText("Works");
  });
});
