/** electron-builder's hook before each architecture is packed. */
import { provideKeytar } from "./keytar.mjs";

/**
 * @param {{ platform: { buildConfigurationKey: import("./keytar.mjs").System }, arch: string }} context
 * @returns {false} so that electron-builder collects no node_modules and compiles none: keytar's binary is all we need
 */
export default function beforeBuild({ platform, arch }) {
  provideKeytar(platform.buildConfigurationKey, arch);
  return false;
}
