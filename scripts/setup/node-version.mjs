/** The least Node that starts the set-up; npm scripts then run on the 24.x of node_modules (docs/decisions/0001-toolchain.md). */
const leastNode = [20, 19];

/**
 * @param {string} version as in `process.versions.node`
 * @returns {string | undefined} what to tell the user; undefined: it will do
 */
export function unsupportedNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [leastMajor = 0, leastMinor = 0] = leastNode;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return undefined;
  return `Pagekeeper needs Node ${leastNode.join(".")} or newer to set itself up; this is Node ${version}. Install a newer one from https://nodejs.org and try again.`;
}
