/** Pagekeeper in the tray while nobody looks: what ends is found and told of once, and what passes by itself is no alarm. */
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
import { facebookTexts } from "./support/texts.ts";
import { interceptTimers } from "./support/timers.ts";
import {
  accountsFailing,
  test as base,
  closeWindow,
  expect,
  invalidateTokens,
  openWindow,
  stillRunning,
} from "./support/tray-fixtures.ts";
import type { TrayPanel } from "./support/tray-panel.ts";
import { account } from "./support/ui.ts";

interface Unattended {
  /** Closed to the tray three days ago, with accounts of Messenger, all of which worked. */
  readonly closed: App;
}

const second = 1_000;
const minute = 60 * second;
const day = 24 * 60;

const { harborYoga } = pages;
const allWork = /^Pagekeeper – \d accounts, all working$/;
const someNeed = /^Pagekeeper – \d accounts need attention$/;
/** A check waits for the network after waking, and Graph is asked up to three times. */
const inTime = { timeout: 60 * second };

/** One that began after `forgetCalls` has come and gone. */
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
    // The check at the start may have come before the clock was set.
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
  test(`what ended meanwhile is found when ${name}`, async ({
    closed,
    daemon,
    facebook,
    panel,
  }) => {
    const icon = await panel.iconHash();
    invalidateTokens(facebook);
    await shiftClock(closed, 0);
    await comeBack(closed);
    const told = await daemon.waitFor(accountsFailing);
    await expect.poll(() => panel.tooltip()).toMatch(someNeed);
    expect(await panel.iconHash()).not.toBe(icon);
    const window = await openWindow(closed, () => daemon.click(told));
    await expect(account(window, "Messenger", harborYoga.name)).toContainText(
      facebookTexts.sentences.logged_out,
    );
    expect(daemon.shown).toHaveLength(2);
  });
}

const outages = [
  ["is down", "down"],
  ["answers with a page", "html"],
  ["cuts each connection", "refusing"],
] as const;

test("a Facebook that cannot be asked alarms nobody, and what is known shows its age", async ({
  closed,
  daemon,
  facebook,
  panel,
}) => {
  const icon = await panel.iconHash();
  await shiftClock(closed, 0);
  for (const [what, service] of outages) {
    await test.step(`it ${what}`, async () => {
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

test("a limit of Facebook's alarms nobody, and the check goes on when it is over", async ({
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
  await daemon.waitFor(accountsFailing);
  expect(daemon.shown).toHaveLength(2);
});

test("a restart in the middle of a check alarms nobody, and loses nothing that ends later", async ({
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
  await daemon.waitFor(accountsFailing);
  expect(daemon.shown).toHaveLength(2);
});

/** As the system would say it. */
const setOnline = ({ process }: App, online: boolean): Promise<void> =>
  inMain(
    process,
    ({ net }, is) => {
      net.isOnline = () => is === 1;
    },
    Number(online),
  );

test("without a network nobody is alarmed, and its return brings a check", async ({
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
  await daemon.waitFor(accountsFailing);
  await expect.poll(() => panel.tooltip()).toMatch(someNeed);
  expect(daemon.shown).toHaveLength(2);
});

test("a clock that is set back, and forwards again, brings no alarm and hides none", async ({
  closed,
  daemon,
  facebook,
  panel,
}) => {
  // A check's end sets the next timer, of the greatest length that one has.
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
  await daemon.waitFor(accountsFailing);
  await expect.poll(() => panel.tooltip()).toMatch(someNeed);
  expect(daemon.shown).toHaveLength(2);
});
