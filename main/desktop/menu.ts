/** The application menu. */
import { Menu, type MenuItemConstructorOptions } from "electron";

export interface MenuActions {
  readonly openInBrowser: () => void;
  readonly showSettings: () => void;
}

export function setApplicationMenu(actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, actions)));
}

/** macOS expects an app menu with the app's name, and Settings there; elsewhere both live under File. */
export function menuTemplate(
  platform: NodeJS.Platform,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const settings: MenuItemConstructorOptions = {
    label: "Settings…",
    accelerator: "CmdOrCtrl+,",
    click: actions.showSettings,
  };
  const browser: MenuItemConstructorOptions = {
    label: "Open in browser",
    click: actions.openInBrowser,
  };
  const separator: MenuItemConstructorOptions = { type: "separator" };
  const first: MenuItemConstructorOptions[] =
    platform === "darwin"
      ? [
          {
            role: "appMenu",
            submenu: [
              { role: "about" },
              separator,
              settings,
              separator,
              { role: "hide" },
              { role: "quit" },
            ],
          },
          { label: "File", submenu: [browser, separator, { role: "close" }] },
        ]
      : [{ label: "&File", submenu: [browser, settings, separator, { role: "quit" }] }];
  return [
    ...first,
    { role: "editMenu" },
    {
      label: platform === "darwin" ? "View" : "&View",
      submenu: [
        { role: "resetZoom" },
        { role: "zoomIn" },
        { role: "zoomOut" },
        separator,
        { role: "togglefullscreen" },
      ],
    },
    { role: "windowMenu" },
  ];
}
