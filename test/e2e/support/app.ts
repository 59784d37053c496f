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

/**
 * The time in which the app must quit, in milliseconds. It is longer than the app's own limit of
 * three seconds, because a busy machine delays the app's timers.
 */
const quitTimeout = 15_000;

const project = join(import.meta.dirname, "../../..");

/** A copy of the app, and how to run it with Electron. */
export interface Installation {
  readonly executable: string;
  /** The working directory. For a build, this is the folder that contains package.json and out/. */
  readonly folder: string;
  /** The command-line switches for Electron. */
  readonly args: readonly string[];
  /**
   * The argument that names the app to run. Empty for a package, because a package contains the
   * app.
   */
  readonly app: readonly string[];
}

export const localBuild = (): Installation => ({
  executable: electronPath(),
  folder: project,
  args: electronSwitches(),
  app: ["."],
});

/**
 * Returns the package that `npm run test:package` tests. Returns the local build if the tests run
 * without that command.
 */
export function installationUnderTest(): Installation {
  const folder = process.env["PAGEKEEPER_E2E_PACKAGE"];
  if (folder === undefined) return localBuild();
  const executable = join(folder, "pagekeeper");
  return { executable, folder, args: electronSwitches(), app: [] };
}

export class App implements AsyncDisposable {
  #closed = false;
  #linksTaken = 0;

  readonly process: ElectronApplication;
  readonly #window: Page | undefined;

  private constructor(process: ElectronApplication, window?: Page) {
    this.process = process;
    this.#window = window;
  }

  /** The window that opened at startup. Throws if the app was started hidden. */
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

  /** Starts the app without a window, as the system does when the user logs in to the computer. */
  static async startHidden(options: StartOptions): Promise<App> {
    return new App(await launch(options, "--hidden"));
  }

  /** Waits until the app has opened another link in the system's browser, and returns the link. */
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

  /** Quits the app as its menu does. If the app does not quit in time, kills it and rejects. */
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

/**
 * Waits until the app is ready. The services that answer calls load after the window, so the first
 * response shows that they have loaded.
 */
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
    // Keeps the sandbox, because Playwright disables it by default. `electronSwitches` disables the
    // sandbox only if root runs the tests.
    chromiumSandbox: true,
    env: {
      ...inheritedEnv(),
      DBUS_SESSION_BUS_ADDRESS: options.keyring.address,
      PAGEKEEPER_USER_DATA: options.profile.folder,
      PAGEKEEPER_PORT: "0",
      TMPDIR: options.profile.temporary,
      // The tests expect English, whatever the language of the machine.
      LANGUAGE: "en_US:en",
      ...options.env,
    },
  });
  await inMain(app, recordOpenedLinks);
  return app;
}

/** The folders of a user, which persist when the app restarts and are removed after the test. */
export class Profile implements AsyncDisposable {
  readonly #root: string;
  /** The folder that the app uses as its `userData`. */
  readonly folder: string;
  /**
   * The folder that the app uses as its TMPDIR. If the app is killed, it leaves files in this
   * folder.
   */
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

/**
 * Returns the environment without Pagekeeper's own variables and without ELECTRON_RUN_AS_NODE,
 * because some editors set ELECTRON_RUN_AS_NODE in their terminals.
 */
function inheritedEnv(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined &&
      !entry[0].startsWith("PAGEKEEPER_") &&
      entry[0] !== "ELECTRON_RUN_AS_NODE",
  );
  return Object.fromEntries(kept);
}

/**
 * Runs in the main process. Records links instead of opening them in the system's browser, so that
 * tests can open the links in a browser of their own.
 */
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
