/** What a crash leaves behind: a file that a user can read and hand on. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { format } from "node:util";
import { type Crash, describeCrash } from "./crash-dialog.ts";
import { redact } from "./redact.ts";

export interface CrashFacts {
  readonly crash: Crash;
  readonly at: Date;
  /** By name. */
  readonly versions: Readonly<Record<string, string>>;
  /** The newest last; redacted already. */
  readonly lines: readonly string[];
}

/** Older ones go. */
const mostReports = 10;

/** Paths lose the name of the user. */
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

/** With the causes, where there are any. */
function stackOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return format("%s", error);
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined || depth > 3
    ? own
    : `${own}\ncaused by ${stackOf(error.cause, depth + 1)}`;
}

/** Its path; undefined when the disk refuses. */
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
    // One too many harms nobody.
  }
  return path;
}

/** Their names sort by time. */
function removeOld(folder: string): void {
  const reports = readdirSync(folder).filter((name) => /^crash-[\dTZ-]+\.txt$/.test(name));
  for (const name of reports.sort().slice(0, -mostReports)) rmSync(join(folder, name));
}
