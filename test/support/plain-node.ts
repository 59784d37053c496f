/**
 * Lets plain Node import main/storage, which imports electron-store and therefore `electron`. That
 * npm package would download Electron's binary if this variable did not name a folder for it.
 * Import this file before main/storage.
 */
process.env["ELECTRON_OVERRIDE_DIST_PATH"] ??= "/nowhere";
