/**
 * The oldest version of Node that can run the set-up. After the set-up, npm scripts run on Node 24
 * (docs/decisions/0001-toolchain.md).
 */
const minimum = [20, 19];

/**
 * @param {string} version the version, as in `process.versions.node`
 * @returns {string | undefined} what to do if the version is too old, or undefined if it is not
 */
export function unsupportedNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [minMajor = 0, minMinor = 0] = minimum;
  if (major > minMajor || (major === minMajor && minor >= minMinor)) return undefined;
  return `Pagekeeper's set-up needs Node ${minimum.join(".")} or newer; this is Node ${version}. Install a newer one from https://nodejs.org and try again.`;
}
