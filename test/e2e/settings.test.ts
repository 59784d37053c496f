import { pages, people } from "../../main/practice/index.ts";
import { startFacebook } from "./support/external-facebook.ts";
import { expect, test } from "./support/fixtures.ts";
import { inMain } from "./support/in-main.ts";
import { settingsTexts } from "./support/texts.ts";
import { accounts, connect, openSettings } from "./support/ui.ts";

test("changed settings are saved at once and kept after a restart", async ({ start }) => {
  const first = await start();
  const settings = await openSettings(first.window);
  await settings.getByRole("checkbox", { name: settingsTexts.notifications }).uncheck();
  await expect(settings).toContainText("Saved.");
  await settings
    .getByRole("combobox", { name: settingsTexts.checkEvery })
    .selectOption(settingsTexts.hours(6));
  await settings.getByRole("combobox", { name: "Appearance" }).selectOption("Dark");
  await expect
    .poll(() => inMain(first.process, ({ nativeTheme }) => nativeTheme.themeSource))
    .toBe("dark");
  await first.close();

  const next = await openSettings((await start()).window);
  await expect(next.getByRole("checkbox", { name: settingsTexts.notifications })).not.toBeChecked();
  await expect(next.getByRole("combobox", { name: settingsTexts.checkEvery })).toHaveValue("6");
  await expect(next.getByRole("combobox", { name: "Appearance" })).toHaveValue("dark");
});

test("a changed port is saved", async ({ start }) => {
  const { window } = await start();
  const settings = await openSettings(window);
  await settings.getByLabel("Port").fill("47999");
  await settings.getByRole("button", { name: "Save", exact: true }).click();
  await expect(settings).toContainText(settingsTexts.settingSaved);
  await settings.getByRole("button", { name: "Close" }).click();
  await expect((await openSettings(window)).getByLabel("Port")).toHaveValue("47999");
});

test("a port typed before the settings have loaded is kept", async ({ start }) => {
  const app = await start();
  // Types as soon as the field exists, before the main process can have sent the settings.
  await app.window.evaluate(() => {
    new MutationObserver((_, observer) => {
      const field = document.querySelector<HTMLInputElement>("[aria-describedby^=port-hint]");
      if (!field) return;
      observer.disconnect();
      field.focus();
      document.execCommand("insertText", false, "47999");
    }).observe(document, { childList: true, subtree: true });
  });
  const settings = await openSettings(app.window);
  await expect(settings.getByRole("checkbox", { name: settingsTexts.notifications })).toBeChecked();
  await expect(settings.getByLabel("Port")).toHaveValue("47999");
});

test("diagnostics contain names only on request, and the log folder can be opened", async ({
  start,
  tab,
}) => {
  await using facebook = await startFacebook();
  const app = await start(facebook.practiceEnv);
  await connect(app, "Messenger", tab);
  await expect(accounts(app.window, "Messenger")).not.toHaveCount(0);
  const settings = await openSettings(app.window);
  const copied = async () => {
    await settings.getByRole("button", { name: settingsTexts.copyDiagnostics }).click();
    await expect(settings).toContainText("Copied.");
    return inMain(app.process, ({ clipboard }) => clipboard.readText());
  };
  const text = await copied();
  expect(text).toContain("mode: practice");
  expect(text).toContain("messenger works");
  for (const name of [pages.northwindBakery.name, people.dana.name, people.dana.id]) {
    expect(text).not.toContain(name);
  }
  await settings.getByRole("checkbox", { name: settingsTexts.includeNames }).check();
  await expect.poll(copied).toContain(pages.northwindBakery.name);

  await inMain(app.process, ({ shell }) => {
    shell.openPath = async (path) => {
      Object.assign(globalThis, { openedPath: path });
      return "";
    };
  });
  await settings.getByRole("button", { name: settingsTexts.openLogs }).click();
  const opened = () =>
    inMain(app.process, ({ app: electronApp }) =>
      Object.is(Reflect.get(globalThis, "openedPath"), electronApp.getPath("logs")),
    );
  await expect.poll(opened).toBe(true);
});
