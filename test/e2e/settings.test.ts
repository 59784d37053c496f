import { readdir } from "node:fs/promises";
import type { ElectronApplication, Locator } from "@playwright/test";
import { pages, people } from "../../main/practice/index.ts";
import type { App } from "./support/app.ts";
import { accounts, arrived, connect } from "./support/desktop.ts";
import { expect, test } from "./support/fixtures.ts";
import { openFacebook } from "./support/held-facebook.ts";
import { inMain } from "./support/in-main.ts";

async function openSettings({ window }: App): Promise<Locator> {
  await window.getByRole("button", { name: "Settings", exact: true }).click();
  return window.getByRole("dialog", { name: "Settings" });
}

/** A second Electron would run on after the test. */
const withoutRelaunch = ({ process }: App) =>
  inMain(process, ({ app }) => {
    app.relaunch = () => undefined;
  });

/** Resolves once the app has quit by itself. */
const gone = (process: ElectronApplication) =>
  new Promise<void>((resolve) => {
    process.once("close", () => resolve());
  });

/** Files and folders of ours, as opposed to Chromium's. */
const ours = async (folder: string) =>
  (await readdir(folder)).filter((name) =>
    /^(settings|accounts|practice-accounts|logs)/.test(name),
  );

async function connectBoth(app: App, tab: Parameters<typeof connect>[2]): Promise<void> {
  await connect(app, "Messenger", tab);
  await expect(app.window.getByRole("status")).toContainText("Facebook Messenger connected");
  await arrived(tab);
  await connect(app, "Instagram", tab);
  await expect(app.window.getByRole("status")).toContainText("Instagram connected");
}

async function removeEverything(app: App): Promise<Locator> {
  const settings = await openSettings(app);
  await settings.getByRole("button", { name: "Remove everything…" }).click();
  const question = app.window.getByRole("alertdialog", { name: "Remove everything?" });
  await expect(question).toContainText("ends its access at Facebook for 1 person");
  return question;
}

test("what is changed is saved at once and stands there at the next start", async ({ start }) => {
  const first = await start();
  const settings = await openSettings(first);
  await settings.getByRole("checkbox", { name: "Notify me" }).uncheck();
  await expect(settings).toContainText("Saved.");
  await settings
    .getByRole("combobox", { name: "Check all accounts" })
    .selectOption("Every 6 hours");
  await settings.getByRole("combobox", { name: "Appearance" }).selectOption("Dark");
  await expect
    .poll(() => inMain(first.process, ({ nativeTheme }) => nativeTheme.themeSource))
    .toBe("dark");
  await first.close();

  const next = await openSettings(await start());
  await expect(next.getByRole("checkbox", { name: "Notify me" })).not.toBeChecked();
  await expect(next.getByRole("combobox", { name: "Check all accounts" })).toHaveValue("6");
  await expect(next.getByRole("combobox", { name: "Appearance" })).toHaveValue("dark");
});

test("a new port offers the restart that it needs", async ({ start }) => {
  const settings = await openSettings(await start());
  await settings.getByLabel("Port").fill("47999");
  await settings.getByRole("button", { name: "Save", exact: true }).click();
  await expect(settings).toContainText("Restart Pagekeeper to use the new port.");
  await expect(settings.getByRole("button", { name: "Restart now" })).toBeVisible();
});

test("the restart is offered until the port is the one in use again, however often one looks", async ({
  start,
}) => {
  const app = await start();
  const settings = await openSettings(app);
  const port = settings.getByLabel("Port");
  const restart = settings.getByRole("button", { name: "Restart now" });
  const save = async (value: string) => {
    await port.fill(value);
    await settings.getByRole("button", { name: "Save", exact: true }).click();
    await expect(settings).toContainText("Saved.");
  };
  const lookAgain = async () => {
    await settings.getByRole("button", { name: "Close" }).click();
    await openSettings(app);
    await expect(port).not.toHaveValue("");
  };
  await expect(port).not.toHaveValue("");
  const inUse = await port.inputValue();
  await save("47999");
  await lookAgain();
  await expect(settings).toContainText("Restart Pagekeeper to use the new port.");
  await expect(restart).toBeVisible();
  await save(inUse);
  await expect(restart).toHaveCount(0);
  await lookAgain();
  await expect(restart).toHaveCount(0);
});

test("diagnostics name nobody unless asked to, and the logs' folder is opened", async ({
  start,
  tab,
}) => {
  await using facebook = await openFacebook();
  const app = await start(facebook.practiceEnv);
  await connect(app, "Messenger", tab);
  await expect(accounts(app.window, "Messenger")).not.toHaveCount(0);
  const settings = await openSettings(app);
  const copied = async () => {
    await settings.getByRole("button", { name: "Copy diagnostics" }).click();
    await expect(settings).toContainText("Copied.");
    return inMain(app.process, ({ clipboard }) => clipboard.readText());
  };
  const text = await copied();
  expect(text).toContain("mode: practice");
  expect(text).toContain("messenger works");
  for (const name of [pages.northwindBakery.name, people.dana.name, people.dana.id]) {
    expect(text).not.toContain(name);
  }
  await settings.getByRole("checkbox", { name: "Include names" }).check();
  await expect.poll(copied).toContain(pages.northwindBakery.name);

  await inMain(app.process, ({ shell }) => {
    shell.openPath = async (path) => {
      Object.assign(globalThis, { openedPath: path });
      return "";
    };
  });
  await settings.getByRole("button", { name: "Open logs" }).click();
  const opened = () =>
    inMain(app.process, ({ app: electronApp }) =>
      Object.is(Reflect.get(globalThis, "openedPath"), electronApp.getPath("logs")),
    );
  await expect.poll(opened).toBe(true);
});

test("removing everything ends the access at Facebook and leaves nothing here", async ({
  start,
  keyring,
  profile,
  tab,
}) => {
  await using facebook = await openFacebook();
  const app = await start(facebook.practiceEnv);
  await withoutRelaunch(app);
  await connectBoth(app, tab);
  expect(await keyring.size()).toBeGreaterThan(0);
  const question = await removeEverything(app);
  const ended = gone(app.process);
  await question.getByRole("button", { name: "Remove everything" }).click();
  await ended;

  const revoked = facebook.control
    .calls()
    .filter(({ method, path }) => method === "DELETE" && path.endsWith("/permissions"));
  expect(revoked).toHaveLength(1);
  expect(await keyring.size()).toBe(0);
  expect(await ours(profile.folder)).toEqual([]);

  const next = await start(facebook.practiceEnv);
  await expect(next.window.getByText("No accounts yet")).toBeVisible();
  await expect(next.window.getByRole("region", { name: "Notices" })).toHaveCount(0);
});

test("with a Meta app, its secret goes too, and so do the practice accounts from before", async ({
  start,
  keyring,
  profile,
  tab,
}) => {
  const own = { appId: "987654321098765", appSecret: "0f1e2d3c4b5a69788796a5b4c3d2e1f0" };
  await using simulated = await openFacebook();
  const first = await start(simulated.practiceEnv);
  await connect(first, "Messenger", tab);
  await expect(first.window.getByRole("status")).toContainText("Facebook Messenger connected");
  await arrived(tab);
  await first.close();

  await using facebook = await openFacebook(own);
  const practice = await start(facebook.practiceEnv);
  await practice.window.getByRole("button", { name: "Set up…" }).click();
  const form = practice.window.getByRole("dialog", { name: "Settings" });
  await form.getByLabel("App ID").fill(own.appId);
  await form.getByLabel("App secret").fill(own.appSecret);
  await form.getByRole("button", { name: "Check and save" }).click();
  await expect(form).toContainText("Saved.");
  await practice.close();

  const app = await start(facebook.practiceEnv);
  await withoutRelaunch(app);
  await connectBoth(app, tab);
  const question = await removeEverything(app);
  const ended = gone(app.process);
  await question.getByRole("button", { name: "Remove everything" }).click();
  await ended;
  expect(await keyring.size()).toBe(0);
  expect(await ours(profile.folder)).toEqual([]);
});

test("what Facebook does not confirm is told, and removed only when the user says so", async ({
  start,
  keyring,
  profile,
  tab,
}) => {
  await using facebook = await openFacebook();
  const app = await start(facebook.practiceEnv);
  await withoutRelaunch(app);
  await connectBoth(app, tab);
  facebook.control.do({ action: "service", service: "refusing" });
  const question = await removeEverything(app);
  await question.getByRole("button", { name: "Remove everything" }).click();
  const left = app.window.getByRole("alertdialog", { name: "Remove the rest anyway?" });
  await expect(left).toContainText(people.dana.name, { timeout: 45_000 });
  expect(await keyring.size()).toBeGreaterThan(0);

  const ended = gone(app.process);
  await left.getByRole("button", { name: "Remove anyway" }).click();
  await ended;
  expect(await keyring.size()).toBe(0);
  expect(await ours(profile.folder)).toEqual([]);
});

test("a removal that was interrupted says so at the next start, once", async ({ start, tab }) => {
  await using facebook = await openFacebook();
  const app = await start(facebook.practiceEnv);
  await connectBoth(app, tab);
  facebook.control.do({ action: "service", service: "refusing" });
  const question = await removeEverything(app);
  await question.getByRole("button", { name: "Remove everything" }).click();
  await expect(app.window.getByText("No accounts yet")).toBeAttached();
  await app.close();

  const next = await start(facebook.practiceEnv);
  await expect(next.window.getByRole("region", { name: "Notices" })).toContainText(
    "Pagekeeper was removing everything and was interrupted",
  );
});
