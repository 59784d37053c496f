import type { ContextMenuParams } from "electron";
import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  contextMenuTemplate,
  provideContextMenus,
} from "../../../../main/desktop/window/context-menu.ts";
import { setLocale } from "../../../../main/i18n/locale.ts";
import {
  app,
  BrowserWindow,
  contextMenus,
  resetElectron,
} from "../../../support/doubles/electron.ts";
import { fake } from "../../../support/fake.ts";

vi.mock("electron", () => import("../../../support/doubles/electron.ts"));

beforeEach(() => {
  resetElectron();
  setLocale({ language: "en", tag: "en" });
});

type Place = Partial<Pick<ContextMenuParams, "isEditable" | "selectionText">>;
type Flags = Partial<ContextMenuParams["editFlags"]>;

const place = ({ isEditable = false, selectionText = "" }: Place, flags: Flags = {}) =>
  fake<ContextMenuParams>({
    isEditable,
    selectionText,
    menuSourceType: "mouse",
    editFlags: fake<ContextMenuParams["editFlags"]>({
      canCut: false,
      canCopy: false,
      canPaste: false,
      canSelectAll: false,
      ...flags,
    }),
  });

const commands = () => ({ cut: vi.fn(), copy: vi.fn(), paste: vi.fn(), selectAll: vi.fn() });
/** Returns the labels of the items, with a minus before those that are disabled. */
const labels = (params: ContextMenuParams) =>
  contextMenuTemplate(commands(), params)
    .filter(({ type }) => type !== "separator")
    .map(({ label, enabled }) => (enabled ? label : `-${label}`));

describe("the context menu", () => {
  it("offers to paste into an empty text field", () => {
    const field = place({ isEditable: true }, { canPaste: true });
    expect(labels(field)).toEqual(["-Cut", "-Copy", "Paste", "-Select all"]);
  });

  it("offers everything for selected text in a text field", () => {
    const all = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true };
    const field = place({ isEditable: true, selectionText: "1001" }, all);
    expect(labels(field)).toEqual(["Cut", "Copy", "Paste", "Select all"]);
  });

  it("does not offer to copy a password", () => {
    const field = place({ isEditable: true, selectionText: "••••" }, { canPaste: true });
    expect(labels(field)).toEqual(["-Cut", "-Copy", "Paste", "-Select all"]);
  });

  it("only offers to copy selected text of the page", () => {
    expect(labels(place({ selectionText: "Northwind" }, { canCopy: true }))).toEqual(["Copy"]);
  });

  it.each(["", " \n"])("is empty where nothing is selected: %j", (selectionText) => {
    expect(labels(place({ selectionText }, { canSelectAll: true }))).toEqual([]);
  });

  it("is in the app's language", () => {
    setLocale({ language: "de", tag: "de" });
    expect(labels(place({ selectionText: "x" }, { canCopy: true }))).toEqual(["Kopieren"]);
  });

  it.each([
    ["Cut", "cut"],
    ["Copy", "copy"],
    ["Paste", "paste"],
    ["Select all", "selectAll"],
  ] as const)("runs its command on a click on %s", (label, command) => {
    const page = commands();
    const items = contextMenuTemplate(page, place({ isEditable: true }));
    items.find((item) => item.label === label)?.click?.(fake({}), undefined, fake({}));
    expect(page[command]).toHaveBeenCalledOnce();
  });
});

describe("every page", () => {
  it("shows its menu in its own window", () => {
    provideContextMenus();
    const window = new BrowserWindow({});
    app.emit("web-contents-created", {}, window.webContents);
    window.webContents.emit("context-menu", {}, place({ isEditable: true }));
    expect(contextMenus).toEqual([
      { labels: ["Cut", "Copy", "Paste", undefined, "Select all"], window, sourceType: "mouse" },
    ]);
  });

  it("shows no menu if there is nothing to choose", () => {
    provideContextMenus();
    const window = new BrowserWindow({});
    app.emit("web-contents-created", {}, window.webContents);
    window.webContents.emit("context-menu", {}, place({}));
    expect(contextMenus).toEqual([]);
  });
});
