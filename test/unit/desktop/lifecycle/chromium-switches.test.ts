import { expect, it } from "vitest";
import { reclaimMemoryOnceAMinute } from "../../../../main/desktop/lifecycle/chromium-switches.ts";

/** Behaves like Chromium's command line, where appending a switch again replaces its value. */
function commandLine(initial: Readonly<Record<string, string>> = {}) {
  const switches = new Map(Object.entries(initial));
  return {
    getSwitchValue: (name: string) => switches.get(name) ?? "",
    appendSwitch: (name: string, value?: string) => void switches.set(name, value ?? ""),
    switches,
  };
}

it("enables a feature of Chromium", () => {
  const line = commandLine();
  reclaimMemoryOnceAMinute(line);
  expect([...line.switches]).toEqual([
    ["enable-features", "PartitionAllocMemoryReclaimer:interval/60s"],
  ]);
});

it("keeps the features that the user enabled", () => {
  const line = commandLine({ "enable-features": "WaylandWindowDecorations" });
  reclaimMemoryOnceAMinute(line);
  expect(line.switches.get("enable-features")).toBe(
    "WaylandWindowDecorations,PartitionAllocMemoryReclaimer:interval/60s",
  );
});
