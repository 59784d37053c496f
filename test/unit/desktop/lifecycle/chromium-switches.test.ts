import { expect, it } from "vitest";
import { reclaimMemoryOnceAMinute } from "../../../../main/desktop/lifecycle/chromium-switches.ts";

/** As Chromium's: what is appended takes the place of what was there. */
function commandLine(given: Readonly<Record<string, string>> = {}) {
  const switches = new Map(Object.entries(given));
  return {
    getSwitchValue: (name: string) => switches.get(name) ?? "",
    appendSwitch: (name: string, value?: string) => void switches.set(name, value ?? ""),
    switches,
  };
}

it("is told to Chromium as a feature", () => {
  const line = commandLine();
  reclaimMemoryOnceAMinute(line);
  expect([...line.switches]).toEqual([
    ["enable-features", "PartitionAllocMemoryReclaimer:interval/60s"],
  ]);
});

it("leaves the features that the user asks for", () => {
  const line = commandLine({ "enable-features": "WaylandWindowDecorations" });
  reclaimMemoryOnceAMinute(line);
  expect(line.switches.get("enable-features")).toBe(
    "WaylandWindowDecorations,PartitionAllocMemoryReclaimer:interval/60s",
  );
});
