import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type ElectronApplication,
  _electron as electron,
  expect,
  type Page,
} from "@playwright/test";
import { electronPath } from "../../../scripts/electron/resolve.mjs";
import { electronSwitches } from "../../../scripts/lib/electron-switches.ts";
import type { Keyring } from "../../support/keyring.ts";
import { inMain } from "./in-main.ts";

/** Milliseconds. The app limits itself to three seconds, which take longer on a busy machine. */
const quitTimeout = 15_000;

const project = join(import.meta.dirname, "../../..");

/** A copy of the app and the Electron that runs it. */
export interface Installation {
  readonly executable: string;
  /** The working directory. For a build, the folder with package.json and out/. */
  readonly folder: string;
  /** Electron's own arguments. */
  readonly args: readonly string[];
  /** The argument that names the app. Empty for a package, which contains its app. */
  readonly app: readonly string[];
}

export const localBuild = (): Installation => ({
  executable: electronPath(),
  folder: project,
  args: electronSwitches(),
  app: ["."],
});

/** Returns the build, or the unpacked package whose folder `npm run test:package` passes. */
export function installationUnderTest(): Installation {
  const folder = process.env["PAGEKEEPER_E2E_PACKAGE"];
  if (folder === undefined) return localBuild();
  const executable = join(folder, "pagekeeper");
  return { executable, folder, args: electronSwitches(), app: [] };
}

/** A running app. */
export class App implements AsyncDisposable {
  #closed = false;
  #linksTaken = 0;

  readonly process: ElectronApplication;
  readonly #window: Page | undefined;

  private constructor(process: ElectronApplication, window?: Page) {
    this.process = process;
    this.#window = window;
  }

  /** The window that opened at the start. */
  get window(): Page {
    if (!this.#window) throw new Error("The app was started hidden.");
    return this.#window;
  }

  static async start(options: StartOptions): Promise<App> {
    const app = await launch(options);
    const window = await app.firstWindow();
    await window.evaluate(waitUntilReady);
    return new App(app, window);
  }

  /** Starts without a window, as when the computer starts. */
  static async startHidden(options: StartOptions): Promise<App> {
    return new App(await launch(options, "--hidden"));
  }

  /** Waits for the next link that the app opens in the system's browser, and returns it. */
  async openedLink(): Promise<string> {
    const index = this.#linksTaken;
    this.#linksTaken += 1;
    let link: string | undefined;
    const find = async () => {
      link = await inMain(this.process, linkAt, index);
      return link;
    };
    await expect.poll(find, { intervals: [10, 20, 50] }).toBeDefined();
    return link ?? "";
  }

  /** Quits like the menu. Kills an app that does not quit in time, and rejects. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    const { promise: timedOut, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      this.process.process().kill("SIGKILL");
      reject(new Error(`The app did not quit within ${quitTimeout} ms.`));
    }, quitTimeout);
    await Promise.race([this.process.close(), timedOut]).finally(() => clearTimeout(timer));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** The parts that answer the window load after it, so an answer means that the app is ready. */
async function waitUntilReady(): Promise<void> {
  await window.pagekeeper?.flows();
}

interface StartOptions {
  readonly profile: Profile;
  readonly keyring: Keyring;
  readonly env?: Readonly<Record<string, string>>;
  readonly installation?: Installation;
}

async function launch(options: StartOptions, ...flags: string[]): Promise<ElectronApplication> {
  const {
    executable,
    folder,
    args,
    app: appArgs,
  } = options.installation ?? installationUnderTest();
  const app = await electron.launch({
    executablePath: executable,
    cwd: folder,
    args: [...args, ...appArgs, ...flags],
    // Playwright would disable the sandbox. electronSwitches does so for root only.
    chromiumSandbox: true,
    env: {
      ...inheritedEnv(),
      DBUS_SESSION_BUS_ADDRESS: options.keyring.address,
      PAGEKEEPER_USER_DATA: options.profile.folder,
      PAGEKEEPER_PORT: "0",
      TMPDIR: options.profile.temporary,
      // The tests expect English on every machine.
      LANGUAGE: "en_US:en",
      ...options.env,
    },
  });
  await inMain(app, recordOpenedLinks);
  return app;
}

/** The folders of one user, kept between restarts of the app and removed after the test. */
export class Profile implements AsyncDisposable {
  readonly #root: string;
  /** The app's `userData`. */
  readonly folder: string;
  /** The app's TMPDIR: a killed app leaves files in it. */
  readonly temporary: string;

  private constructor(root: string) {
    this.#root = root;
    this.folder = join(root, "profile");
    this.temporary = join(root, "tmp");
  }

  static async create(): Promise<Profile> {
    const profile = new Profile(await mkdtemp(join(tmpdir(), "pagekeeper-e2e-")));
    for (const folder of [profile.folder, profile.temporary]) await mkdir(folder);
    return profile;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#root, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Drops our variables and ELECTRON_RUN_AS_NODE, which some editors' terminals set. */
function inheritedEnv(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined &&
      !entry[0].startsWith("PAGEKEEPER_") &&
      entry[0] !== "ELECTRON_RUN_AS_NODE",
  );
  return Object.fromEntries(kept);
}

/** Records links instead of opening the system's browser. The test opens them in its own. */
function recordOpenedLinks({ shell }: typeof import("electron")): void {
  if ("links" in globalThis) return;
  const links: string[] = [];
  Object.assign(globalThis, { links });
  shell.openExternal = async (url: string) => {
    links.push(url);
  };
}

const linkAt = (_electron: unknown, index: number): string | undefined =>
  (globalThis as unknown as { links: readonly string[] }).links[index];
