// Electron preloads this script. It records which modules the main process has loaded when the
// window shows its first frame.
const { ipcMain } = require("electron");

/**
 * @typedef {object} Recorded
 * @property {() => readonly string[]} loadedModules
 * @property {readonly string[]} [loadedAtFirstFrame]
 */
const recorded = /** @type {typeof globalThis & Recorded} */ (globalThis);

recorded.loadedModules = () => Object.keys(require.cache);

const handle = ipcMain.handle.bind(ipcMain);
ipcMain.handle = (channel, listener) =>
  handle(channel, (...args) => {
    if (channel === "call:ready") recorded.loadedAtFirstFrame ??= recorded.loadedModules();
    return listener(...args);
  });
