/** The tray's icon and menu in Electron: shows what `menu.ts` says, and does what is clicked. */
import { join } from "node:path";
import { Menu, type MenuItemConstructorOptions, nativeImage, Tray } from "electron";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { Clock } from "../../channels/ports/clock.ts";
import { oncePerTurn } from "../../once-per-turn.ts";
import type { Network } from "../monitor/network.ts";
import { hasTrayHost } from "./status-notifier-host.ts";
import {
  type TrayAction,
  type TrayFacts,
  type TrayIcon,
  type TrayLine,
  trayView,
} from "./tray-menu.ts";

export interface TrayActions {
  readonly showAccount: (id: string) => void;
  readonly connect: (type: ChannelType) => void;
  readonly check: () => void;
  readonly open: () => void;
  readonly openInBrowser: () => void;
  readonly showSettings: () => void;
  readonly showUpdate: () => void;
  readonly quit: () => void;
}

export interface TrayDeps {
  /** The built assets/tray. */
  readonly iconFolder: string;
  readonly facts: () => Omit<TrayFacts, "online">;
  readonly network: Pick<Network, "isOnline" | "onChange">;
  readonly actions: TrayActions;
  readonly clock: Pick<Clock, "after">;
}

export interface AppTray {
  /** What it shows may have changed; many calls in one turn draw it once. */
  refresh(): void;
  /** Asked anew each time: a panel comes and goes without the app. */
  isVisible(): Promise<boolean>;
}

/** Milliseconds between looks at a panel that is not there yet: it may start with the computer, as the app does. */
const looks: readonly number[] = [2_000, 5_000, 15_000, 40_000];

export async function createTray(parts: TrayDeps): Promise<AppTray> {
  const { platform } = process;
  const refresh = oncePerTurn(() => icon.refresh());
  let seen = await hasTrayHost(platform);
  let icon = createIcon(parts);

  async function isVisible(): Promise<boolean> {
    const now = await hasTrayHost(platform);
    // Electron tries once: what was made before the panel was there would never be shown.
    if (now && !seen) {
      icon.remove();
      icon = createIcon(parts);
    }
    seen = now;
    return now;
  }

  function lookAgain([next, ...later]: readonly number[]): void {
    if (seen || next === undefined) return;
    parts.clock.after(next, () => void isVisible().then(() => lookAgain(later)));
  }
  lookAgain(looks);
  parts.network.onChange(refresh);

  return { refresh, isVisible };
}

interface Icon {
  refresh(): void;
  remove(): void;
}

function createIcon({ iconFolder, facts, network, actions }: TrayDeps): Icon {
  const image = (icon: TrayIcon) =>
    nativeImage.createFromPath(join(iconFolder, iconFile(icon, process.platform)));
  const look = () => trayView({ ...facts(), online: network.isOnline() });
  let view = look();
  const tray = new Tray(image(view.icon));
  /** Held here: Linux asks for it as long as it is shown, and Electron's tray does not keep it from being collected. */
  let menu: Menu;

  const show = () => {
    tray.setImage(image(view.icon));
    tray.setToolTip(view.tooltip);
    // On Linux a menu that is changed in place stays as it was shown (Electron, api/tray.md).
    menu = Menu.buildFromTemplate(view.lines.map((line) => menuItem(line, actions)));
    tray.setContextMenu(menu);
  };
  show();
  // On macOS a click opens the menu; elsewhere that is the other button, where the panel tells of clicks at all.
  if (process.platform !== "darwin") tray.on("click", actions.open);

  return {
    refresh() {
      const next = look();
      if (JSON.stringify(next) === JSON.stringify(view)) return;
      view = next;
      show();
    },
    remove: () => tray.destroy(),
  };
}

/** Every scale beside it is found by its name: `works@2x.png`. */
export function iconFile(icon: TrayIcon, platform: NodeJS.Platform): string {
  if (platform === "darwin") return `${icon}Template.png`;
  return platform === "win32" ? `${icon}.ico` : `${icon}.png`;
}

function menuItem(line: TrayLine, actions: TrayActions): MenuItemConstructorOptions {
  if (line === "separator") return { type: "separator" };
  const { text, action } = line;
  // A single & would underline what follows it.
  const label = text.replaceAll("&", "&&");
  return action ? { label, click: () => runAction(action, actions) } : { label, enabled: false };
}

function runAction(action: TrayAction, actions: TrayActions): void {
  if (action.name === "showAccount") actions.showAccount(action.id);
  else if (action.name === "connect") actions.connect(action.type);
  else actions[action.name]();
}
