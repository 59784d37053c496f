/**
 * Lets plain Node import main/storage: import this first. electron-store imports `electron`, whose
 * npm package downloads its binary unless this variable names a folder for it.
 */
process.env["ELECTRON_OVERRIDE_DIST_PATH"] ??= "/nowhere";
