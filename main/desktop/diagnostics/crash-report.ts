import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { format } from "node:util";
import type { Crash } from "./crash-dialog.ts";
import { redact } from "./redact.ts";

export interface CrashFacts {
  readonly crash: Crash;
  readonly at: Date;
  /** The versions of Pagekeeper, Electron and so on, by name. */
  readonly versions: Readonly<Record<string, string>>;
  /** The last lines of the log, already redacted. */
  readonly lines: readonly string[];
}

const maxReports = 10;

/**
 * Returns a report that the user can read and send to us. It contains no secrets. It does not
 * contain the user's name either, because the home folder is abbreviated.
 */
export function crashReport({ crash, at, versions, lines }: CrashFacts): string {
  const stack = crash.kind === "main" ? ["", "Where:", redact(stackOf(crash.error))] : [];
  const named = Object.entries(versions).map((pair) => pair.join(" "));
  return [
    "Pagekeeper crash report",
    "",
    `When: ${at.toISOString()}`,
    `What: ${describeCrash(crash)}`,
    `With: ${named.join(", ")}`,
    ...stack,
    "",
    `The last ${lines.length} lines of the log:`,
    ...lines,
    "",
  ]
    .join("\n")
    .replaceAll(homedir(), "~");
}

/** Describes the crash in one line. */
function describeCrash(crash: Crash): string {
  switch (crash.kind) {
    case "main":
      return "An error in Pagekeeper was not handled.";
    case "window":
      return `The window's process ended (${crash.reason}, exit code ${crash.exitCode}).`;
    case "frozen":
      return "The window's process does not respond.";
    case "helper":
      return `A process of Chromium ended (${crash.type}, ${crash.reason}, exit code ${crash.exitCode}).`;
  }
}

/** Returns the stack of the error and of its causes. */
function stackOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return format("%s", error);
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined || depth > 3
    ? own
    : `${own}\ncaused by ${stackOf(error.cause, depth + 1)}`;
}

/**
 * Writes a report and deletes old ones. Returns the new report's path, or undefined if the disk is
 * not writable.
 */
export function writeCrashReport(folder: string, facts: CrashFacts): string | undefined {
  const path = join(folder, `crash-${facts.at.toISOString().replaceAll(/[:.]/g, "-")}.txt`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, crashReport(facts), { mode: 0o600 });
  } catch {
    return undefined;
  }
  try {
    removeOld(folder);
  } catch {
    // Ignore the error, because one report too many does no harm.
  }
  return path;
}

/** Deletes all but the newest reports. Relies on the reports' names, which sort by time. */
function removeOld(folder: string): void {
  const reports = readdirSync(folder).filter((name) => /^crash-[\dTZ-]+\.txt$/.test(name));
  for (const name of reports.sort().slice(0, -maxReports)) rmSync(join(folder, name));
}
