import { serverTexts } from "../../i18n/server.ts";
import { page } from "./layout.ts";

export const donePaths = {
  connected: "/done/connected",
  notConnected: "/done/not-connected",
  testPassed: "/done/test-passed",
  testFailed: "/done/test-failed",
} as const;

/** Returns the page that the browser shows after a login that the desktop window started. */
export function donePage(path: string): string {
  const texts = serverTexts();
  const name = doneNames.find((each) => donePaths[each] === path) ?? "notConnected";
  const { title, message } = texts[name];
  return page({ title, lines: [message, texts.goBack] });
}

const doneNames = Object.keys(donePaths) as readonly (keyof typeof donePaths)[];
