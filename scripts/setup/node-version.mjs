/** Node to run the set-up; npm scripts then run on Node 24 (docs/decisions/0001-toolchain.md). */
const minimum = [20, 19];

/**
 * @param {string} version as in `process.versions.node`
 * @returns {string | undefined} what to do about a version that is too old
 */
export function unsupportedNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [minMajor = 0, minMinor = 0] = minimum;
  if (major > minMajor || (major === minMajor && minor >= minMinor)) return undefined;
  return `Pagekeeper's set-up needs Node ${minimum.join(".")} or newer; this is Node ${version}. Install a newer one from https://nodejs.org and try again.`;
}
