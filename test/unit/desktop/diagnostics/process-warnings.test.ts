import { once } from "node:events";
import { afterEach, beforeEach, expect, it } from "vitest";
import { recentLines } from "../../../../main/desktop/diagnostics/log.ts";
import { logProcessWarnings } from "../../../../main/desktop/diagnostics/process-warnings.ts";

const listeners = process.listeners("warning");
beforeEach(logProcessWarnings);
afterEach(() => {
  process.removeAllListeners("warning");
  for (const listener of listeners) process.on("warning", listener);
});

it("logs the kind of a warning, never its message", async () => {
  const warned = once(process, "warning");
  process.emitWarning("Failed to load URL: http://localhost:1/?code=SECRET", "electron");
  await warned;
  expect(recentLines(1)).toEqual([expect.stringMatching(/process\.warning error=electron$/)]);
});
