/**
 * Lets plain Node import main/storage. Import this file before main/storage, because main/storage
 * imports electron-store, and electron-store imports `electron`. The npm package `electron` would
 * download Electron's binary if this variable did not name a folder for the binary.
 */
process.env["ELECTRON_OVERRIDE_DIST_PATH"] ??= "/nowhere";
