import { app } from "electron";
import { log } from "../diagnostics/log.ts";
import { runningAppImage, startAppImage } from "./app-image.ts";
import { relaunchArguments } from "./command-line.ts";
import { withSecretVariables } from "./secret-variables.ts";

let afterQuit: (() => void) | undefined;

/** Quits the app and calls `action` once everything is closed. */
export function quitThen(action: () => void): void {
  afterQuit = action;
  // `closeBeforeQuit` usually runs the action before this event. This listener covers a quit before
  // the shell has loaded.
  app.once("quit", runAfterQuit);
  app.quit();
}

/** Restarts the app. `args` are the arguments without the program's name. */
export function relaunch(args: readonly string[] = relaunchArguments(process.argv)): void {
  const file = runningAppImage(process.env, process.execPath);
  if (file === undefined) {
    withSecretVariables(process.env, () => app.relaunch({ args: [...args] }));
    app.quit();
    return;
  }
  // If the AppImage needs this flag, it adds the flag itself.
  const kept = args.filter((argument) => argument !== "--no-sandbox");
  quitThen(() => {
    if (!startAppImage(file, kept)) log("relaunch.failed");
  });
}

/** Runs the action passed to `quitThen`, unless there is none or it has already run. */
export function runAfterQuit(): void {
  const action = afterQuit;
  afterQuit = undefined;
  if (!action) return;
  // Release the lock first, because otherwise the new instance would find the lock taken and quit.
  app.releaseSingleInstanceLock();
  action();
}
