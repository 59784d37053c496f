/**
 * The state from which node_modules was installed, as node_modules/.pagekeeper-setup records it.
 * @typedef {object} Stamp
 * @property {string} lock the SHA-256 hash of package-lock.json
 * @property {string} platform `process.platform`-`process.arch`
 * @property {boolean} canBuildKeytar whether this machine could compile keytar at that time
 */

/**
 * @typedef {object} State
 * @property {boolean} installed whether npm has completed an install here
 * @property {boolean} newerThanLock whether node_modules is newer than package-lock.json, as it is
 *   after a manual `npm install`
 * @property {Stamp | undefined} stamp
 * @property {string} lock @property {string} platform
 * @property {boolean} hasKeytar @property {boolean} canBuildKeytar
 */

/**
 * Returns the reason to install node_modules, either for the first time or again.
 * @param {State} state
 * @returns {"missing" | "outdated" | "foreign" | "keytar" | undefined} undefined if there is none
 */
export function installReason(state) {
  const { installed, newerThanLock, stamp, lock, platform } = state;
  if (!installed) return "missing";
  if (stamp?.lock !== lock && !newerThanLock) return "outdated";
  if (stamp && stamp.platform !== platform) return "foreign";
  return shouldRetryKeytar(state) ? "keytar" : undefined;
}

/**
 * keytar is optional, so npm skips it if it does not compile. Retry once this machine has the build
 * tools.
 * @param {State} state
 */
function shouldRetryKeytar({ stamp, hasKeytar, canBuildKeytar }) {
  return !hasKeytar && canBuildKeytar && stamp?.canBuildKeytar !== true;
}
