import type { Page } from "@playwright/test";
import { type Command, pages, people } from "../../main/practice/index.ts";
import type { App } from "./support/app.ts";
import { type LoginChoice, logIn } from "./support/dialog.ts";
import { expect, service, test } from "./support/live-fixtures.ts";
import { channelTexts, facebookTexts, serverTexts, windowTexts } from "./support/texts.ts";
import {
  account,
  accounts,
  connect,
  connectButton,
  openDetails,
  startConnect,
  waitForDonePage,
} from "./support/ui.ts";

const { problems } = channelTexts;
const { sentences } = facebookTexts;

interface FailedLogin {
  readonly name: string;
  readonly misbehaviour?: Command;
  /**
   * The choices in the login dialog, or undefined if Facebook returns without showing the dialog.
   * Every case with a non-default choice logs in as the test user Sam, because Sam has no connected
   * accounts that the login could change.
   */
  readonly choice?: LoginChoice;
  readonly sentence: string;
}

const sam = people.sam.name;

const failedLogins: readonly FailedLogin[] = [
  {
    name: "Facebook is down",
    misbehaviour: { action: "service", service: "down" },
    choice: {},
    sentence: sentences.facebook_down,
  },
  {
    name: "the connection is cut",
    misbehaviour: { action: "service", service: "refusing" },
    choice: {},
    sentence: sentences.facebook_down,
  },
  {
    name: "Facebook answers with HTML instead of JSON",
    misbehaviour: { action: "service", service: "html" },
    choice: {},
    sentence: sentences.facebook_not_json,
  },
  {
    name: "the rate limit is reached",
    misbehaviour: { action: "limits", limits: "app" },
    choice: {},
    sentence: sentences.throttled,
  },
  {
    name: "the dialog returns an error of the app",
    misbehaviour: { action: "dialog", dialog: "error-code" },
    sentence: sentences.app_in_development,
  },
  {
    name: "the dialog returns without parameters",
    misbehaviour: { action: "dialog", dialog: "silent" },
    sentence: sentences.login_empty,
  },
  {
    name: "a permission is declined",
    choice: { as: sam, declined: ["pages_messaging"] },
    sentence: problems.permission_missing.declined("messenger", [
      channelTexts.consequences.pages_messaging,
    ]),
  },
  {
    name: "no Page is ticked",
    choice: { as: sam, pages: [] },
    sentence: problems.no_eligible_pages.noneChosen,
  },
];

/** Returns the text of each Messenger account in the window, including the account's health. */
const shown = (window: Page) => accounts(window, "Messenger").allInnerTexts();

test("each failed login has its own message and changes no account", async ({
  app,
  facebook,
  keyring,
  tab,
}) => {
  await connect(app, "Messenger", tab);
  await expect(app.window.getByRole("status")).toContainText("Facebook Messenger connected");
  await waitForDonePage(tab);
  await expect(tab.getByRole("heading", { name: "4 Pages connected" })).toBeVisible();
  const before = await shown(app.window);
  expect(before).toHaveLength(4);
  const token = await keyring.lookup(service, `page:${pages.harborYoga.id}`);
  expect(token).toMatch(/^EAA/);
  const secrets = await keyring.size();

  for (const { name, misbehaviour, choice, sentence } of failedLogins) {
    await test.step(name, async () => {
      if (misbehaviour) facebook.control.do(misbehaviour);
      await startConnect(app, "Messenger", tab);
      if (choice) await logIn(tab, choice);
      await expect(
        tab.getByRole("heading", { name: serverTexts.notConnected.title }),
      ).toBeVisible();
      await expect(tab.getByText(sentence)).toBeVisible();
      await expect(app.window.getByRole("alert")).toHaveText(sentence);
      await expect(connectButton(app.window, "Messenger")).toBeVisible();
      facebook.control.do({ action: "reset" });
      expect(await shown(app.window)).toEqual(before);
      expect(await keyring.size()).toBe(secrets);
    });
  }
  expect(await keyring.lookup(service, `page:${pages.harborYoga.id}`)).toBe(token);
});

test("a repeated login duplicates no accounts and marks a Page that it leaves out", async ({
  app,
  tab,
}) => {
  const { window } = app;
  await connectAndWait(app, tab);
  await expect(accounts(window, "Messenger")).toHaveCount(4);
  await connectAndWait(app, tab);
  await expect(accounts(window, "Messenger")).toHaveCount(4);

  const kept = [pages.northwindBakery, pages.lakesideDental, pages.studioFern];
  await connectAndWait(app, tab, { pages: kept.map(({ name }) => name) });
  await expect(accounts(window, "Messenger")).toHaveCount(4);
  const leftOut = account(window, "Messenger", pages.harborYoga.name);
  const details = await openDetails(window, "Messenger", pages.harborYoga.name);
  await expect(details).toContainText(sentences.page_not_granted);
  await expect(leftOut).not.toContainText("Works");
  await expect(account(window, "Messenger", pages.studioFern.name)).toContainText("Works");

  await details.getByRole("button", { name: windowTexts.logInAgain }).click();
  await tab.goto(await app.openedLink());
  await logIn(tab, { pages: [...kept, pages.harborYoga].map(({ name }) => name) });
  await expect(leftOut).toContainText("Works");
  await expect(accounts(window, "Messenger")).toHaveCount(4);
});

test("a login that connects nothing marks the Pages that lost access because of it", async ({
  app,
  facebook,
  keyring,
  tab,
}) => {
  const { window } = app;
  facebook.control.do({ action: "pages", count: 0 });
  await connect(app, "Messenger", tab);
  await expect(window.getByRole("alert")).toContainText(problems.no_pages);
  expect(await keyring.size()).toBe(0);
  await waitForDonePage(tab);

  facebook.control.do({ action: "pages", count: 5 });
  await connectAndWait(app, tab, { pages: [pages.northwindBakery.name, pages.harborYoga.name] });
  await connect(app, "Messenger", tab, { pages: [] });
  await expect(window.getByRole("alert")).toContainText(problems.no_eligible_pages.noneChosen);
  await expect(accounts(window, "Messenger")).toHaveCount(2);
  await expect(accounts(window, "Messenger").getByText("Works")).toHaveCount(0);
});

test("a browser that insists on https is explained at once, and the login still succeeds", async ({
  app,
  tab,
}) => {
  await connectButton(app.window, "Messenger").click();
  const link = await app.openedLink();
  // Use another tab, because the browser's error page would interrupt the next navigation.
  const insisting = await tab.context().newPage();
  await expect(insisting.goto(link.replace("http:", "https:"))).rejects.toThrow("ERR_SSL");
  await expect(app.window.getByText(windowTexts.httpsOnly)).toBeVisible();
  await tab.goto(link);
  await expect(app.window.getByText(windowTexts.waiting)).toBeVisible();
  await logIn(tab);
  await expect(app.window.getByRole("status")).toContainText("Facebook Messenger connected");
});

async function connectAndWait(app: App, tab: Page, choice?: LoginChoice): Promise<void> {
  await connect(app, "Messenger", tab, choice);
  await expect(tab.getByRole("heading", { name: /^\d+ Pages? connected$/ })).toBeVisible();
  await expect(app.window.getByRole("status")).toContainText("Facebook Messenger connected");
}
