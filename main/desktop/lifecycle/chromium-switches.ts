import type { CommandLine } from "electron";

const features = "enable-features";
const onceAMinute = "PartitionAllocMemoryReclaimer:interval/60s";

/**
 * Makes Chromium return freed memory to the system only once a minute, because the processor wakes
 * up each time (docs/decisions/0018-quiet-in-the-tray.md). Keeps other features that the command
 * line enables. Call this before Electron is ready. The switch affects every process except the
 * main one.
 */
export function reclaimMemoryOnceAMinute(
  commandLine: Pick<CommandLine, "getSwitchValue" | "appendSwitch">,
): void {
  const enabled = commandLine.getSwitchValue(features);
  commandLine.appendSwitch(features, enabled === "" ? onceAMinute : `${enabled},${onceAMinute}`);
}
