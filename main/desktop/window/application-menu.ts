import { Menu, type MenuItemConstructorOptions } from "electron";
import { channelTypes } from "../../../common/contract/accounts.ts";
import type { EventName, Events } from "../../../common/contract/events.ts";
import { menuTexts } from "../../i18n/application-menu.ts";

export interface MenuActions {
  readonly openInBrowser: () => void;
  readonly showAbout: () => void;
  /** Shows the window and sends its page an event. */
  readonly send: <N extends EventName>(name: N, payload: Events[N]) => void;
}

/** Sets the menu in the current language. Call this again when the language changes. */
export function setApplicationMenu(actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, actions)));
}

type Item = MenuItemConstructorOptions;

const separator: Item = { type: "separator" };

/**
 * Returns the template of the menu. On macOS, Settings and About are in the app menu. On other
 * systems, they are in the File and Help menus. Every item has a label, because Electron's own
 * labels are only in English.
 */
export function menuTemplate(platform: NodeJS.Platform, actions: MenuActions): Item[] {
  const texts = menuTexts();
  const mac = platform === "darwin";
  // The `&` marks the access key of a menu. macOS has no access keys.
  const title = (text: string) => (mac ? text.replace("&", "") : text);
  const settings = settingsItem(actions);
  const about: Item = { label: texts.about, click: actions.showAbout };
  return [
    ...(mac ? [appMenu(about, settings)] : []),
    {
      label: title(texts.file),
      submenu: [
        ...fileItems(actions),
        separator,
        ...(mac
          ? [{ role: "close" as const, label: texts.close }]
          : [settings, separator, { role: "quit" as const, label: texts.quit }]),
      ],
    },
    { role: "editMenu", label: title(texts.edit), submenu: editItems(actions) },
    { label: title(texts.view), submenu: viewItems() },
    { role: "windowMenu", label: title(texts.window), submenu: windowItems(mac) },
    {
      role: "help",
      label: title(texts.help),
      submenu: [...helpItems(actions), ...(mac ? [] : [separator, about])],
    },
  ];
}

const settingsItem = ({ send }: MenuActions): Item => ({
  label: menuTexts().settings,
  accelerator: "CmdOrCtrl+,",
  click: () => send("showSettings", null),
});

/** Returns the app menu, which is the first menu on macOS. */
function appMenu(about: Item, settings: Item): Item {
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

function fileItems({ openInBrowser, send }: MenuActions): Item[] {
  const texts = menuTexts();
  return [
    ...channelTypes.map((type) => ({
      label: texts.connect(type),
      click: () => send("connectChannel", type),
    })),
    separator,
    { label: texts.checkNow, click: () => send("checkAccounts", null) },
    { label: texts.openInBrowser, click: openInBrowser },
  ];
}

/** The page handles the shortcuts of the searches itself, and then they do not reach the menu. */
function editItems({ send }: MenuActions): Item[] {
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
    separator,
    { label: texts.find, accelerator: "CmdOrCtrl+F", click: () => send("focusSearch", "list") },
    {
      label: texts.search,
      accelerator: "CmdOrCtrl+K",
      click: () => send("focusSearch", "everything"),
    },
  ];
}

function viewItems(): Item[] {
  const texts = menuTexts();
  return [
    { role: "resetZoom", label: texts.resetZoom },
    { role: "zoomIn", label: texts.zoomIn },
    { role: "zoomOut", label: texts.zoomOut },
    separator,
    { role: "togglefullscreen", label: texts.fullScreen },
  ];
}

function windowItems(mac: boolean): Item[] {
  const texts = menuTexts();
  const both: Item[] = [
    { role: "minimize", label: texts.minimize },
    { role: "zoom", label: texts.zoom },
  ];
  return mac
    ? [...both, separator, { role: "front", label: texts.front }]
    : [...both, { role: "close", label: texts.close }];
}

function helpItems({ send }: MenuActions): Item[] {
  const texts = menuTexts();
  return [
    { label: texts.guide, click: () => send("showDialog", "guide") },
    {
      label: texts.shortcuts,
      accelerator: "CmdOrCtrl+/",
      click: () => send("showDialog", "shortcuts"),
    },
    { label: texts.whatsNew, click: () => send("showDialog", "whats-new") },
    { label: texts.reportProblem, click: () => send("showDialog", "report-problem") },
  ];
}
