/** Where a browser ends that carried a flow of the desktop window. */
import { page } from "./layout.ts";

export const donePaths = {
  connected: "/done/connected",
  notConnected: "/done/not-connected",
} as const;

const goBack = "You can close this tab and go back to Pagekeeper.";

export const donePages: Readonly<Record<string, string>> = {
  [donePaths.connected]: page({
    title: "Connected",
    lines: ["Facebook has answered and your accounts are saved on this computer.", goBack],
  }),
  [donePaths.notConnected]: page({
    title: "Not connected",
    lines: ["Pagekeeper’s window says what happened and what to do next.", goBack],
  }),
};
