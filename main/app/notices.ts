import { basename } from "node:path";
import type { Notice } from "../../common/contract/snapshot.ts";
import { noticeTexts } from "../i18n/notices.ts";
import type { QuarantinedFile } from "../storage/json-file.ts";

/** Returns a notice in the current language. */
export type LocalizedNotice = () => Notice;

/** Returns a notice with the full path, so that the user can find the file and send it to us. */
export function quarantinedFileNotice({ file, reason }: QuarantinedFile): LocalizedNotice {
  const name = basename(file);
  return () => ({
    id: `quarantined:${name}`,
    kind: "store-quarantined",
    message: noticeTexts().quarantined[contentOf(name)](file, reason),
  });
}

function contentOf(name: string): keyof ReturnType<typeof noticeTexts>["quarantined"] {
  if (/^(practice-)?activity/.test(name)) return "activity";
  if (name.startsWith("settings")) return "settings";
  return /^(practice-)?web-apps/.test(name) ? "webApps" : "accounts";
}

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

export const resetInterruptedNotice: LocalizedNotice = () => ({
  id: "factory-reset-interrupted",
  kind: "factory-reset-interrupted",
  message: noticeTexts().removalInterrupted,
});

export const backendFailedNotice: LocalizedNotice = () => ({
  id: "backend-failed",
  kind: "backend-failed",
  message: noticeTexts().backendFailed,
});
