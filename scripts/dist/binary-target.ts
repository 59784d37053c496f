/**
 * Reads a native binary's system and architecture from its header, because not every system has the
 * `file` command.
 */

type Machines = Readonly<Record<number, string>>;

const elfMachines: Machines = { 62: "x64", 183: "arm64" };
const machMachines: Machines = { 16777223: "x64", 16777228: "arm64" };
const peMachines: Machines = { 34404: "x64", 43620: "arm64" };

/**
 * Returns electron-builder's name of the target, such as `linux-x64`, or a description of the file.
 */
export function binaryTarget(binary: Buffer): string {
  if (binary.length >= 20 && binary.readUInt32BE(0) === 0x7f454c46) {
    return targetName("linux", elfMachines[binary.readUInt16LE(18)]);
  }
  if (binary.length >= 8 && binary.readUInt32LE(0) === 0xfeedfacf) {
    return targetName("mac", machMachines[binary.readUInt32LE(4)]);
  }
  if (binary.length >= 64 && binary.toString("latin1", 0, 2) === "MZ") {
    const header = binary.readUInt32LE(60);
    if (header + 6 <= binary.length && binary.readUInt32BE(header) === 0x50450000) {
      return targetName("win", peMachines[binary.readUInt16LE(header + 4)]);
    }
  }
  return "an unknown system";
}

const targetName = (system: string, architecture = "an unknown architecture"): string =>
  `${system}-${architecture}`;
