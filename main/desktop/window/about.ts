/** "About Pagekeeper": what it is, which version, and the way to the licences of all that is in it. */
import { join } from "node:path";
import { app, type BrowserWindow, dialog, type MessageBoxOptions, shell } from "electron";
import { desktopTexts } from "../../i18n/desktop.ts";

const fileName = "LICENSES.txt";

/** `built`: the folder that the build writes to. A package has the file beside app.asar, since no other program reads in that. */
export const licencesFile = (built: string): string =>
  join(app.isPackaged ? process.resourcesPath : built, fileName);

/** Only one is ever open. Rejects where the licences could not be opened, after it has said so. */
export function createAboutDialog(options: {
  readonly version: string;
  readonly licences: string;
  readonly window: () => BrowserWindow | undefined;
}): () => Promise<void> {
  const { version, licences, window } = options;
  const say = (message: MessageBoxOptions) => {
    const parent = window();
    return parent ? dialog.showMessageBox(parent, message) : dialog.showMessageBox(message);
  };
  let open = false;
  return async () => {
    if (open) return;
    open = true;
    try {
      const { response } = await say(aboutMessage(version));
      if (response === showLicences) await openLicences(licences, say);
    } finally {
      open = false;
    }
  };
}

const showLicences = 0;
const close = 1;

function aboutMessage(version: string): MessageBoxOptions {
  const texts = desktopTexts();
  return {
    type: "info",
    title: texts.menu.about,
    message: "Pagekeeper",
    detail: texts.about.detail(version),
    buttons: [texts.about.licences, texts.about.close],
    defaultId: close,
    cancelId: close,
    noLink: true,
  };
}

async function openLicences(
  file: string,
  say: (message: MessageBoxOptions) => Promise<unknown>,
): Promise<void> {
  const problem = await shell.openPath(file);
  if (problem === "") return;
  const texts = desktopTexts();
  await say({
    type: "warning",
    title: texts.menu.about,
    message: texts.about.notOpened(file),
    buttons: [texts.about.close],
  });
  throw new Error(problem);
}
