/** Why a step came to nothing. */
import type { UpdateFailure } from "../../../common/contract/updates.ts";

export type UpdateStep = "download" | "install";

/** By the codes of electron-updater and of Node: words may change, and quote what was answered. */
const otherFile = ["ERR_CHECKSUM_MISMATCH", "ERR_UPDATER_INVALID_SIGNATURE"];
const full = ["ENOSPC", "EDQUOT"];
const inTheWay = ["EACCES", "EPERM", "EROFS", "ENOENT", "EEXIST", "EISDIR", "ETXTBSY"];

export function failureOf(error: unknown, step: UpdateStep): UpdateFailure {
  const downloading = step === "download";
  const code = codeOf(error);
  if (otherFile.includes(code)) return downloading ? "not-as-announced" : "changed-since";
  if (full.includes(code)) return "disk-full";
  if (inTheWay.includes(code)) return downloading ? "not-saved" : "not-replaced";
  return downloading ? "not-downloaded" : "not-accepted";
}

/** For the log: electron-updater's, Node's or Chromium's, whose stands in its words. Without one, the error's kind. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = "code" in error ? String(error.code) : /^net::(\w+)/.exec(error.message)?.[1];
  return code !== undefined && /^[A-Z][A-Z_\d]{1,60}$/.test(code) ? code : error.name;
}
