import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { App, localBuild } from "./support/app.ts";
import { expect, test } from "./support/fixtures.ts";
import { inMain } from "./support/in-main.ts";
import { startRecordingServer } from "./support/recording-server.ts";
import { connectButton } from "./support/ui.ts";

/**
 * Patterns that match only the code of Express, undici, the practice Facebook, electron-log and
 * electron-updater.
 */
const largeModules = [
  /X-Powered-By/,
  /UND_ERR_/,
  /Northwind Bakery/,
  /electron-log\.transports/,
  /ERR_UPDATER_INVALID_VERSION/,
];

const atFirstFrame = () => Reflect.get(globalThis, "loadedAtFirstFrame") as readonly string[];
const atPresent = () => (Reflect.get(globalThis, "loadedModules") as () => readonly string[])();

const textOf = async (files: readonly string[]): Promise<string> =>
  (await Promise.all(files.map((file) => readFile(file, "utf8")))).join("\n");

test("loads none of the large modules before the first frame", async ({ keyring, profile }) => {
  const build = localBuild();
  const probe = join(import.meta.dirname, "support/first-frame.cjs");
  const installation = { ...build, args: ["-r", probe, ...build.args] };
  await using server = await startRecordingServer();
  const env = { PAGEKEEPER_UPDATE_URL: server.origin, APPIMAGE: "/nowhere/Pagekeeper.AppImage" };
  await using app = await App.start({ keyring, profile, installation, env });
  await connectButton(app.window, "Messenger").click();
  await app.openedLink();
  await expect.poll(() => server.requests).not.toEqual([]);

  const isBuilt = (file: string) => file.startsWith(join(build.folder, "out"));
  const first = await inMain(app.process, atFirstFrame);
  const names = first.filter(isBuilt).map((file) => relative(join(build.folder, "out/main"), file));
  expect(names).toEqual(
    expect.arrayContaining(["index.cjs", expect.stringMatching(/^chunks\/shell-/)]),
  );
  expect(names.filter((name) => /^chunks\/(services|practice)-/.test(name))).toEqual([]);
  expect(first.filter((file) => file.includes("keytar"))).toEqual([]);
  const text = await textOf(first.filter(isBuilt));
  for (const word of largeModules) expect(text).not.toMatch(word);

  const later = await textOf((await inMain(app.process, atPresent)).filter(isBuilt));
  for (const word of largeModules) expect(later).toMatch(word);
});
