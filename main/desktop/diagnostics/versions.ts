import { release } from "node:os";
import { app } from "electron";

/** Returns the versions of Pagekeeper, Electron, Chromium and so on, by name. */
export function runningVersions(): Readonly<Record<string, string>> {
  const { electron, chrome, node } = process.versions;
  return {
    Pagekeeper: app.getVersion(),
    Electron: electron,
    Chrome: chrome,
    Node: node,
    system: `${process.platform} ${release()} ${process.arch}`,
  };
}
