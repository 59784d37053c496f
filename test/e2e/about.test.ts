import { existsSync, readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { projectFolder } from "../../scripts/lib/project.mjs";
import { type App, localBuild } from "./support/app.ts";
import { expect, test } from "./support/fixtures.ts";
import { inMain } from "./support/in-main.ts";

/**
 * Runs in the main process. Chooses "About Pagekeeper" in the menu, and simulates a click on the
 * dialog's first button. Records the dialog, and the files that the app opens because of the click.
 */
function chooseAbout({ dialog, Menu, shell }: typeof import("electron")): void {
  if ("opened" in globalThis) return;
  const opened: string[] = [];
  const messages: object[] = [];
  Object.assign(globalThis, { opened, messages });
  Object.assign(dialog, {
    showMessageBox: async (_window: unknown, message: object) => {
      messages.push(message);
      return { response: 0, checkboxChecked: false };
    },
  });
  Object.assign(shell, {
    openPath: async (path: string) => {
      opened.push(path);
      return "";
    },
  });
  const about = Menu.getApplicationMenu()
    ?.items.flatMap((menu) => menu.submenu?.items ?? [])
    .find(({ label }) => label === "About Pagekeeper");
  if (!about) throw new Error("The menu has no About Pagekeeper.");
  about.click();
}

const openedFiles = () => [...(Reflect.get(globalThis, "opened") as readonly string[])];
const shownMessages = () => JSON.stringify(Reflect.get(globalThis, "messages"));

async function openedLicences(app: App): Promise<string> {
  await inMain(app.process, chooseAbout);
  await expect.poll(() => inMain(app.process, openedFiles)).toHaveLength(1);
  const [file = ""] = await inMain(app.process, openedFiles);
  return readFile(file, "utf8");
}

const { version } = JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8"));

test("About Pagekeeper shows the version and opens the licences of everything in the app", async ({
  start,
}) => {
  const app = await start();
  const text = await openedLicences(app);
  expect(await inMain(app.process, shownMessages)).toContain(`Version ${version}`);
  /**
   * Returns only the missing texts, because a failed assertion on the whole text would print
   * millions of characters.
   */
  const missing = (wanted: readonly string[]) =>
    [...new Set(wanted)].filter((each) => !text.includes(each));

  await test.step("lists every bundled package with its licence", async () => {
    const folders = await packageFolders();
    for (const name of ["express", "undici", "react-dom", "zod", "electron-store", "keytar"]) {
      expect(folders).toContain(join(projectFolder, "node_modules", name));
    }
    const wanted = await Promise.all(folders.map(nameAndTexts));
    expect(missing(wanted.flat())).toEqual([]);
  });

  await test.step("lists Pagekeeper, Electron, and every component of Chromium", async () => {
    const electron = dirname(localBuild().executable);
    const [pagekeeperLicence, electronLicence, credits] = await Promise.all(
      [
        join(projectFolder, "LICENSE"),
        join(electron, "LICENSE"),
        join(electron, "LICENSES.chromium.html"),
      ].map((file) => readFile(file, "utf8")),
    );
    expect(missing([pagekeeperLicence, electronLicence].map((each = "") => each.trim()))).toEqual(
      [],
    );
    const titles = matchesOf(credits, /<span class="title">([^<&]+)/g);
    expect(titles.length).toBeGreaterThan(100);
    expect(missing(titles.map((title) => `\n* ${title}`))).toEqual([]);
    const firstLines = matchesOf(credits, /<pre>\s*([^\n<&]+)/g);
    expect(missing(firstLines)).toEqual([]);
  });
});

const matchesOf = (text = "", pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, found = ""]) => found);

/**
 * Returns the folders of all bundled packages, and keytar's folder, because the app ships keytar
 * without bundling it.
 */
async function packageFolders(): Promise<readonly string[]> {
  const lists = join(projectFolder, "out/bundled");
  const files = await readdir(lists);
  const bundled = files.flatMap((file): readonly string[] =>
    JSON.parse(readFileSync(join(lists, file), "utf8")),
  );
  return [...bundled, "node_modules/keytar"]
    .map((folder) => join(projectFolder, folder))
    .filter((folder) => existsSync(join(folder, "package.json")));
}

async function nameAndTexts(folder: string): Promise<readonly string[]> {
  const about = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const texts = (await readdir(folder))
    .filter((file) => /^licen[cs]e/i.test(file))
    .map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim());
  return [`\n* ${about.name} ${about.version} (`, ...texts];
}
