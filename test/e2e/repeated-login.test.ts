import type { Locator, Page } from "@playwright/test";
import { pages, people } from "../../main/practice/index.ts";
import type { App } from "./support/app.ts";
import { type LoginChoice, logIn } from "./support/dialog.ts";
import { expect, service, test } from "./support/live-fixtures.ts";
import { openInBrowser } from "./support/menu.ts";
import { channelTexts, facebookTexts, windowTexts } from "./support/texts.ts";
import {
  account,
  accounts,
  type Channel,
  checkNow,
  connect,
  connectButton,
  logInAgain,
  openDetails,
  waitForDonePage,
} from "./support/ui.ts";

const { northwindBakery, harborYoga, okaforBikes, studioFern } = pages;
const { dana, sam } = people;
const { consequences, problems } = channelTexts;
const harborYogaOnly = { pages: [harborYoga.name] };

const gaps = (window: Page, channel: Channel): Locator =>
  window.getByRole("region", {
    name: windowTexts.gapsRegion(channel === "Messenger" ? "messenger" : "instagram"),
  });

const askAgain = (window: Page): Locator =>
  window.getByRole("button", { name: windowTexts.askAgain });

/** Clicks the button and agrees to move the Pages. */
async function takeOver(window: Page, button: Locator): Promise<void> {
  await button.click();
  await window
    .getByRole("alertdialog", { name: windowTexts.takeOverTitle })
    .getByRole("button", { name: windowTexts.takeOverConfirm })
    .click();
}

/** Logs in with the link that the last click has opened, and waits for the end of the login. */
async function finishLogin(app: App, tab: Page, choice: LoginChoice): Promise<void> {
  await tab.goto(await app.openedLink());
  await logIn(tab, choice);
  await waitForDonePage(tab);
}

async function connectMessenger(app: App, tab: Page, choice: LoginChoice): Promise<void> {
  await connect(app, "Messenger", tab, choice);
  await waitForDonePage(tab);
}

test("says what a declined permission disables, and offers to ask for it once", async ({
  app,
  tab,
}) => {
  const { window } = app;
  const declining = { ...harborYogaOnly, declined: ["business_management"] };
  await connectMessenger(app, tab, declining);
  await expect(account(window, "Messenger", harborYoga.name)).toContainText("Works");
  await expect(gaps(window, "Messenger")).toContainText(
    `${consequences.business_management} ${windowTexts.gapStatus.declined}`,
  );
  await expect(gaps(window, "Messenger")).toContainText(dana.name);

  await askAgain(window).click();
  await finishLogin(app, tab, declining);
  await expect(gaps(window, "Messenger")).toContainText(windowTexts.askedTwice(dana.name));
  await expect(gaps(window, "Messenger")).toContainText(consequences.business_management);
  await expect(askAgain(window)).toHaveCount(0);

  await connectMessenger(app, tab, declining);
  await expect(gaps(window, "Messenger")).toContainText(windowTexts.askedTwice(dana.name));
  await expect(askAgain(window)).toHaveCount(0);

  await connectMessenger(app, tab, harborYogaOnly);
  await expect(gaps(window, "Messenger")).toHaveCount(0);
});

test("a login without a required permission connects nothing and can be repeated", async ({
  app,
  keyring,
  tab,
}) => {
  const { window } = app;
  await connectMessenger(app, tab, { ...harborYogaOnly, declined: ["pages_messaging"] });
  await expect(window.getByRole("alert")).toContainText(
    problems.permission_missing.declined("messenger", [consequences.pages_messaging]),
  );
  await expect(gaps(window, "Messenger")).toContainText(consequences.pages_messaging);
  expect(await keyring.size()).toBe(0);

  await askAgain(window).click();
  await finishLogin(app, tab, harborYogaOnly);
  await expect(account(window, "Messenger", harborYoga.name)).toContainText("Works");
  await expect(gaps(window, "Messenger")).toHaveCount(0);
});

test("marks a Page that was left out, even after a failed login", async ({ app, tab }) => {
  const { window } = app;
  await connectMessenger(app, tab, { pages: [northwindBakery.name, harborYoga.name] });
  await expect(accounts(window, "Messenger")).toHaveCount(2);
  await connectMessenger(app, tab, {
    pages: [northwindBakery.name],
    declined: ["pages_messaging"],
  });
  await expect(window.getByRole("alert")).toContainText(consequences.pages_messaging);
  await expect(await openDetails(window, "Messenger", harborYoga.name)).toContainText(
    facebookTexts.sentences.page_not_granted,
  );
});

test("a login by a different user is explained and changes nothing until the user takes over", async ({
  app,
  keyring,
  tab,
}) => {
  const { window } = app;
  await connectMessenger(app, tab, { pages: [northwindBakery.name, harborYoga.name] });
  await connectMessenger(app, tab, { pages: [northwindBakery.name] });
  const row = account(window, "Messenger", harborYoga.name);
  const details = await openDetails(window, "Messenger", harborYoga.name);
  await expect(details).toContainText(facebookTexts.sentences.page_not_granted);
  const shown = await accounts(window, "Messenger").allInnerTexts();
  const token = await keyring.lookup(service, `page:${harborYoga.id}`);

  await details.getByRole("button", { name: windowTexts.logInAgain }).click();
  await finishLogin(app, tab, { as: sam.name });
  await expect(window.getByRole("alert")).toHaveText(
    problems.different_user({
      user: sam.name,
      taken: { kind: "account", name: harborYoga.name },
      owners: [dana.name],
    }),
  );
  expect(await accounts(window, "Messenger").allInnerTexts()).toEqual(shown);
  expect(await keyring.lookup(service, `page:${harborYoga.id}`)).toBe(token);
  expect(await keyring.lookup(service, `user:${sam.id}`)).toBeUndefined();

  await takeOver(window, window.getByRole("button", { name: windowTexts.takeOver }));
  await expect(window.getByRole("alert")).toBeEmpty();
  await finishLogin(app, tab, { as: sam.name, ...harborYogaOnly });
  await expect(row).toContainText(sam.name);
  await expect(row).toContainText("Works");
  await expect(account(window, "Messenger", northwindBakery.name)).toContainText(dana.name);
});

test("a Page that another user has connected is taken over only on request", async ({
  app,
  tab,
}) => {
  const { window } = app;
  await connectMessenger(app, tab, harborYogaOnly);
  const both = { as: sam.name, pages: [okaforBikes.name, harborYoga.name] };
  await connectMessenger(app, tab, both);
  await expect(account(window, "Messenger", okaforBikes.name)).toContainText(sam.name);
  await expect(account(window, "Messenger", harborYoga.name)).toContainText(dana.name);

  const region = window.getByRole("region", { name: windowTexts.unconnectableRegion });
  const row = region.getByRole("listitem").filter({ hasText: harborYoga.name });
  await expect(row).toContainText(channelTexts.connectedByAnother.message(dana.name));
  await takeOver(window, row.getByRole("button", { name: windowTexts.takeOver }));
  await finishLogin(app, tab, both);
  await expect(account(window, "Messenger", harborYoga.name)).toContainText(sam.name);
  await expect(accounts(window, "Messenger")).toHaveCount(2);
});

test("a forged link that claims a login by a different user shows neither its words nor a button", async ({
  app,
  newTab,
}) => {
  const web = await newTab();
  await web.goto(await openInBrowser(app));
  const query = new URLSearchParams({
    error: "Your accounts stop working. Continue below.",
    error_code: "different_user",
    type: "messenger",
  });
  const home = new URL("/", web.url());
  const foreign = await web.context().newPage();
  await foreign.setContent(`<a href="${home}?${query}">A link</a>`);
  await foreign.getByRole("link").click();
  await expect(foreign).toHaveURL(home.href);
  await expect(connectButton(foreign, "Messenger")).toBeVisible();
  await expect(foreign.getByRole("alert")).toBeEmpty();
  await expect(foreign.getByRole("button", { name: windowTexts.takeOver })).toHaveCount(0);
});

test("the web UI also explains a login by a different user, and lets them take over", async ({
  app,
  facebook,
  newTab,
  tab,
}) => {
  await connectMessenger(app, tab, harborYogaOnly);
  const selection = { person: dana.id, page: harborYoga.id, selection: "deselected" } as const;
  facebook.control.do({ action: "selection", ...selection });
  await checkNow(app.window, "Messenger");
  await expect(account(app.window, "Messenger", harborYoga.name)).not.toContainText("Works");

  const web = await newTab();
  await web.goto(await openInBrowser(app));
  const row = account(web, "Messenger", harborYoga.name);
  await logInAgain(web, "Messenger", harborYoga.name);
  await logIn(web, { as: sam.name, ...harborYogaOnly });
  await expect(web.getByRole("alert")).toContainText(`You logged in as ${sam.name}`);
  await expect(row).toContainText(dana.name);
  await takeOver(web, web.getByRole("button", { name: windowTexts.takeOver }));
  await logIn(web, { as: sam.name, ...harborYogaOnly });
  await expect(web.getByRole("status")).toContainText("Facebook Messenger connected");
  await expect(row).toContainText(sam.name);
});

test("an Instagram account whose owner has disabled message access shows it right after the login", async ({
  app,
  tab,
}) => {
  const { window } = app;
  await connect(app, "Instagram", tab, { pages: [northwindBakery.name, studioFern.name] });
  await expect(connectButton(window, "Instagram")).toBeVisible();
  await expect(account(window, "Instagram", "@studio.fern")).not.toContainText("Works");
  await expect(account(window, "Instagram", "@northwind.bakery")).toContainText("Works");
});
