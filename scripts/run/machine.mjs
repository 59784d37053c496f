import { existsSync } from "node:fs";

/** @returns {import("./switches.mjs").Machine} */
export const thisMachine = () => ({
  platform: process.platform,
  root: process.getuid?.() === 0,
  gpu: existsSync("/dev/dri"),
});
