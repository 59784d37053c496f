/** Loaded ahead of the app: tells which modules the main process had when the window said that its first frame is drawn. */
const { ipcMain } = require("electron");

/** @typedef {{ loadedModules: () => readonly string[], loadedAtFirstFrame?: readonly string[] }} Told */
const told = /** @type {typeof globalThis & Told} */ (globalThis);

told.loadedModules = () => Object.keys(require.cache);

const handle = ipcMain.handle.bind(ipcMain);
ipcMain.handle = (channel, listener) =>
  handle(channel, (...args) => {
    if (channel === "call:ready") told.loadedAtFirstFrame ??= told.loadedModules();
    return listener(...args);
  });
