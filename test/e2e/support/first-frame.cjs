/** Loaded ahead of the app: tells which modules the main process had when the window said that its first frame is drawn. */
const { ipcMain } = require("electron");

globalThis.loadedModules = () => Object.keys(require.cache);

const handle = ipcMain.handle.bind(ipcMain);
ipcMain.handle = (channel, listener) =>
  handle(channel, (...args) => {
    if (channel === "call:ready") globalThis.loadedAtFirstFrame ??= globalThis.loadedModules();
    return listener(...args);
  });
