import type { App } from "./app.ts";
import { inMain } from "./in-main.ts";

/** Chooses "Open in browser" from the application menu; the link that the browser is given. */
export async function openInBrowser(app: App): Promise<string> {
  await inMain(app.process, clickOpenInBrowser);
  return app.openedLink();
}

/** In the main process. Asked twice it hands out two links, of which the second is not taken. */
function clickOpenInBrowser({ Menu }: typeof import("electron")): void {
  const items = Menu.getApplicationMenu()?.items ?? [];
  const found = items
    .flatMap((menu) => menu.submenu?.items ?? [])
    .find(({ label }) => label === "Open in browser");
  if (!found) throw new Error("The menu has no Open in browser.");
  found.click();
}
