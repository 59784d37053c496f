import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Keyring } from "../support/keyring.ts";
import { loopbacks, occupyPort } from "../support/ports.ts";
import { type App, localBuild, type Profile } from "./support/app.ts";
import { startFacebook } from "./support/external-facebook.ts";
import { expect, test } from "./support/fixtures.ts";
import { inMain } from "./support/in-main.ts";
import { serverTexts, settingsTexts, windowTexts } from "./support/texts.ts";
import { connectButton, openMetaAppForm, progress } from "./support/ui.ts";

const notices = (app: App) => app.window.getByRole("region", { name: "Notices" });

for (const host of loopbacks) {
  test(`with a Meta app, reports that another program uses the port on ${host} and offers to change it`, async ({
    start,
  }) => {
    await using facebook = await startFacebook();
    await using other = await occupyPort(host);
    const app = await start({ ...facebook.liveEnv, PAGEKEEPER_PORT: String(other.port) });
    const message = serverTexts.portTaken(other.port);
    await expect(notices(app)).toContainText(message);

    await connectButton(app.window, "Messenger").click();
    await expect(app.window.getByRole("alert")).toContainText(message);
    await expect(progress(app.window, "Messenger")).toHaveCount(0);
    expect(facebook.control.calls()).toEqual([]);

    await app.window.getByRole("button", { name: windowTexts.changePort }).click();
    await expect(app.window.getByRole("dialog", { name: "Settings" })).toContainText(
      settingsTexts.portHint,
    );
  });

  test(`in practice mode, silently uses another port if the port is taken on ${host}`, async ({
    start,
  }) => {
    await using other = await occupyPort(host);
    const app = await start({ PAGEKEEPER_PORT: String(other.port) });
    await connectButton(app.window, "Messenger").click();
    const link = new URL(await app.openedLink());
    expect(Number(link.port)).not.toBe(other.port);
    expect((await fetch(link, { redirect: "manual" })).status).toBe(303);
    await expect(notices(app)).toHaveCount(0);

    // The form must show the configured port, because logins in live mode work on no other port.
    await expect(await openMetaAppForm(app.window)).toContainText(
      `http://localhost:${other.port}/auth/facebook/callback`,
    );
  });
}

/** Starts the app again, like a second double-click on its icon. Returns the exit code. */
async function startAgain(profile: Profile, keyring: Keyring): Promise<number | null> {
  const { executable, folder, args } = localBuild();
  const second = spawn(executable, [...args, "."], {
    cwd: folder,
    env: {
      ...process.env,
      DBUS_SESSION_BUS_ADDRESS: keyring.address,
      PAGEKEEPER_USER_DATA: profile.folder,
    },
    stdio: "ignore",
    timeout: 60_000,
    killSignal: "SIGKILL",
  });
  const [code] = await once(second, "exit");
  return code;
}

test("a second start shows the window of the first run and quits", async ({
  keyring,
  profile,
  start,
}) => {
  const first = await start();
  const isVisible = () =>
    inMain(first.process, ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isVisible()),
    );
  await expect.poll(isVisible).toEqual([true]);
  await inMain(first.process, ({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.hide();
  });
  expect(await isVisible()).toEqual([false]);
  expect(await startAgain(profile, keyring)).toBe(0);
  await expect.poll(isVisible).toEqual([true]);
});
