import type { App } from "./app.ts";
import { inMain } from "./in-main.ts";

/** Chooses "Open in browser" from the application menu and returns the opened link. */
export async function openInBrowser(app: App): Promise<string> {
  await inMain(app.process, clickOpenInBrowser);
  return app.openedLink();
}

/** Runs in the main process. If it runs twice, the second link is not used. */
function clickOpenInBrowser({ Menu }: typeof import("electron")): void {
  const items = Menu.getApplicationMenu()?.items ?? [];
  const found = items
    .flatMap((menu) => menu.submenu?.items ?? [])
    .find(({ label }) => label === "Open in browser");
  if (!found) throw new Error("The menu has no Open in browser.");
  found.click();
}
