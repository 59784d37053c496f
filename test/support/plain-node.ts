/**
 * Lets plain Node import main/storage. Import this file before main/storage. main/storage imports
 * electron-store, and electron-store imports `electron`. The npm package `electron` downloads
 * Electron's binary unless this variable names a folder for the binary.
 */
process.env["ELECTRON_OVERRIDE_DIST_PATH"] ??= "/nowhere";
