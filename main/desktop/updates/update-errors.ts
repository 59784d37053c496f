import type { UpdateFailure } from "../../../common/contract/updates.ts";
import { errorCode } from "../../error-code.ts";

export type UpdateStep = "download" | "install";

const mismatch = ["ERR_CHECKSUM_MISMATCH", "ERR_UPDATER_INVALID_SIGNATURE"];
const full = ["ENOSPC", "EDQUOT"];
const inaccessible = ["EACCES", "EPERM", "EROFS", "ENOENT", "EEXIST", "EISDIR", "ETXTBSY"];

/**
 * Returns why a step failed. Uses the error's code, because messages may change and may quote the
 * server.
 */
export function failureOf(error: unknown, step: UpdateStep): UpdateFailure {
  const downloading = step === "download";
  const code = codeOf(error);
  if (mismatch.includes(code)) return downloading ? "not-as-announced" : "changed-since";
  if (full.includes(code)) return "disk-full";
  if (inaccessible.includes(code)) return downloading ? "not-saved" : "not-replaced";
  return downloading ? "not-downloaded" : "not-accepted";
}

/**
 * Returns a code for the log. This is the error's own code, or the one in the message of a Chromium
 * error. If there is none, returns the error's name.
 */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = errorCode(error) ?? /^net::(\w+)/.exec(error.message)?.[1];
  return code !== undefined && /^[A-Z][A-Z_\d]{1,60}$/.test(code) ? code : error.name;
}
