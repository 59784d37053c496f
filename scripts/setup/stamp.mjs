/** When node_modules has to be made again. Pure: what is there goes in, the reason comes out. */

/**
 * What node_modules was made from, as node_modules/.pagekeeper-setup keeps it.
 * @typedef {object} Stamp
 * @property {string} lock SHA-256 of package-lock.json
 * @property {string} platform `process.platform`-`process.arch`
 * @property {boolean} keytarTools keytar could be compiled on this machine at that time
 */

/**
 * @typedef {object} Present
 * @property {boolean} installed npm has finished an install here
 * @property {boolean} lockIsOlder package-lock.json has not been touched since: someone ran `npm install` by hand
 * @property {Stamp | undefined} stamp
 * @property {string} lock @property {string} platform
 * @property {boolean} keytarBuilt @property {boolean} keytarTools
 */

/**
 * @param {Present} present
 * @returns {"missing" | "outdated" | "foreign" | "keytar" | undefined} undefined: nothing to do
 */
export function reasonToInstall(present) {
  const { installed, lockIsOlder, stamp, lock, platform } = present;
  if (!installed) return "missing";
  if (stamp?.lock !== lock && !lockIsOlder) return "outdated";
  if (stamp && stamp.platform !== platform) return "foreign";
  return keytarIsWorthATry(present) ? "keytar" : undefined;
}

/**
 * npm leaves an optional package out when it does not compile. Once its tools have come, it gets one more try.
 * @param {Present} present
 */
function keytarIsWorthATry({ stamp, keytarBuilt, keytarTools }) {
  return !keytarBuilt && keytarTools && stamp?.keytarTools !== true;
}
