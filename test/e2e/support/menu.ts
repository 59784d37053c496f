import type { App } from "./app.ts";
import { inMain } from "./in-main.ts";

/** Chooses "Open in browser" in the application menu and returns the link that opens. */
export async function openInBrowser(app: App): Promise<string> {
  await inMain(app.process, clickOpenInBrowser);
  return app.openedLink();
}

/**
 * Runs in the main process. `inMain` may run this function twice, but a second link does no harm.
 */
function clickOpenInBrowser({ Menu }: typeof import("electron")): void {
  const items = Menu.getApplicationMenu()?.items ?? [];
  const found = items
    .flatMap((menu) => menu.submenu?.items ?? [])
    .find(({ label }) => label === "Open in browser");
  if (!found) throw new Error("The menu has no Open in browser.");
  found.click();
}

interface RecordedMenu {
  /** The labels of the items, with a minus before those that are disabled. */
  readonly labels: readonly string[];
  readonly x: number | undefined;
  readonly y: number | undefined;
}

/**
 * Records the menus that open, instead of showing them, because a test cannot click the system's
 * menus.
 */
export const recordMenus = (app: App): Promise<void> => inMain(app.process, replacePopup);

/** The menus that have opened since `recordMenus`, oldest first. */
export const openedMenus = (app: App): Promise<readonly RecordedMenu[]> =>
  inMain(app.process, () =>
    (Reflect.get(globalThis, "menus") as { menu: Electron.Menu; x?: number; y?: number }[]).map(
      ({ menu, x, y }) => ({
        labels: menu.items
          .filter(({ type }) => type !== "separator")
          .map(({ label, enabled }) => (enabled ? label : `-${label}`)),
        x,
        y,
      }),
    ),
  );

/** Chooses the item at this position in the menu that opened last. */
export const chooseItem = (app: App, position: number): Promise<void> =>
  inMain(
    app.process,
    (_electron, at) => {
      const { menu } = Reflect.get(globalThis, "menus").at(-1) as { menu: Electron.Menu };
      menu.items.filter(({ type }) => type !== "separator")[at]?.click();
    },
    position,
  );

/** Runs in the main process. */
function replacePopup({ Menu }: typeof import("electron")): void {
  const menus: object[] = [];
  Object.assign(globalThis, { menus });
  Menu.prototype.popup = function popup(options) {
    menus.push({ menu: this, x: options?.x, y: options?.y });
  };
}
