import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect } from "@playwright/test";
import { dialogTexts } from "../../main/i18n/en/dialogs.ts";
import { BareApp, windowTitles } from "./support/bare-app.ts";

interface Home {
  readonly folder: string;
  /** Variables that make this folder the user's home. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

const test = base.extend<{ readonly home: Home }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a pattern.
  home: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "pagekeeper-home-"));
    const temporary = join(folder, "tmp");
    await mkdir(temporary);
    await use({
      folder,
      env: {
        HOME: folder,
        TMPDIR: temporary,
        XDG_CONFIG_HOME: undefined,
        XDG_CACHE_HOME: undefined,
      },
    });
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
});

const { title, because } = dialogTexts.cannotStart;

interface Obstacle {
  readonly name: string;
  /** Puts the obstacle into the home. Returns variables, and what the app should say. */
  readonly put: (home: string) => Promise<{ readonly HOME?: string; readonly says: string }>;
}

const lockBlockedBy = (name: string, put: (path: string) => Promise<unknown>): Obstacle => ({
  name,
  async put(home) {
    const folder = join(home, ".config/Pagekeeper");
    await mkdir(folder, { recursive: true });
    const lock = join(folder, name.split(" ")[0] ?? "");
    await put(lock);
    return { says: because.lock(lock) };
  },
});

const obstacles: readonly Obstacle[] = [
  {
    name: "HOME that is a file",
    async put(home) {
      const file = join(home, "file");
      await writeFile(file, "");
      return { HOME: file, says: because.folder(join(file, ".config/Pagekeeper")) };
    },
  },
  {
    name: "config folder that is a file",
    async put(home) {
      await writeFile(join(home, ".config"), "");
      return { says: because.folder(join(home, ".config/Pagekeeper")) };
    },
  },
  lockBlockedBy("SingletonLock that is a plain file", (path) => writeFile(path, "")),
  lockBlockedBy("SingletonLock that is a folder", (path) => mkdir(path)),
  lockBlockedBy("SingletonSocket that is a folder", (path) =>
    mkdir(join(path, "x"), { recursive: true }),
  ),
  lockBlockedBy("SingletonCookie that is a folder", (path) =>
    mkdir(join(path, "x"), { recursive: true }),
  ),
];

for (const { name, put } of obstacles) {
  test(`prints and shows why it cannot start with a ${name}`, async ({ home }) => {
    const { says, ...env } = await put(home.folder);
    await using app = BareApp.start([], { ...home.env, ...env });
    await expect.poll(windowTitles).toContain(title);
    app.end();
    expect(await app.exitCode()).not.toBeUndefined();
    expect(await app.stderr).toContain(says);
  });
}

for (const name of [
  "--remote-debugging-port=0",
  "--remote-debugging-pipe",
  "--js-flags=--no-opt",
]) {
  test(`does not start with ${name}, which gives others the window's calls`, async ({ home }) => {
    await using app = BareApp.start([name], home.env);
    expect(await app.exitCode()).toBe(1);
    const printed = await app.stderr;
    expect(printed).toContain(`Pagekeeper does not start with ${name.split("=")[0]},`);
    expect(printed).not.toContain("DevTools listening");
  });
}

test("a browser that a development build starts does not inherit the App Secret", async ({
  home,
}) => {
  const [bin, seen] = [join(home.folder, "bin"), join(home.folder, "seen")];
  await mkdir(bin);
  await writeFile(
    join(bin, "xdg-open"),
    `#!/bin/sh\nenv > ${seen}.part\nmv ${seen}.part ${seen}\n`,
  );
  await chmod(join(bin, "xdg-open"), 0o755);
  await using _app = BareApp.start(["--open-in-browser"], {
    ...home.env,
    PATH: `${bin}:${process.env["PATH"]}`,
    PAGEKEEPER_APP_ID: "practice",
    PAGEKEEPER_APP_SECRET: "hush",
  });
  const environment = () => readFile(seen, "utf8").catch(() => "");
  await expect.poll(environment).toContain("PAGEKEEPER_APP_ID=practice");
  expect(await environment()).not.toMatch(/PAGEKEEPER_APP_SECRET|hush/);
});
