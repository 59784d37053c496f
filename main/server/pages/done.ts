import { serverTexts } from "../../i18n/server.ts";
import { page } from "./layout.ts";

export const donePaths = {
  connected: "/done/connected",
  notConnected: "/done/not-connected",
} as const;

/** Returns the page that the browser shows after a login that the desktop window started. */
export function donePage(path: string): string {
  const { connected, notConnected, goBack } = serverTexts();
  const { title, message } = path === donePaths.connected ? connected : notConnected;
  return page({ title, lines: [message, goBack] });
}
