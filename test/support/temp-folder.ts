import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** Creates a temporary folder that is removed after the test, and returns its path. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "pagekeeper-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
