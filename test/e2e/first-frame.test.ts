import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { App, localBuild } from "./support/app.ts";
import { expect, test } from "./support/fixtures.ts";
import { inMain } from "./support/in-main.ts";
import { startRecordingServer } from "./support/recording-server.ts";
import { connectButton } from "./support/ui.ts";

/** Words that only these have in them: Express, undici, the practice Facebook, electron-log, electron-updater. keytar is a file of its own. */
const heavy = [
  /X-Powered-By/,
  /UND_ERR_/,
  /Northwind Bakery/,
  /electron-log\.transports/,
  /ERR_UPDATER_INVALID_VERSION/,
];

const atFirstFrame = () => Reflect.get(globalThis, "loadedAtFirstFrame") as readonly string[];
const now = () => (Reflect.get(globalThis, "loadedModules") as () => readonly string[])();

const textOf = async (files: readonly string[]): Promise<string> =>
  (await Promise.all(files.map((file) => readFile(file, "utf8")))).join("\n");

/** DESIGN.md §9. */
test("nothing heavy is loaded before the first frame", async ({ keyring, profile }) => {
  const here = localBuild();
  const probe = join(import.meta.dirname, "support/first-frame.cjs");
  const installation = { ...here, args: ["-r", probe, ...here.args] };
  await using server = await startRecordingServer();
  const env = { PAGEKEEPER_UPDATE_URL: server.origin, APPIMAGE: "/nowhere/Pagekeeper.AppImage" };
  await using app = await App.start({ keyring, profile, installation, env });
  await connectButton(app.window, "Messenger").click();
  await app.openedLink();
  await expect.poll(() => server.requests).not.toEqual([]);

  const built = (file: string) => file.startsWith(join(here.folder, "out"));
  const first = await inMain(app.process, atFirstFrame);
  // Of the composition root's three files, the two that the first frame needs.
  const names = first.filter(built).map((file) => relative(join(here.folder, "out/main"), file));
  expect(names).toEqual(
    expect.arrayContaining(["index.cjs", expect.stringMatching(/^chunks\/front-/)]),
  );
  expect(names.filter((name) => /^chunks\/(core|practice)-/.test(name))).toEqual([]);
  expect(first.filter((file) => file.includes("keytar"))).toEqual([]);
  const text = await textOf(first.filter(built));
  for (const word of heavy) expect(text).not.toMatch(word);

  const later = await textOf((await inMain(app.process, now)).filter(built));
  for (const word of heavy) expect(later).toMatch(word);
});
