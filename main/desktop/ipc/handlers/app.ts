import { toJson } from "../../../../common/json.ts";
import type { CallHandlers } from "../dispatch.ts";
import type { HandlerDeps } from "./deps.ts";
import { openBrowser, signInLinks } from "./sign-in.ts";

export function createAppHandlers({
  ui,
  services,
  openMenu,
  onPageReady,
  dismissTour,
}: Pick<HandlerDeps, "ui" | "services" | "openMenu" | "onPageReady" | "dismissTour">): Pick<
  CallHandlers,
  "snapshot" | "openInBrowser" | "showMenu" | "dismissTour" | "ready"
> {
  return {
    snapshot: () => toJson(ui.snapshot()),
    async openInBrowser() {
      const links = await signInLinks(services);
      await openBrowser(links.signInUrl({ path: "/" }));
      return null;
    },
    showMenu(point) {
      openMenu(point);
      return null;
    },
    dismissTour() {
      dismissTour();
      return null;
    },
    ready() {
      onPageReady();
      return null;
    },
  };
}
