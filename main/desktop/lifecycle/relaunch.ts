/** What starts when this run has ended. */
import { app } from "electron";
import { log } from "../diagnostics/log.ts";
import { runningAppImage, startAppImage } from "./app-image.ts";
import { relaunchArguments } from "./command-line.ts";

let start: (() => void) | undefined;

/** Quits, and calls `next` once everything is let go of. */
export function quitThen(next: () => void): void {
  start = next;
  // Where nothing holds up the quit, as before the front is there.
  app.once("quit", runAfterQuit);
  app.quit();
}

/** Quits, and starts the app anew. `args`: without the program's own name; by default those of this start. */
export function relaunch(args: readonly string[] = relaunchArguments(process.argv)): void {
  const file = runningAppImage(process.env, process.execPath);
  if (file === undefined) {
    app.relaunch({ args: [...args] });
    app.quit();
    return;
  }
  // The AppImage's own start adds it, where it has to.
  const kept = args.filter((argument) => argument !== "--no-sandbox");
  quitThen(() => {
    if (!startAppImage(file, kept)) log("restart.failed");
  });
}

/** For the last moment of the run, where it is ended by force. At most once. */
export function runAfterQuit(): void {
  const next = start;
  start = undefined;
  if (!next) return;
  // What starts would come upon this run otherwise, and end.
  app.releaseSingleInstanceLock();
  next();
}
