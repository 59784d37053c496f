/** "About Pagekeeper", and the licences of all that is in the app, as a user finds them. */
import { existsSync, readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { projectFolder } from "../../scripts/lib/project.mjs";
import { type App, localBuild } from "./support/app.ts";
import { expect, test } from "./support/fixtures.ts";
import { inMain } from "./support/in-main.ts";

/** In place of the system's dialog, which is answered with its first button, and of the program for texts. */
function holdAbout({ dialog, Menu, shell }: typeof import("electron")): void {
  if ("opened" in globalThis) return;
  const opened: string[] = [];
  const asked: object[] = [];
  Object.assign(globalThis, { opened, asked });
  Object.assign(dialog, {
    showMessageBox: async (_window: unknown, message: object) => {
      asked.push(message);
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
const shownMessages = () => JSON.stringify(Reflect.get(globalThis, "asked"));

async function openedLicences(app: App): Promise<string> {
  await inMain(app.process, holdAbout);
  await expect.poll(() => inMain(app.process, openedFiles)).toHaveLength(1);
  const [file = ""] = await inMain(app.process, openedFiles);
  return readFile(file, "utf8");
}

const { version } = JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8"));

test("the menu says which version this is, and leads to the licences of all parts", async ({
  start,
}) => {
  const app = await start();
  const text = await openedLicences(app);
  expect(await inMain(app.process, shownMessages)).toContain(`Version ${version}`);
  /** Of millions of characters, a test that fails shows those that are not there. */
  const missing = (wanted: readonly string[]) =>
    [...new Set(wanted)].filter((each) => !text.includes(each));

  await test.step("every bundled package is named, with the text that it brings", async () => {
    const folders = await packageFolders();
    for (const name of ["express", "undici", "react-dom", "zod", "electron-store", "keytar"]) {
      expect(folders).toContain(join(projectFolder, "node_modules", name));
    }
    const wanted = await Promise.all(folders.map(nameAndTexts));
    expect(missing(wanted.flat())).toEqual([]);
  });

  await test.step("so are Pagekeeper, Electron, and each work that is in Chromium", async () => {
    const electron = dirname(localBuild().executable);
    const [own, electrons, credits] = await Promise.all(
      [
        join(projectFolder, "LICENSE"),
        join(electron, "LICENSE"),
        join(electron, "LICENSES.chromium.html"),
      ].map((file) => readFile(file, "utf8")),
    );
    expect(missing([own, electrons].map((each = "") => each.trim()))).toEqual([]);
    const titles = inside(credits, /<span class="title">([^<&]+)/g);
    expect(titles.length).toBeGreaterThan(100);
    expect(missing(titles.map((title) => `\n* ${title}`))).toEqual([]);
    const firstLines = inside(credits, /<pre>\s*([^\n<&]+)/g);
    expect(missing(firstLines)).toEqual([]);
  });
});

const inside = (text = "", pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, found = ""]) => found);

/** Of what is in a bundle, and of keytar, whose binary lies beside it. */
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
