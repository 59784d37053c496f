import type { MenuItemConstructorOptions } from "electron";
import { describe, expect, it, vi } from "vitest";
import { menuTemplate } from "../../../../main/desktop/window/application-menu.ts";

vi.mock("electron", () => import("../../../support/doubles/electron.ts"));

const actions = { openInBrowser: vi.fn(), showSettings: vi.fn(), showAbout: vi.fn() };

/** Returns all items, including those of submenus. */
function items(template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [
    item,
    ...(Array.isArray(item.submenu) ? items(item.submenu) : []),
  ]);
}
const labels = (template: MenuItemConstructorOptions[]) =>
  template.map(({ label, role }) => label ?? role);
const submenu = (template: MenuItemConstructorOptions[], at: number) => {
  const menu = template[at]?.submenu;
  return Array.isArray(menu) ? labels(menu).filter(Boolean) : [];
};

describe("the menu on macOS", () => {
  const menu = menuTemplate("darwin", actions);

  it("begins with the app's own menu, which has Settings and Quit", () => {
    expect(labels(menu)).toEqual(["appMenu", "File", "Edit", "View", "Window"]);
    expect(submenu(menu, 0)).toEqual([
      "About Pagekeeper",
      "Settings…",
      "Hide Pagekeeper",
      "Quit Pagekeeper",
    ]);
    expect(submenu(menu, 1)).toEqual(["Open in browser", "Close"]);
  });
});

describe.each(["win32", "linux"] as const)("the menu on %s", (platform) => {
  const menu = menuTemplate(platform, actions);

  it("has Settings and Quit under File, and access keys", () => {
    expect(labels(menu)).toEqual(["&File", "&Edit", "&View", "&Window", "&Help"]);
    expect(submenu(menu, 0)).toEqual(["Open in browser", "Settings…", "Quit"]);
    expect(submenu(menu, 4)).toEqual(["About Pagekeeper"]);
  });
});

describe.each(["darwin", "win32", "linux"] as const)(
  "the menu on every platform: %s",
  (platform) => {
    const all = items(menuTemplate(platform, actions));

    it("has copy and paste, whose shortcuts macOS takes from the Edit menu", () => {
      const roles = all.map(({ role }) => role);
      for (const role of ["undo", "cut", "copy", "paste", "selectAll"])
        expect(roles).toContain(role);
    });

    it("labels every item, because Electron's roles are labelled in English only", () => {
      for (const { type, label, role } of all) {
        if (type !== "separator" && role !== "appMenu") expect(label).toMatch(/\S/);
      }
    });

    it("offers neither reload nor developer tools", () => {
      const roles = all.map(({ role }) => role);
      expect(roles).not.toEqual(expect.arrayContaining(["reload"]));
      expect(roles).not.toEqual(expect.arrayContaining(["toggleDevTools"]));
    });

    it.each([
      ["Settings…", actions.showSettings],
      ["Open in browser", actions.openInBrowser],
      ["About Pagekeeper", actions.showAbout],
    ])("runs its action on a click on %s", (label, action) => {
      expect(all.find((item) => item.label === label)?.click).toBe(action);
    });
  },
);
