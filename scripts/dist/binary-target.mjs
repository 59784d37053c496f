/** For which system and architecture a native binary was made, by its header: `file` is not on every computer. */

/** @typedef {Readonly<Record<number, string>>} Machines */

/** @type {Machines} */
const elfMachines = { 62: "x64", 183: "arm64" };
/** @type {Machines} */
const machMachines = { 16777223: "x64", 16777228: "arm64" };
/** @type {Machines} */
const peMachines = { 34404: "x64", 43620: "arm64" };

/**
 * @param {Buffer} binary
 * @returns {string} as electron-builder names them: `linux-x64`, `mac-arm64`, …; or what it is instead
 */
export function targetOf(binary) {
  if (binary.length >= 20 && binary.readUInt32BE(0) === 0x7f454c46) {
    return named("linux", elfMachines[binary.readUInt16LE(18)]);
  }
  if (binary.length >= 8 && binary.readUInt32LE(0) === 0xfeedfacf) {
    return named("mac", machMachines[binary.readUInt32LE(4)]);
  }
  if (binary.length >= 64 && binary.toString("latin1", 0, 2) === "MZ") {
    const header = binary.readUInt32LE(60);
    if (header + 6 <= binary.length && binary.readUInt32BE(header) === 0x50450000) {
      return named("win", peMachines[binary.readUInt16LE(header + 4)]);
    }
  }
  return "no binary of a system that is shipped to";
}

/** @param {string} system @param {string | undefined} architecture */
const named = (system, architecture) =>
  `${system}-${architecture ?? "an architecture that is not shipped to"}`;
