/** Where users report problems. It is the same address as `bugs` in package.json. */
export const issuesAddress = "https://pagekeeper.invalid/issues";
