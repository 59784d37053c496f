import { Menu, type MenuItemConstructorOptions } from "electron";
import { menuTexts } from "../../i18n/application-menu.ts";

export interface MenuActions {
  readonly openInBrowser: () => void;
  readonly showSettings: () => void;
  readonly showAbout: () => void;
}

/** Call again when the language changes. */
export function setApplicationMenu(actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, actions)));
}

const separator: MenuItemConstructorOptions = { type: "separator" };

/**
 * macOS has Settings and About in an app menu, the other systems under File and Help. Every item
 * has a label because Electron's own labels exist in English only.
 */
export function menuTemplate(
  platform: NodeJS.Platform,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const texts = menuTexts();
  const mac = platform === "darwin";
  // The letter after & opens the menu by keyboard, except on macOS.
  const title = (text: string) => (mac ? text.replace("&", "") : text);
  const settings: MenuItemConstructorOptions = {
    label: texts.settings,
    accelerator: "CmdOrCtrl+,",
    click: actions.showSettings,
  };
  const browser: MenuItemConstructorOptions = {
    label: texts.openInBrowser,
    click: actions.openInBrowser,
  };
  const about: MenuItemConstructorOptions = { label: texts.about, click: actions.showAbout };
  const first: MenuItemConstructorOptions[] = mac
    ? [
        {
          role: "appMenu",
          submenu: [
            about,
            separator,
            settings,
            separator,
            { role: "hide", label: texts.hide },
            { role: "quit", label: texts.quitOnMac },
          ],
        },
        {
          label: title(texts.file),
          submenu: [browser, separator, { role: "close", label: texts.close }],
        },
      ]
    : [
        {
          label: title(texts.file),
          submenu: [browser, settings, separator, { role: "quit", label: texts.quit }],
        },
      ];
  const last: MenuItemConstructorOptions[] = mac
    ? []
    : [{ role: "help", label: title(texts.help), submenu: [about] }];
  return [
    ...first,
    { role: "editMenu", label: title(texts.edit), submenu: editItems() },
    {
      label: title(texts.view),
      submenu: [
        { role: "resetZoom", label: texts.resetZoom },
        { role: "zoomIn", label: texts.zoomIn },
        { role: "zoomOut", label: texts.zoomOut },
        separator,
        { role: "togglefullscreen", label: texts.fullScreen },
      ],
    },
    { role: "windowMenu", label: title(texts.window), submenu: windowItems(mac) },
    ...last,
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
