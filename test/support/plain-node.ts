/**
 * electron-store imports `electron`, whose npm package looks for its binary and downloads it where there is none.
 * In plain Node nothing of it is used, so any folder will do. Import this before anything of main/storage.
 */
process.env["ELECTRON_OVERRIDE_DIST_PATH"] ??= "/nowhere";
