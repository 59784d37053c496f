/** How often Chromium hands memory that it has freed back to the system (docs/decisions/0018-quiet-in-the-tray.md). */
import type { CommandLine } from "electron";

const features = "enable-features";
const onceAMinute = "PartitionAllocMemoryReclaimer:interval/60s";

/**
 * In all processes that Electron starts from now on, so it must come before Electron is ready; its main process goes by the
 * features that it was started with. What the user asks for by the same switch stays.
 */
export function reclaimMemoryOnceAMinute(
  commandLine: Pick<CommandLine, "getSwitchValue" | "appendSwitch">,
): void {
  const asked = commandLine.getSwitchValue(features);
  commandLine.appendSwitch(features, asked === "" ? onceAMinute : `${asked},${onceAMinute}`);
}
