import { pages } from "../../main/practice/index.ts";
import { logIn } from "./support/dialog.ts";
import { expect, test } from "./support/live-fixtures.ts";
import { channelTexts, facebookTexts, serverTexts } from "./support/texts.ts";
import { interceptTimers } from "./support/timers.ts";
import { account, connect, connectButton, progress, startConnect } from "./support/ui.ts";

const minute = 60_000;

test("a login ends after ten minutes without an answer, and the next one works", async ({
  app,
  facebook,
  keyring,
  newTab,
  tab,
}) => {
  const timers = await interceptTimers(app.process, 10 * minute);

  await test.step("reports a login whose browser was closed", async () => {
    const closing = await newTab();
    await startConnect(app, "Messenger", closing);
    await closing.close();
    await expect(progress(app.window, "Messenger")).toBeVisible();
    await timers.elapse();
    await expect(app.window.getByRole("alert")).toHaveText(
      channelTexts.problems.timed_out("messenger"),
    );
    await expect(progress(app.window, "Messenger")).toHaveCount(0);
  });

  await test.step("rejects a login that comes too late", async () => {
    await startConnect(app, "Messenger", tab);
    await timers.elapse();
    await expect(connectButton(app.window, "Messenger")).toBeVisible();
    const answer = tab.waitForResponse(/\/auth\/facebook\/callback\?/);
    await logIn(tab);
    expect((await answer).status()).toBe(400);
    await expect(
      tab.getByRole("heading", { name: serverTexts.failures.start_again.title }),
    ).toBeVisible();
    expect(facebook.control.calls()).toEqual([]);
    expect(await keyring.size()).toBe(0);
  });

  await test.step("connects the next login, which no longer times out afterwards", async () => {
    await connect(app, "Messenger", tab);
    await expect(app.window.getByRole("status")).toContainText("Facebook Messenger connected");
    await timers.elapse();
    await expect(account(app.window, "Messenger", pages.harborYoga.name)).toContainText("Works");
    await expect(app.window.getByRole("alert")).toBeEmpty();
  });
});

test("a login ends with its own message if Facebook takes too long to answer", async ({
  app,
  facebook,
  tab,
}) => {
  const timers = await interceptTimers(app.process, minute / 2);
  facebook.control.do({ action: "service", service: "hanging" });
  await connect(app, "Messenger", tab);
  await expect.poll(() => facebook.control.calls()).toHaveLength(1);
  await timers.elapse();
  await expect(app.window.getByRole("alert")).toHaveText(facebookTexts.sentences.facebook_timeout);
  await expect(tab.getByRole("heading", { name: serverTexts.notConnected.title })).toBeVisible();
  await expect(connectButton(app.window, "Messenger")).toBeVisible();
});
