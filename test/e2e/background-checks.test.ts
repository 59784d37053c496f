/**
 * Tests that an app in the tray reports lost access only once, and does not report temporary
 * problems.
 */
import { pages } from "../../main/practice/index.ts";
import { App } from "./support/app.ts";
import {
  freezeClock,
  removeJitter,
  resumeComputer,
  shiftClock,
  unlockScreen,
} from "./support/clock.ts";
import type { ExternalFacebook } from "./support/external-facebook.ts";
import { connect } from "./support/http-login.ts";
import { inMain } from "./support/in-main.ts";
import { accountProblemTexts } from "./support/texts.ts";
import { interceptTimers } from "./support/timers.ts";
import {
  test as base,
  closeWindow,
  expect,
  invalidateTokens,
  mustLogIn,
  openWindow,
  stillRunning,
} from "./support/tray-fixtures.ts";
import type { TrayPanel } from "./support/tray-panel.ts";
import { account } from "./support/ui.ts";

interface Unattended {
  /**
   * A running app whose window was closed to the tray. All of its Messenger accounts work. They
   * were last checked three days ago.
   */
  readonly closed: App;
}

const second = 1_000;
const minute = 60 * second;
const day = 24 * 60;

const { harborYoga } = pages;
const allWork = /^Pagekeeper – \d accounts, all working$/;
const someNeed = /^Pagekeeper – \d accounts need attention$/;
/** The timeout for a check that waits for the network and sends each request three times. */
const inTime = { timeout: 60 * second };

/** Waits until a check has started and ended. Ignores checks from before the last `forgetCalls`. */
async function checked(facebook: ExternalFacebook, panel: TrayPanel): Promise<void> {
  await expect.poll(() => facebook.control.calls().length, inTime).toBeGreaterThan(0);
  await expect.poll(() => panel.labels(), inTime).not.toContain("Checking…");
}

const test = base.extend<Unattended>({
  closed: async ({ app, daemon, facebook, panel }, use) => {
    await removeJitter(app);
    await shiftClock(app, -3 * day);
    await connect(app, "Messenger");
    await expect(app.window.getByRole("status")).toContainText("Messenger connected");
    // Checks again, because the check at startup may have run before the clock was set.
    facebook.control.forgetCalls();
    await panel.click("Check now");
    await checked(facebook, panel);
    await closeWindow(app);
    await daemon.waitFor(stillRunning);
    await use(app);
  },
});

for (const [name, comeBack] of [
  ["the computer wakes", resumeComputer],
  ["the screen is unlocked", unlockScreen],
] as const) {
  test(`finds accounts that have lost access when ${name}`, async ({
    closed,
    daemon,
    facebook,
    panel,
  }) => {
    const icon = await panel.iconHash();
    invalidateTokens(facebook);
    await shiftClock(closed, 0);
    await comeBack(closed);
    const notification = await daemon.waitFor(mustLogIn);
    await expect.poll(() => panel.tooltip()).toMatch(someNeed);
    expect(await panel.iconHash()).not.toBe(icon);
    const window = await openWindow(closed, () => daemon.click(notification));
    await expect(account(window, "Messenger", harborYoga.name)).toContainText(
      accountProblemTexts.labels.reconnect,
    );
    expect(daemon.shown).toHaveLength(2);
  });
}

const outages = [
  ["is down", "down"],
  ["answers with a page", "html"],
  ["cuts each connection", "refusing"],
] as const;

test("does not notify about an unreachable Facebook, and shows the age of its last results", async ({
  closed,
  daemon,
  facebook,
  panel,
}) => {
  const icon = await panel.iconHash();
  await shiftClock(closed, 0);
  for (const [what, service] of outages) {
    await test.step(`Facebook ${what}`, async () => {
      facebook.control.do({ action: "service", service });
      facebook.control.forgetCalls();
      await resumeComputer(closed);
      await checked(facebook, panel);
      expect(await panel.tooltip()).toMatch(allWork);
      expect(await panel.iconHash()).toBe(icon);
    });
  }
  const window = await openWindow(closed, () => panel.click("Open Pagekeeper"));
  const row = account(window, "Messenger", harborYoga.name);
  await expect(row).toContainText(/Works.*as of /);
  await expect(window.getByRole("alert")).toBeEmpty();
  expect(daemon.shown).toHaveLength(1);
});

test("does not notify about a rate limit, and continues the check after it", async ({
  closed,
  daemon,
  facebook,
  panel,
}) => {
  const now = Date.now();
  await freezeClock(closed, now);
  const timers = await interceptTimers(closed.process, 5 * minute);
  facebook.control.do({ action: "limits", limits: "business", minutes: 5 });
  await resumeComputer(closed);
  const wait = /^Facebook's limit is reached/;
  await expect
    .poll(async () => (await panel.labels()).some((label) => wait.test(label)), inTime)
    .toBe(true);
  expect(await panel.tooltip()).toMatch(allWork);
  const window = await openWindow(closed, () => panel.click("Open Pagekeeper"));
  await expect(window.getByText(wait)).toBeVisible();
  await expect(account(window, "Messenger", harborYoga.name)).toContainText(/Works.*as of /);
  await closeWindow(closed);

  facebook.control.do({ action: "limits", limits: "none" });
  invalidateTokens(facebook);
  await freezeClock(closed, now + 5 * minute);
  await timers.elapse();
  await daemon.waitFor(mustLogIn);
  expect(daemon.shown).toHaveLength(2);
});

test("does not notify about a restart during a check, and still finds access that is lost later", async ({
  closed,
  daemon,
  facebook,
  keyring,
  panel,
  profile,
}) => {
  facebook.control.do({ action: "service", service: "hanging" });
  await shiftClock(closed, 0);
  facebook.control.forgetCalls();
  await resumeComputer(closed);
  await expect.poll(() => facebook.control.calls().length, inTime).toBeGreaterThan(0);
  await closed.close();

  facebook.control.do({ action: "service", service: "down" });
  facebook.control.forgetCalls();
  await using next = await App.startHidden({ keyring, profile, env: facebook.liveEnv });
  await removeJitter(next);
  await checked(facebook, panel);
  expect(await panel.tooltip()).toMatch(allWork);
  expect(daemon.shown).toHaveLength(1);

  facebook.control.do({ action: "service", service: "up" });
  invalidateTokens(facebook);
  await resumeComputer(next);
  await daemon.waitFor(mustLogIn);
  expect(daemon.shown).toHaveLength(2);
});

/** Makes Electron report that the computer is online or offline. */
const setOnline = ({ process }: App, online: boolean): Promise<void> =>
  inMain(
    process,
    ({ net }, is) => {
      net.isOnline = () => is === 1;
    },
    Number(online),
  );

test("does not notify about a lost network, and checks when it is back", async ({
  closed,
  daemon,
  facebook,
  panel,
}) => {
  const timers = await interceptTimers(closed.process, 10 * second);
  await shiftClock(closed, 0);
  await setOnline(closed, false);
  facebook.control.do({ action: "service", service: "refusing" });
  facebook.control.forgetCalls();
  await resumeComputer(closed);
  await checked(facebook, panel);
  expect(await panel.tooltip()).toMatch(/^Pagekeeper – Offline – \d accounts, all working$/);

  facebook.control.do({ action: "service", service: "up" });
  invalidateTokens(facebook);
  await setOnline(closed, true);
  expect(daemon.shown).toHaveLength(1);
  await timers.elapse();
  await daemon.waitFor(mustLogIn);
  await expect.poll(() => panel.tooltip()).toMatch(someNeed);
  expect(daemon.shown).toHaveLength(2);
});

test("sends no wrong notification and misses no problem when the clock is set back and forward", async ({
  closed,
  daemon,
  facebook,
  panel,
}) => {
  // At the end of each check, the app starts a timer for the next check. This timer is at most 15
  // minutes long.
  const timers = await interceptTimers(closed.process, 15 * minute);
  await shiftClock(closed, 0);
  facebook.control.forgetCalls();
  await panel.click("Check now");
  await checked(facebook, panel);
  const setTo = async (minutes: number) => {
    facebook.control.forgetCalls();
    await shiftClock(closed, minutes);
    await timers.elapse();
  };

  await setTo(-400 * day);
  expect(await panel.labels()).not.toContain("Checking…");
  expect(await panel.tooltip()).toMatch(allWork);
  expect(facebook.control.calls()).toEqual([]);
  invalidateTokens(facebook);
  await setTo(0);
  await daemon.waitFor(mustLogIn);
  await expect.poll(() => panel.tooltip()).toMatch(someNeed);
  expect(daemon.shown).toHaveLength(2);
});
