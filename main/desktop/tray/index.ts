import { join } from "node:path";
import { Menu, type MenuItemConstructorOptions, nativeImage, Tray } from "electron";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { ConnectIntent } from "../../../common/contract/flows.ts";
import type { Clock } from "../../channels/ports/clock.ts";
import { oncePerTurn } from "../../once-per-turn.ts";
import type { Network } from "../monitor/network.ts";
import { readTrayHost } from "./status-notifier-host.ts";
import {
  type TrayAction,
  type TrayFacts,
  type TrayIcon,
  type TrayLine,
  trayView,
} from "./tray-menu.ts";

export interface TrayActions {
  readonly showAccount: (id: string) => void;
  readonly showAttention: () => void;
  readonly connect: (type: ChannelType, intent?: ConnectIntent) => void;
  readonly check: () => void;
  readonly open: () => void;
  readonly openInBrowser: () => void;
  readonly showSettings: () => void;
  readonly showUpdate: () => void;
  readonly quit: () => void;
}

export interface TrayDeps {
  /** The path of the built `assets/tray` folder. */
  readonly iconFolder: string;
  readonly facts: () => Omit<TrayFacts, "online">;
  readonly network: Pick<Network, "isOnline" | "onChange">;
  readonly actions: TrayActions;
  readonly clock: Pick<Clock, "after">;
}

export interface AppTray {
  /** Redraws the tray if its content has changed, at most once per turn of the event loop. */
  refresh(): void;
  /**
   * Returns whether the desktop shows the tray. This can change, because a panel may start or end
   * while the app runs.
   */
  isVisible(): Promise<boolean>;
}

/**
 * The delays between checks for a panel, in milliseconds. Several checks are needed, because a
 * panel may start after the app at login.
 */
const retryDelays: readonly number[] = [2_000, 5_000, 15_000, 40_000];

/**
 * The delays after which to ask again whether the panel shows a new icon, in milliseconds. Electron
 * does not say when it has registered an icon, or whether the panel has refused it.
 */
const registrationDelays: readonly number[] = [200, 800, 2_000];

export async function createTray(deps: TrayDeps): Promise<AppTray> {
  const { clock, network } = deps;
  const read = () => readTrayHost(process.platform);
  let host = await read();
  let icon = createIcon(deps);
  const refresh = oncePerTurn(() => icon.refresh());

  async function isVisible(): Promise<boolean> {
    const before = host;
    host = await read();
    // Replace an icon from before the panel started or restarted. It would never appear, because
    // Electron registers an icon only once.
    if (host === "without-our-icon" || (host === "with-our-icon" && before === "absent")) {
      icon.remove();
      icon = createIcon(deps);
    }
    await waitForRegistration();
    return host === "with-our-icon";
  }

  /** Gives the panel some time to show a new icon. */
  async function waitForRegistration(): Promise<void> {
    for (const delay of registrationDelays) {
      if (host !== "without-our-icon") return;
      await new Promise<void>((resume) => void clock.after(delay, resume));
      host = await read();
    }
  }

  function retry([delay, ...later]: readonly number[]): void {
    if (host !== "absent" || delay === undefined) return;
    clock.after(delay, () => void isVisible().then(() => retry(later)));
  }
  retry(retryDelays);
  network.onChange(refresh);

  return { refresh, isVisible };
}

interface Icon {
  refresh(): void;
  remove(): void;
}

function createIcon({ iconFolder, facts, network, actions }: TrayDeps): Icon {
  const image = (icon: TrayIcon) =>
    nativeImage.createFromPath(join(iconFolder, iconFile(icon, process.platform)));
  const read = () => trayView({ ...facts(), online: network.isOnline() });
  let view = read();
  const tray = new Tray(image(view.icon));
  /** Keeps the menu from being garbage-collected, because Electron's tray does not reference it. */
  let menu: Menu;

  const show = () => {
    tray.setImage(image(view.icon));
    tray.setToolTip(view.tooltip);
    // Build a new menu, because Linux ignores changes to a menu that is already set
    // (docs/research/electron.md §F).
    menu = Menu.buildFromTemplate(view.lines.map((line) => menuItem(line, actions)));
    tray.setContextMenu(menu);
  };
  show();
  // On macOS, clicking the icon opens the menu. Elsewhere, a right click opens the menu, so a left
  // click can open the window.
  if (process.platform !== "darwin") tray.on("click", actions.open);

  return {
    refresh() {
      const next = read();
      if (JSON.stringify(next) === JSON.stringify(view)) return;
      view = next;
      show();
    },
    remove: () => tray.destroy(),
  };
}

/** Returns the icon's file name. Electron finds other resolutions by suffix: `works@2x.png`. */
export function iconFile(icon: TrayIcon, platform: NodeJS.Platform): string {
  if (platform === "darwin") return `${icon}Template.png`;
  return platform === "win32" ? `${icon}.ico` : `${icon}.png`;
}

function menuItem(line: TrayLine, actions: TrayActions): MenuItemConstructorOptions {
  if (line === "separator") return { type: "separator" };
  const { text, action } = line;
  // A single `&` would mark the next letter as the access key.
  const label = text.replaceAll("&", "&&");
  return action ? { label, click: () => runAction(action, actions) } : { label, enabled: false };
}

function runAction(action: TrayAction, actions: TrayActions): void {
  if (action.name === "showAccount") actions.showAccount(action.id);
  else if (action.name === "connect") actions.connect(action.type, action.intent);
  else actions[action.name]();
}
