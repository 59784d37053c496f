/**
 * What node_modules was installed from, as recorded in node_modules/.pagekeeper-setup.
 * @typedef {object} Stamp
 * @property {string} lock SHA-256 of package-lock.json
 * @property {string} platform `process.platform`-`process.arch`
 * @property {boolean} canBuildKeytar whether this machine could compile keytar then
 */

/**
 * @typedef {object} State
 * @property {boolean} installed npm has finished an install here
 * @property {boolean} newerThanLock node_modules is newer than package-lock.json,
 *   as after a manual `npm install`
 * @property {Stamp | undefined} stamp
 * @property {string} lock @property {string} platform
 * @property {boolean} hasKeytar @property {boolean} canBuildKeytar
 */

/**
 * Says why node_modules has to be installed (again).
 * @param {State} state
 * @returns {"missing" | "outdated" | "foreign" | "keytar" | undefined} undefined if it need not be
 */
export function installReason(state) {
  const { installed, newerThanLock, stamp, lock, platform } = state;
  if (!installed) return "missing";
  if (stamp?.lock !== lock && !newerThanLock) return "outdated";
  if (stamp && stamp.platform !== platform) return "foreign";
  return shouldRetryKeytar(state) ? "keytar" : undefined;
}

/**
 * npm skips an optional package that does not compile, so retry once its build tools are installed.
 * @param {State} state
 */
function shouldRetryKeytar({ stamp, hasKeytar, canBuildKeytar }) {
  return !hasKeytar && canBuildKeytar && stamp?.canBuildKeytar !== true;
}
