import type { MenuItemConstructorOptions } from "electron";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { menuTemplate } from "../../../../main/desktop/window/application-menu.ts";
import { fake } from "../../../support/fake.ts";

beforeEach(() => {
  vi.clearAllMocks();
});

vi.mock("electron", () => import("../../../support/doubles/electron.ts"));

const actions = { openInBrowser: vi.fn(), showAbout: vi.fn(), send: vi.fn() };

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

const fileItems = ["Connect Messenger", "Connect Instagram", "Check now", "Open in browser"];
const helpItems = ["Set-up guide", "Keyboard shortcuts", "What's new", "Report a problem…"];

describe("the menu on macOS", () => {
  const menu = menuTemplate("darwin", actions);

  it("begins with the app's own menu, which has Settings and Quit", () => {
    expect(labels(menu)).toEqual(["appMenu", "File", "Edit", "View", "Window", "Help"]);
    expect(submenu(menu, 0)).toEqual([
      "About Pagekeeper",
      "Settings…",
      "Hide Pagekeeper",
      "Quit Pagekeeper",
    ]);
    expect(submenu(menu, 1)).toEqual([...fileItems, "Close"]);
    expect(submenu(menu, 5)).toEqual(helpItems);
  });
});

describe.each(["win32", "linux"] as const)("the menu on %s", (platform) => {
  const menu = menuTemplate(platform, actions);

  it("has Settings and Quit under File, and access keys", () => {
    expect(labels(menu)).toEqual(["&File", "&Edit", "&View", "&Window", "&Help"]);
    expect(submenu(menu, 0)).toEqual([...fileItems, "Settings…", "Quit"]);
    expect(submenu(menu, 4)).toEqual([...helpItems, "About Pagekeeper"]);
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
      ["Open in browser", actions.openInBrowser],
      ["About Pagekeeper", actions.showAbout],
    ])("runs its action on a click on %s", (label, action) => {
      expect(all.find((item) => item.label === label)?.click).toBe(action);
    });

    it.each<[label: string, ...event: unknown[]]>([
      ["Connect Messenger", "connectChannel", "messenger"],
      ["Connect Instagram", "connectChannel", "instagram"],
      ["Check now", "checkAccounts", null],
      ["Settings…", "showSettings", null],
      ["Find in the list", "focusSearch", "list"],
      ["Search accounts and commands", "focusSearch", "everything"],
      ["Set-up guide", "showDialog", "guide"],
      ["Keyboard shortcuts", "showDialog", "shortcuts"],
      ["What's new", "showDialog", "whats-new"],
      ["Report a problem…", "showDialog", "report-problem"],
    ])("leaves %s to the window", (label, ...event) => {
      const item = all.find((each) => each.label === label);
      item?.click?.(fake({}), undefined, fake({}));
      expect(actions.send).toHaveBeenCalledExactlyOnceWith(...event);
    });

    it("has no two items with the same shortcut", () => {
      const shortcuts = all.flatMap(({ accelerator }) => accelerator ?? []);
      expect(shortcuts).toHaveLength(new Set(shortcuts).size);
      expect(shortcuts).toEqual(["CmdOrCtrl+,", "CmdOrCtrl+F", "CmdOrCtrl+K", "CmdOrCtrl+/"]);
    });
  },
);
