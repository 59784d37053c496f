import { Menu, type MenuItemConstructorOptions } from "electron";
import { menuTexts } from "../../i18n/application-menu.ts";

export interface MenuActions {
  readonly openInBrowser: () => void;
  readonly showSettings: () => void;
  readonly showAbout: () => void;
}

/** Sets the menu in the current language. Call this again when the language changes. */
export function setApplicationMenu(actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, actions)));
}

const separator: MenuItemConstructorOptions = { type: "separator" };

/**
 * Returns the template of the menu. On macOS, Settings and About are in the app menu. On other
 * systems, they are in the File and Help menus. Every item has a label, because Electron's own
 * labels are only in English.
 */
export function menuTemplate(
  platform: NodeJS.Platform,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const texts = menuTexts();
  const mac = platform === "darwin";
  // The `&` marks the access key of a menu. macOS has no access keys.
  const title = (text: string) => (mac ? text.replace("&", "") : text);
  const { about, settings, openInBrowser } = actionItems(actions);
  return [
    ...(mac ? [appMenu(about, settings)] : []),
    {
      label: title(texts.file),
      submenu: mac
        ? [openInBrowser, separator, { role: "close", label: texts.close }]
        : [openInBrowser, settings, separator, { role: "quit", label: texts.quit }],
    },
    { role: "editMenu", label: title(texts.edit), submenu: editItems() },
    { label: title(texts.view), submenu: viewItems() },
    { role: "windowMenu", label: title(texts.window), submenu: windowItems(mac) },
    ...(mac ? [] : [{ role: "help" as const, label: title(texts.help), submenu: [about] }]),
  ];
}

function actionItems({ openInBrowser, showSettings, showAbout }: MenuActions) {
  const texts = menuTexts();
  return {
    openInBrowser: { label: texts.openInBrowser, click: openInBrowser },
    settings: { label: texts.settings, accelerator: "CmdOrCtrl+,", click: showSettings },
    about: { label: texts.about, click: showAbout },
  } satisfies Record<string, MenuItemConstructorOptions>;
}

/** Returns the app menu, which is the first menu on macOS. */
function appMenu(
  about: MenuItemConstructorOptions,
  settings: MenuItemConstructorOptions,
): MenuItemConstructorOptions {
  const texts = menuTexts();
  return {
    role: "appMenu",
    submenu: [
      about,
      separator,
      settings,
      separator,
      { role: "hide", label: texts.hide },
      { role: "quit", label: texts.quitOnMac },
    ],
  };
}

function viewItems(): MenuItemConstructorOptions[] {
  const texts = menuTexts();
  return [
    { role: "resetZoom", label: texts.resetZoom },
    { role: "zoomIn", label: texts.zoomIn },
    { role: "zoomOut", label: texts.zoomOut },
    separator,
    { role: "togglefullscreen", label: texts.fullScreen },
  ];
}

function editItems(): MenuItemConstructorOptions[] {
  const texts = menuTexts();
  return [
    { role: "undo", label: texts.undo },
    { role: "redo", label: texts.redo },
    separator,
    { role: "cut", label: texts.cut },
    { role: "copy", label: texts.copy },
    { role: "paste", label: texts.paste },
    { role: "delete", label: texts.delete },
    separator,
    { role: "selectAll", label: texts.selectAll },
  ];
}

function windowItems(mac: boolean): MenuItemConstructorOptions[] {
  const texts = menuTexts();
  const both: MenuItemConstructorOptions[] = [
    { role: "minimize", label: texts.minimize },
    { role: "zoom", label: texts.zoom },
  ];
  return mac
    ? [...both, separator, { role: "front", label: texts.front }]
    : [...both, { role: "close", label: texts.close }];
}
