import { serverTexts } from "../../i18n/server.ts";
import { page } from "./layout.ts";

export const continuePath = "/continue";

/** Returns the page that asks whether a link may start a login for a web app. */
export function confirmationPage(origin: string, ticket: string): string {
  const { title, message, button } = serverTexts().continueToFacebook;
  return page({
    title: title(origin),
    lines: [message],
    button: { label: button, path: continuePath, params: { ticket } },
  });
}
