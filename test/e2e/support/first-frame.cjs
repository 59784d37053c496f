/** Preloaded by Electron: records the main process's modules when the window reports its first frame. */
const { ipcMain } = require("electron");

/** @typedef {{ loadedModules: () => readonly string[], loadedAtFirstFrame?: readonly string[] }} Recorded */
const recorded = /** @type {typeof globalThis & Recorded} */ (globalThis);

recorded.loadedModules = () => Object.keys(require.cache);

const handle = ipcMain.handle.bind(ipcMain);
ipcMain.handle = (channel, listener) =>
  handle(channel, (...args) => {
    if (channel === "call:ready") recorded.loadedAtFirstFrame ??= recorded.loadedModules();
    return listener(...args);
  });
