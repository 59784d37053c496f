import type { Page } from "@playwright/test";
import { pages } from "../../main/practice/index.ts";
import { cancelLogin, logIn } from "./support/dialog.ts";
import { inMain } from "./support/in-main.ts";
import { expect, test } from "./support/live-fixtures.ts";
import { openInBrowser } from "./support/menu.ts";
import { facebookTexts, serverTexts, windowTexts } from "./support/texts.ts";
import { account, accounts, connectButton, disconnectAll, disconnectOne } from "./support/ui.ts";

/**
 * Returns a list that collects the errors and warnings in the tab's console. These include
 * violations of the content security policy, because browsers report them in the console.
 */
function consoleErrors(tab: Page): readonly string[] {
  const errors: string[] = [];
  tab.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") errors.push(message.text());
  });
  tab.on("pageerror", (error) => errors.push(String(error)));
  return errors;
}

/** Sends a request from the page itself, so that the browser adds its own headers. */
const statusOf = (tab: Page, path: string, method = "GET") =>
  tab.evaluate(
    async ([url = "", verb = ""]) => (await fetch(url, { method: verb })).status,
    [path, method],
  );

test("the page in a browser can check, bring up the window, and sign out", async ({ app, tab }) => {
  await tab.goto(await openInBrowser(app));
  expect(await statusOf(tab, "/auth/facebook/check")).toBe(200);
  // A link or a typed address starts no check.
  expect((await tab.request.get(new URL("/auth/facebook/check", tab.url()).href)).status()).toBe(
    403,
  );

  await inMain(app.process, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const home = tab.url();
  await tab.evaluate(() => location.assign("/open"));
  const isMinimized = () =>
    inMain(app.process, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized());
  await expect.poll(isMinimized).toBe(false);
  expect(tab.url()).toBe(home);

  expect(await statusOf(tab, "/auth/facebook/session", "DELETE")).toBe(204);
  await tab.reload();
  await expect(
    tab.getByRole("heading", { name: serverTexts.failures.signed_out.title }),
  ).toBeVisible();
});

test("connects, lists and disconnects accounts in a browser, and the app's window follows", async ({
  app,
  keyring,
  tab,
}) => {
  const errors = consoleErrors(tab);
  await tab.goto(await openInBrowser(app));
  const home = tab.url();
  expect(new URL(home).pathname).toBe("/");

  await test.step("hides what only the app can do", async () => {
    await expect(connectButton(tab, "Messenger")).toBeVisible();
    await expect(tab.getByRole("button", { name: "Settings" })).toHaveCount(0);
  });

  await test.step("shows a cancelled login as an alert and cleans the address", async () => {
    await connectButton(tab, "Messenger").click();
    await cancelLogin(tab);
    await expect(tab.getByRole("alert")).toContainText(facebookTexts.sentences.access_denied);
    await expect(tab).toHaveURL(home);
  });

  await test.step("connects both channels", async () => {
    await connectButton(tab, "Messenger").click();
    await logIn(tab);
    await expect(tab.getByRole("status")).toHaveText(
      `${windowTexts.connected("messenger", 4)} ${windowTexts.couldNotConnect("messenger", 1, [pages.cornerBooks.name])}`,
    );
    await expect(tab).toHaveURL(home);
    await expect(account(tab, "Messenger", pages.harborYoga.name)).toContainText("Works");
    await connectButton(tab, "Instagram").click();
    await logIn(tab);
    await expect(tab.getByRole("status")).toContainText("Instagram connected");
    await expect(account(tab, "Instagram", "@northwind.bakery")).toContainText("Works");
    await expect(tab).toHaveURL(home);
    await expect(accounts(app.window, "Messenger")).toHaveCount(4);
  });

  await test.step("shows nothing of a foreign link, even if it repeats a result", async () => {
    for (const search of [
      `?error=${"Call 555-0100 ".repeat(40)}&error_code=x`,
      "?facebook_connected=true&type=messenger",
    ]) {
      await tab.goto(`${home}${search}`);
      await expect(accounts(tab, "Messenger")).toHaveCount(4);
      await expect(tab).toHaveURL(home);
      await expect(tab.getByRole("alert")).toBeEmpty();
      await expect(tab.getByRole("status")).toBeEmpty();
    }
  });

  await test.step("announces nothing again after a reload", async () => {
    await tab.reload();
    await expect(accounts(tab, "Messenger")).toHaveCount(4);
    await expect(tab.getByRole("status")).toBeEmpty();
  });

  await test.step("disconnects one account, then the others", async () => {
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

  expect(errors).toEqual([]);
});

test("a browser that is not signed in sees how to sign in", async ({ app, newTab, tab }) => {
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

test("a browser that insists on https is explained in the app's window", async ({ app, tab }) => {
  const link = await openInBrowser(app);
  // Use another tab, because the browser's error page would interrupt the next navigation.
  const insisting = await tab.context().newPage();
  await expect(insisting.goto(link.replace("http:", "https:"))).rejects.toThrow("ERR_SSL");
  await expect(app.window.getByRole("alert")).toHaveText(serverTexts.httpsOnly);
  await tab.goto(link);
  await expect(connectButton(tab, "Messenger")).toBeVisible();
});
