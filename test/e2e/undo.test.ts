/** Tests the undo of a disconnect in the app, and what the activity says about it afterwards. */
import { pages } from "../../main/practice/index.ts";
import { expect, test } from "./support/fixtures.ts";
import { windowTexts } from "./support/texts.ts";
import { account, connect, disconnectOne, openDetails } from "./support/ui.ts";

const bakery = pages.northwindBakery.name;
const yoga = pages.harborYoga.name;

test("undoes a disconnect, finishes another when it quits, and keeps both in the activity", async ({
  start,
  tab,
}) => {
  const first = await start();
  await connect(first, "Messenger", tab);
  await expect(account(first.window, "Messenger", bakery)).toContainText("Works");

  await test.step("brings an account back", async () => {
    await disconnectOne(first.window, bakery);
    await expect(account(first.window, "Messenger", bakery)).toHaveCount(0);
    await first.window.getByRole("button", { name: windowTexts.undo }).click();
    await expect(account(first.window, "Messenger", bakery)).toContainText("Works");
    await expect(first.window.getByRole("button", { name: windowTexts.undo })).toHaveCount(0);
  });

  await test.step("disconnects another when it quits", async () => {
    await disconnectOne(first.window, yoga);
    await expect(account(first.window, "Messenger", yoga)).toHaveCount(0);
    await first.close();
  });

  const next = await start();
  const { window } = next;

  await test.step("shows both after a restart", async () => {
    await expect(account(window, "Messenger", bakery)).toContainText("Works");
    await expect(account(window, "Messenger", yoga)).toHaveCount(0);
    await window
      .getByRole("navigation", { name: windowTexts.places })
      .getByRole("link", { name: windowTexts.activity })
      .click();
    const entries = window.getByRole("region", { name: windowTexts.activity });
    const entry = (name: string, end: string) =>
      entries.getByRole("listitem").filter({ hasText: name }).filter({ hasText: end });
    await expect(entry(bakery, "was undone.")).toHaveCount(1);
    await expect(entry(yoga, "(Messenger) was disconnected.")).toHaveCount(1);
    await window.getByRole("searchbox").fill("bakery");
    await expect(entry(yoga, "was disconnected.")).toHaveCount(0);
    await expect(entry(bakery, "was undone.")).toHaveCount(1);
  });

  await test.step("shows the activity of one account in its details", async () => {
    await window.getByRole("link", { name: windowTexts.accounts, exact: true }).click();
    const details = await openDetails(window, "Messenger", bakery);
    const activity = details.getByRole("region", { name: windowTexts.activity });
    await expect(activity).toContainText("was undone");
    await expect(activity).not.toContainText("was disconnected");
  });
});
