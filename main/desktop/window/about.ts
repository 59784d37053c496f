import { join } from "node:path";
import { app, type BrowserWindow, dialog, type MessageBoxOptions, shell } from "electron";
import { menuTexts } from "../../i18n/application-menu.ts";
import { dialogTexts } from "../../i18n/dialogs.ts";

const fileName = "LICENSES.txt";

/**
 * Returns the path of the licences file. In a package, the file is next to app.asar, because other
 * programs cannot open files inside that archive.
 */
export const licencesFile = (outputFolder: string): string =>
  join(app.isPackaged ? process.resourcesPath : outputFolder, fileName);

/**
 * Returns a function that shows "About Pagekeeper", one dialog at a time. If the licences cannot be
 * opened, the function tells the user and rejects.
 */
export function createAboutDialog(options: {
  readonly version: string;
  readonly licences: string;
  readonly window: () => BrowserWindow | undefined;
}): () => Promise<void> {
  const { version, licences, window } = options;
  const showMessage = (message: MessageBoxOptions) => {
    const parent = window();
    return parent ? dialog.showMessageBox(parent, message) : dialog.showMessageBox(message);
  };
  let isOpen = false;
  return async () => {
    if (isOpen) return;
    isOpen = true;
    try {
      const { response } = await showMessage(aboutMessage(version));
      if (response === showLicences) await openLicences(licences, showMessage);
    } finally {
      isOpen = false;
    }
  };
}

const showLicences = 0;
const close = 1;

function aboutMessage(version: string): MessageBoxOptions {
  const texts = dialogTexts();
  return {
    type: "info",
    title: menuTexts().about,
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
  showMessage: (message: MessageBoxOptions) => Promise<unknown>,
): Promise<void> {
  const problem = await shell.openPath(file);
  if (problem === "") return;
  const texts = dialogTexts();
  await showMessage({
    type: "warning",
    title: menuTexts().about,
    message: texts.about.notOpened(file),
    buttons: [texts.about.close],
  });
  throw new Error(problem);
}
