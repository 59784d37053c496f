import { app } from "electron";
import { log } from "../diagnostics/log.ts";
import { runningAppImage, startAppImage } from "./app-image.ts";
import { relaunchArguments } from "./command-line.ts";

let afterQuit: (() => void) | undefined;

/** Quits the app, and calls `action` when everything is closed. */
export function quitThen(action: () => void): void {
  afterQuit = action;
  // `closeBeforeQuit` runs it earlier, except before the shell is loaded.
  app.once("quit", runAfterQuit);
  app.quit();
}

/** Restarts the app. `args` does not include the program's name. */
export function relaunch(args: readonly string[] = relaunchArguments(process.argv)): void {
  const file = runningAppImage(process.env, process.execPath);
  if (file === undefined) {
    app.relaunch({ args: [...args] });
    app.quit();
    return;
  }
  // The AppImage adds this one itself if it needs it.
  const kept = args.filter((argument) => argument !== "--no-sandbox");
  quitThen(() => {
    if (!startAppImage(file, kept)) log("relaunch.failed");
  });
}

/** Runs the action of `quitThen`, if there is one and it has not run. */
export function runAfterQuit(): void {
  const action = afterQuit;
  afterQuit = undefined;
  if (!action) return;
  // Otherwise the new instance would find this one's lock and quit.
  app.releaseSingleInstanceLock();
  action();
}
