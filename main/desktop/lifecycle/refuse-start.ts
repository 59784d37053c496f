import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { app, dialog } from "electron";
import { dialogTexts } from "../../i18n/dialogs.ts";
import { chooseLocale, setLocale } from "../../i18n/locale.ts";

type Reasons = ReturnType<typeof dialogTexts>["cannotStart"]["because"];

/** Prints the message and exits. */
export function exitWith(message: string): void {
  process.stderr.write(`${message}\n`);
  app.exit(1);
}

/**
 * Prints why Pagekeeper cannot start, shows it in a message box for users who started it without a
 * terminal, and exits.
 */
export function refuseToStart(reason: (reasons: Reasons) => string): void {
  process.stderr.write(`${reason(dialogTexts().cannotStart.because)}\n`);
  // Electron shows no box before it is ready, and is never ready without a folder to write to.
  const folder = mkdtempSync(join(tmpdir(), "pagekeeper-"));
  app.setPath("userData", folder);
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  void app.whenReady().then(async () => {
    setLocale(chooseLocale("system", app.getPreferredSystemLanguages()));
    const { title, because } = dialogTexts().cannotStart;
    // `showErrorBox` would block signals until somebody closes the box.
    await dialog.showMessageBox({ type: "error", title, message: title, detail: reason(because) });
    app.exit(1);
  });
}
