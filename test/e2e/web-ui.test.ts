/** The window's own page in a browser: the same React, carried by the guide's HTTP calls. */
import type { Page } from "@playwright/test";
import { pages } from "../../main/practice/index.ts";
import { cancelLogin, logIn } from "./support/dialog.ts";
import { expect, test } from "./support/live-fixtures.ts";
import { openInBrowser } from "./support/menu.ts";
import { facebookTexts, serverTexts, windowTexts } from "./support/texts.ts";
import { account, accounts, connectButton, disconnectAll, disconnectOne } from "./support/ui.ts";

/** What the browser's console holds against our own pages: errors, and with them what the policy refused. */
function complaintsOf(tab: Page): readonly string[] {
  const complaints: string[] = [];
  tab.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  tab.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}

test("connects, lists and disconnects in a browser, and the app's window follows", async ({
  app,
  keyring,
  tab,
}) => {
  const complaints = complaintsOf(tab);
  await tab.goto(await openInBrowser(app));
  const home = tab.url();
  expect(new URL(home).pathname).toBe("/");

  await test.step("what only the app can do is not offered", async () => {
    await expect(connectButton(tab, "Messenger")).toBeVisible();
    await expect(tab.getByRole("button", { name: "Settings" })).toHaveCount(0);
  });

  await test.step("a login that is cancelled is an alert, and leaves a clean address", async () => {
    await connectButton(tab, "Messenger").click();
    await cancelLogin(tab);
    await expect(tab.getByRole("alert")).toContainText(facebookTexts.sentences.access_denied);
    await expect(tab).toHaveURL(home);
  });

  await test.step("both channels connect", async () => {
    await connectButton(tab, "Messenger").click();
    await logIn(tab);
    await expect(tab.getByRole("status")).toHaveText("Facebook Messenger connected: 4 Pages.");
    await expect(tab).toHaveURL(home);
    await expect(account(tab, "Messenger", pages.harborYoga.name)).toContainText("Works");
    await expect(tab.getByRole("button", { name: "Check now" })).toHaveCount(0);
    await connectButton(tab, "Instagram").click();
    await logIn(tab);
    await expect(tab.getByRole("status")).toContainText("Instagram connected");
    await expect(account(tab, "Instagram", "@northwind.bakery")).toContainText("Works");
    await expect(tab).toHaveURL(home);
    await expect(accounts(app.window, "Messenger")).toHaveCount(4);
  });

  await test.step("a reload announces nothing again", async () => {
    await tab.reload();
    await expect(accounts(tab, "Messenger")).toHaveCount(4);
    await expect(tab.getByRole("status")).toBeEmpty();
  });

  await test.step("one account goes, then the rest", async () => {
    await disconnectOne(tab, pages.harborYoga.name);
    await expect(tab.getByRole("status")).toHaveText(
      windowTexts.disconnected(pages.harborYoga.name),
    );
    await expect(accounts(tab, "Messenger")).toHaveCount(3);
    await expect(accounts(app.window, "Messenger")).toHaveCount(3);
    await disconnectAll(tab, "Messenger");
    await expect(accounts(tab, "Messenger")).toHaveCount(0);
    await disconnectAll(tab, "Instagram");
    await expect(accounts(tab, "Instagram")).toHaveCount(0);
    await expect(accounts(app.window, "Instagram")).toHaveCount(0);
    await expect.poll(() => keyring.size()).toBe(0);
  });

  expect(complaints).toEqual([]);
});

test("a browser that is not signed in is told how to", async ({ app, newTab, tab }) => {
  const link = await openInBrowser(app);
  const stranger = await newTab();
  expect((await stranger.goto(new URL(link).origin))?.status()).toBe(401);
  await expect(
    stranger.getByRole("heading", { name: serverTexts.failures.signed_out.title }),
  ).toBeVisible();

  await tab.goto(link);
  await expect(connectButton(tab, "Messenger")).toBeVisible();
  expect((await stranger.goto(link))?.status()).toBe(401);
  await expect(stranger.getByText(serverTexts.failures.ticket_spent.message)).toBeVisible();
});
