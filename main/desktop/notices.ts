/** What the user must know that belongs to no account, in words. */
import { basename } from "node:path";
import type { Notice } from "../../preload/contract.ts";

/** A file that could not be used, by its new name. Storage tells; the two meet in `front.ts`. */
interface KeptFile {
  readonly file: string;
  readonly why: "damaged" | "newer";
}

const reasons: Record<KeptFile["why"], string> = {
  damaged: "could not be read",
  newer: "was written by a newer Pagekeeper",
};

const losses = {
  accounts: "Your tokens are still in the keychain; connect again to see your accounts.",
  settings: "The settings are back to what they were at first.",
} as const;

/** The file is named in full, so that it can be found and given to somebody who can read it. */
export function keptAsideNotice({ file, why }: KeptFile): Notice {
  const lost = losses[basename(file).startsWith("settings") ? "settings" : "accounts"];
  return {
    id: `kept-aside:${basename(file)}`,
    kind: "store-kept-aside",
    message: `A file of Pagekeeper's ${reasons[why]}. It was kept as ${file}. ${lost}`,
  };
}

export const portTaken = (message: string): Notice => ({
  id: "port-taken",
  kind: "port-taken",
  message,
});

export const versionRetired = (version: string, newest: string): Notice => ({
  id: "graph-version-retired",
  kind: "graph-version-retired",
  message: `Meta no longer answers version ${version} of its Graph API and uses another in its place, which may behave otherwise. Choose ${newest} in the settings of the Meta app.`,
});

export const removalInterrupted: Notice = {
  id: "removal-interrupted",
  kind: "removal-interrupted",
  message:
    "Pagekeeper was removing everything and was interrupted, so some of it may still be here. Choose Remove everything in the settings once more.",
};

export const backendFailed: Notice = {
  id: "backend-failed",
  kind: "backend-failed",
  message:
    "Pagekeeper could not start fully, so nothing can be connected now. Quit it and start it again.",
};
