/** Tests each error of docs/research/meta.md §3.2, from Facebook's response to the window. */

import type { Locator, Page } from "@playwright/test";
import { displayName } from "../../common/accounts.ts";
import type { ChannelType, FacebookAccount } from "../../common/contract/accounts.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import { type ErrorRow, errorRows, otherShapes } from "../support/error-rows.ts";
import type { App } from "./support/app.ts";
import { shiftClock } from "./support/clock.ts";
import { logIn } from "./support/dialog.ts";
import { test as base, expect } from "./support/fixtures.ts";
import { type StubProxy, startStubProxy } from "./support/stub-proxy.ts";
import { windowTexts } from "./support/texts.ts";
import {
  account,
  type Channel,
  checkNow as checkChannel,
  connect,
  openDetails,
  startConnect,
  waitForDonePage,
} from "./support/ui.ts";

/** The id of the Meta app, which is part of the links to the Meta app's dashboard. */
const appId = "practice";

interface Raw {
  /** The number of Pages that the test user Dana has in addition to the practice Pages. */
  readonly branches: number;
  readonly facebook: StubProxy;
}

const test = base.extend<Raw>({
  branches: [0, { option: true }],
  facebook: async ({ branches }, use) => {
    await using facebook = await startStubProxy({ branches });
    await use(facebook);
  },
});

const channels: Readonly<Record<ChannelType, Channel>> = {
  messenger: "Messenger",
  instagram: "Instagram",
};
const types = Object.keys(channels) as ChannelType[];

const rows = [...errorRows, ...otherShapes];
const troubling = rows.filter(({ health }) => health !== undefined);
/** The rows in parts, because a list of over 30 accounts would show failing accounts first. */
const parts = [
  troubling.filter((_, index) => index % 2 === 0),
  troubling.filter((_, index) => index % 2 === 1),
] as const;
/**
 * The errors that must not change an account. Excludes `code_used`, because only a login can cause
 * this error. Also excludes rate limits, because another test covers them.
 */
const harmless = rows.filter(
  ({ health, code }) => health === undefined && code !== "code_used" && code !== "throttled",
);
const limits = rows.filter(({ code }) => code === "throttled");

async function connectAndWait(app: App, channel: Channel, tab: Page): Promise<void> {
  await connect(app, channel, tab);
  await expect(app.window.getByRole("status")).toContainText(`${channel} connected`);
  await waitForDonePage(tab);
}

async function accountsOf(shown: Page, type: ChannelType): Promise<readonly FacebookAccount[]> {
  return shown.evaluate(async (wanted) => {
    const answer = await window.pagekeeper?.snapshot();
    const snapshot: Snapshot | undefined = answer?.ok ? JSON.parse(answer.value) : undefined;
    return snapshot?.channels.find((channel) => channel.type === wanted)?.accounts ?? [];
  }, type);
}

interface Case {
  readonly row: ErrorRow;
  readonly account: FacebookAccount;
  readonly item: Locator;
}

/** Assigns an account of the row's channel to each row, in the order of the window's list. */
async function casesFor(window: Page, rows: readonly ErrorRow[]): Promise<readonly Case[]> {
  const cases: Case[] = [];
  for (const type of types) {
    const accounts = await accountsOf(window, type);
    for (const [index, row] of rows.filter(({ channel }) => channel === type).entries()) {
      const own = accounts[index];
      if (!own) throw new Error(`No ${type} account is left for ${row.row}.`);
      cases.push({ row, account: own, item: account(window, channels[type], displayName(own)) });
    }
  }
  return cases;
}

const bodiesOf = (cases: readonly Case[]) =>
  cases.map(({ account: own, row }) => [own, row.body] as const);

const checkNow = (window: Page, type: ChannelType): Promise<void> =>
  checkChannel(window, channels[type]);

const detailsOf = (window: Page, { row, account: own }: Case): Promise<Locator> =>
  openDetails(window, channels[row.channel], displayName(own));

/**
 * Dismisses the messages of the last actions, so that the test cannot mistake them for the message
 * of the next action.
 */
async function dismiss(window: Page): Promise<void> {
  for (const button of (await window.getByRole("button", { name: "Dismiss" }).all()).reverse()) {
    await button.click();
  }
  await expect(window.getByRole("alert")).toBeEmpty();
}

/** Returns undefined if the row is in the other part. */
function caseOf(cases: readonly Case[], row: string): Case | undefined {
  if (!troubling.some((one) => one.row === row)) throw new Error(`§3.2 has no ${row}.`);
  return cases.find((one) => one.row.row === row);
}

const addressOf = ({ row, account: { pageId } }: Case): string =>
  row.link?.replace("PAGE", pageId).replace("APP", appId) ?? "";

test.describe(() => {
  // The channels need many accounts, because each row that affects an account needs its own
  // account.
  test.use({ branches: 24 });

  for (const [index, part] of parts.entries()) {
    test(`shows each of Meta's account errors with its message and the action that fixes it, part ${index + 1}`, async ({
      start,
      facebook,
      tab,
    }) => {
      const app = await start(facebook.liveEnv);
      await expectTroubles(app, facebook, tab, part);
    });
  }
});

async function expectTroubles(
  app: App,
  facebook: StubProxy,
  tab: Page,
  part: readonly ErrorRow[],
): Promise<void> {
  const { window } = app;
  for (const type of types) await connectAndWait(app, channels[type], tab);

  const cases = await casesFor(window, part);
  facebook.stubConversations(bodiesOf(cases));
  for (const type of types) {
    await checkNow(window, type);
    await expect(window.getByRole("status")).toContainText(/^(Messenger|Instagram) checked: /);
    await dismiss(window);
  }
  for (const found of cases) await test.step(found.row.row, () => expectTrouble(window, found));

  const blocked = caseOf(cases, "368");
  if (blocked)
    await test.step("368 quotes Facebook's own message", async () => {
      await expect(await detailsOf(window, blocked)).toContainText(
        windowTexts.facebookSays(
          "You're temporarily blocked. You can send messages again in 3 days.",
        ),
      );
    });

  const lost = caseOf(cases, "190/492");
  if (lost)
    await test.step("190/492 opens its link in the user's browser", async () => {
      const details = await detailsOf(window, lost);
      await remedyLink(details).click();
      expect(await app.openedLink()).toBe(addressOf(lost));
      expect(app.process.windows()).toHaveLength(1);
    });
}

test("shows errors that concern no account, and leaves the accounts as they are", async ({
  start,
  facebook,
  tab,
}) => {
  const app = await start(facebook.liveEnv);
  const { window } = app;
  await connectAndWait(app, "Messenger", tab);
  await dismiss(window);
  for (const row of harmless) {
    await test.step(row.row, async () => {
      const [found] = await casesFor(window, [row]);
      if (found) await expectNoTrouble(window, facebook, found);
    });
  }

  await test.step("100/36009 after a login", async () => {
    const used = errorRows.find(({ code }) => code === "code_used");
    facebook.stubCodeExchange(used?.body);
    await startConnect(app, "Messenger", tab);
    await logIn(tab);
    await expect(window.getByRole("alert")).toHaveText(used?.sentence ?? "");
  });
});

async function expectTrouble(window: Page, found: Case): Promise<void> {
  const { row, item } = found;
  await expect(item).not.toContainText("Works");
  const details = await detailsOf(window, found);
  await expect(details).toContainText(row.sentence);
  const again = details.getByRole("button", { name: windowTexts.logInAgain });
  const byLogin = row.remedy === "connect-again" || row.remedy === "grant-permission";
  await expect(again).toHaveCount(byLogin ? 1 : 0);
  await expectLink(details, found);
}

/** Expects the link to the remedy, which is the pane's only link that looks like a button. */
async function expectLink(details: Locator, found: Case): Promise<void> {
  const links = remedyLink(details);
  await expect(links).toHaveCount(found.row.link === undefined ? 0 : 1);
  if (found.row.link !== undefined) await expect(links).toHaveAttribute("href", addressOf(found));
}

const remedyLink = (details: Locator): Locator => details.locator("a.button");

async function expectNoTrouble(window: Page, facebook: StubProxy, found: Case): Promise<void> {
  const { row, item } = found;
  facebook.stubConversations(bodiesOf([found]));
  await checkNow(window, row.channel);
  await expect(window.getByRole("alert")).toHaveText(row.sentence);
  await expect(item).toContainText("Works");
  await dismiss(window);
}

test("shows when a rate limit of any code ends, and leaves the account as it is", async ({
  start,
  facebook,
  tab,
}) => {
  const first = await start(facebook.liveEnv);
  await connectAndWait(first, "Messenger", tab);
  const cases = (await Promise.all(limits.map((row) => casesFor(first.window, [row])))).flat();
  await first.close();
  for (const found of cases) {
    await test.step(found.row.row, async () => {
      facebook.stubConversations(bodiesOf([found]));
      // Each row needs a new app, because the previous app is still waiting for its rate limit to
      // end.
      await using app = await start(facebook.liveEnv);
      await expect(app.window.getByText("Facebook's limit is reached")).toBeVisible();
      const item = account(app.window, "Messenger", found.account.name);
      await expect(item).toContainText("Works");
    });
  }
});

test("an account whose checks are refused for a day is no longer said to work", async ({
  start,
  facebook,
  tab,
}) => {
  const app = await start(facebook.liveEnv);
  const { window } = app;
  await connectAndWait(app, "Messenger", tab);
  await dismiss(window);
  const row = errorRows.find((one) => one.row === "200 API access deactivated");
  const [found] = row ? await casesFor(window, [row]) : [];
  if (!found) throw new Error("No account is left.");
  await expectNoTrouble(window, facebook, found);
  await shiftClock(app, 25 * 60);
  await checkNow(window, "messenger");
  await expect(window.getByRole("alert")).toHaveText(found.row.sentence);
  const details = await detailsOf(window, found);
  await expect(details).toContainText("not confirmed since");
  await expect(details).toContainText(found.row.sentence);
  await expect(remedyLink(details)).toHaveAttribute("href", addressOf(found));

  facebook.stubConversations([]);
  await checkNow(window, "messenger");
  await expect(found.item).toContainText("Works");
  await expect(details).not.toContainText("not confirmed");
});
