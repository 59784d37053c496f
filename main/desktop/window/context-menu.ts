import {
  app,
  BrowserWindow,
  type ContextMenuParams,
  Menu,
  type MenuItemConstructorOptions,
  type WebContents,
} from "electron";
import { menuTexts } from "../../i18n/application-menu.ts";

/**
 * Gives every page a context menu, which Electron leaves to the app. Call this before the first
 * window opens. A page that shows a menu of its own prevents this one.
 */
export function provideContextMenus(): void {
  app.on("web-contents-created", (_event, page) => {
    page.on("context-menu", (_contextMenu, params) => {
      const template = contextMenuTemplate(page, params);
      const window = BrowserWindow.fromWebContents(page);
      if (template.length === 0 || !window) return;
      const sourceType = params.menuSourceType;
      Menu.buildFromTemplate(template).popup({ window, sourceType });
    });
  });
}

type EditCommands = Pick<WebContents, "cut" | "copy" | "paste" | "selectAll">;

/**
 * Returns the items for a place on a page: the edit commands in a text field, Copy where text is
 * selected, and none elsewhere. Unlike roles, these items show no shortcuts and edit this page.
 */
export function contextMenuTemplate(
  page: EditCommands,
  {
    editFlags,
    isEditable,
    selectionText,
  }: Pick<ContextMenuParams, "editFlags" | "isEditable" | "selectionText">,
): MenuItemConstructorOptions[] {
  const texts = menuTexts();
  const copy = { label: texts.copy, enabled: editFlags.canCopy, click: () => page.copy() };
  if (!isEditable) return selectionText.trim() === "" ? [] : [copy];
  return [
    { label: texts.cut, enabled: editFlags.canCut, click: () => page.cut() },
    copy,
    { label: texts.paste, enabled: editFlags.canPaste, click: () => page.paste() },
    { type: "separator" },
    { label: texts.selectAll, enabled: editFlags.canSelectAll, click: () => page.selectAll() },
  ];
}
