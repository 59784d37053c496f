import type { CommandLine } from "electron";

const features = "enable-features";
const onceAMinute = "PartitionAllocMemoryReclaimer:interval/60s";

/**
 * Makes Chromium return freed memory to the system less often, because that wakes the processor
 * (docs/decisions/0018-quiet-in-the-tray.md). Keeps the features that the user enabled. Call before
 * Electron is ready, so that it applies to every process except the main one.
 */
export function reclaimMemoryOnceAMinute(
  commandLine: Pick<CommandLine, "getSwitchValue" | "appendSwitch">,
): void {
  const enabled = commandLine.getSwitchValue(features);
  commandLine.appendSwitch(features, enabled === "" ? onceAMinute : `${enabled},${onceAMinute}`);
}
