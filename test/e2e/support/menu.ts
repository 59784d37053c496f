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
