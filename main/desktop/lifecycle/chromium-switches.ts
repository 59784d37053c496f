import type { CommandLine } from "electron";

const features = "enable-features";
const onceAMinute = "PartitionAllocMemoryReclaimer:interval/60s";

/**
 * Makes Chromium return freed memory to the system only once a minute, because doing so wakes the
 * processor (docs/decisions/0018-quiet-in-the-tray.md). Keeps other features enabled on the command
 * line. Call this before Electron is ready. It affects every process except the main one.
 */
export function reclaimMemoryOnceAMinute(
  commandLine: Pick<CommandLine, "getSwitchValue" | "appendSwitch">,
): void {
  const enabled = commandLine.getSwitchValue(features);
  commandLine.appendSwitch(features, enabled === "" ? onceAMinute : `${enabled},${onceAMinute}`);
}
