/** What the user must know that belongs to no account: each in words whenever it is shown, in the language spoken then. */
import { basename } from "node:path";
import type { Notice } from "../../common/contract/snapshot.ts";
import { noticeTexts } from "../i18n/notices.ts";

export type LocalizedNotice = () => Notice;

/** A file that could not be used, by its new name. Storage tells; the two meet in `front.ts`. */
interface QuarantinedFile {
  readonly file: string;
  readonly reason: "damaged" | "newer";
}

/** The file is named in full, so that it can be found and given to somebody who can read it. */
export function quarantinedFileNotice({ file, reason }: QuarantinedFile): LocalizedNotice {
  const name = basename(file);
  const lost = name.startsWith("settings") ? "settings" : "accounts";
  return () => ({
    id: `kept-aside:${name}`,
    kind: "store-quarantined",
    message: noticeTexts().keptAside[lost](file, reason),
  });
}

/** `message`: of the backend's problem. */
export const portTakenNotice =
  (message: () => string): LocalizedNotice =>
  () => ({ id: "port-taken", kind: "port-taken", message: message() });

export const versionRetiredNotice =
  (version: string, newest: string): LocalizedNotice =>
  () => ({
    id: "graph-version-retired",
    kind: "graph-version-retired",
    message: noticeTexts().versionRetired(version, newest),
  });

export const removalInterruptedNotice: LocalizedNotice = () => ({
  id: "factory-reset-interrupted",
  kind: "factory-reset-interrupted",
  message: noticeTexts().removalInterrupted,
});

export const backendFailedNotice: LocalizedNotice = () => ({
  id: "backend-failed",
  kind: "backend-failed",
  message: noticeTexts().backendFailed,
});
