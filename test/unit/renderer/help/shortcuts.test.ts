import { beforeAll, expect, it, vi } from "vitest";
import { menuTemplate } from "../../../../main/desktop/window/application-menu.ts";
import { shortcutGroups } from "../../../../renderer/help/shortcuts.ts";
import { loadHelpTexts } from "../../../../renderer/i18n/help.ts";
import { loadLocale } from "../../../../renderer/i18n/index.ts";

vi.mock("electron", () => import("../../../support/doubles/electron.ts"));

beforeAll(async () => {
  await loadLocale("en");
  await loadHelpTexts();
});

const keysOf = (mac: boolean) =>
  shortcutGroups(mac).flatMap(({ shortcuts }) =>
    shortcuts.flatMap(({ keys }) => keys.map((combination) => combination.join("+"))),
  );

it.each([
  [false, "linux", "Ctrl"],
  [true, "darwin", "⌘"],
] as const)("names every shortcut of the application menu (mac: %s)", (mac, platform, command) => {
  const actions = { openInBrowser: vi.fn(), showAbout: vi.fn(), send: vi.fn() };
  const accelerators = menuTemplate(platform, actions)
    .flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
    .flatMap(({ accelerator }) => accelerator?.replace("CmdOrCtrl", command) ?? []);
  expect(accelerators).toHaveLength(4);
  expect(keysOf(mac)).toEqual(expect.arrayContaining(accelerators));
});

it("names the keys of the menu only where the window has a Menu button", () => {
  expect(keysOf(false)).toEqual(expect.arrayContaining(["Alt", "F10", "Menu key", "Shift+F10"]));
  const mac = keysOf(true);
  for (const key of ["Alt", "F10", "Menu key"]) expect(mac).not.toContain(key);
});

it("names no keys twice", () => {
  for (const mac of [false, true]) expect(new Set(keysOf(mac)).size).toBe(keysOf(mac).length);
});
