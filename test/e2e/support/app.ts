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

/** Milliseconds. The app gives itself three seconds; a busy machine takes longer for them. */
const longestQuit = 15_000;

const project = join(import.meta.dirname, "../../..");

/** Which Electron starts which copy of the app. */
export interface Installation {
  readonly executable: string;
  /** Where it is started; of a build, what holds package.json and out/. */
  readonly folder: string;
  /** Switches, and what Electron shall load ahead of the app. */
  readonly args: readonly string[];
  /** After those: the app, as a bare Electron has to be told it. A package knows its own. */
  readonly app: readonly string[];
}

/** This project's own build. */
export const builtHere = (): Installation => ({
  executable: electronPath(),
  folder: project,
  args: electronSwitches(),
  app: ["."],
});

/** What the tests start: the build, or the unpacked package whose folder `npm run test:package` names. */
export function underTest(): Installation {
  const folder = process.env["PAGEKEEPER_E2E_PACKAGE"];
  if (folder === undefined) return builtHere();
  const executable = join(folder, "pagekeeper");
  return { executable, folder, args: electronSwitches(), app: [] };
}

/** The built app as it is shipped, in a profile of its own. */
export class App implements AsyncDisposable {
  #closed = false;
  #linksTaken = 0;

  readonly process: ElectronApplication;
  readonly #window: Page | undefined;

  private constructor(process: ElectronApplication, window?: Page) {
    this.process = process;
    this.#window = window;
  }

  /** The one it was started with. */
  get window(): Page {
    if (!this.#window) throw new Error("It was started hidden.");
    return this.#window;
  }

  static async start(options: StartOptions): Promise<App> {
    const app = await launch(options);
    const window = await app.firstWindow();
    await window.evaluate(untilAnswered);
    return new App(app, window);
  }
  /** As it starts with the computer. */
  static async startHidden(options: StartOptions): Promise<App> {
    return new App(await launch(options, "--hidden"));
  }

  /** The next link that the app hands to the system's browser; waits for it. */
  async openedLink(): Promise<string> {
    const index = this.#linksTaken;
    this.#linksTaken += 1;
    let link: string | undefined;
    const look = async () => {
      link = await inMain(this.process, linkAt, index);
      return link;
    };
    await expect.poll(look, { intervals: [10, 20, 50] }).toBeDefined();
    return link ?? "";
  }

  /** Quits it, as the menu does. One that does not end is ended, so that it is in nobody's way, and that is a failure. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    const { promise: overdue, reject } = Promise.withResolvers<never>();
    const limit = setTimeout(() => {
      this.process.process().kill("SIGKILL");
      reject(new Error(`The app did not quit within ${longestQuit} ms.`));
    }, longestQuit);
    await Promise.race([this.process.close(), overdue]).finally(() => clearTimeout(limit));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** What answers the page is loaded after it; what it opens, reads and moves is there when that answers. */
async function untilAnswered(): Promise<void> {
  await window.pagekeeper?.flows();
}

interface StartOptions {
  readonly profile: Profile;
  readonly keyring: Keyring;
  readonly env?: Readonly<Record<string, string>>;
  readonly installation?: Installation;
}

async function launch(options: StartOptions, ...flags: string[]): Promise<ElectronApplication> {
  const { executable, folder, args, app: itself } = options.installation ?? underTest();
  const app = await electron.launch({
    executablePath: executable,
    cwd: folder,
    args: [...args, ...itself, ...flags],
    // Playwright would switch the sandbox off for everybody; only root's switches do.
    chromiumSandbox: true,
    env: {
      ...inherited(),
      DBUS_SESSION_BUS_ADDRESS: options.keyring.address,
      PAGEKEEPER_USER_DATA: options.profile.folder,
      PAGEKEEPER_PORT: "0",
      TMPDIR: options.profile.temporary,
      // The tests read English, whatever the machine speaks.
      LANGUAGE: "en_US:en",
      ...options.env,
    },
  });
  await inMain(app, keepLinks);
  return app;
}

/** Folders that outlive restarts of the app, and are gone after the test. */
export class Profile implements AsyncDisposable {
  readonly #root: string;
  /** For `userData`. */
  readonly folder: string;
  /** Whoever is killed leaves things in it. */
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

/** An editor's terminal sets ELECTRON_RUN_AS_NODE, and then Electron is no Electron. */
function inherited(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined &&
      !entry[0].startsWith("PAGEKEEPER_") &&
      entry[0] !== "ELECTRON_RUN_AS_NODE",
  );
  return Object.fromEntries(kept);
}

/** Stands where the system's browser would: the test opens the links in a browser that it holds. */
function keepLinks({ shell }: typeof import("electron")): void {
  if ("links" in globalThis) return;
  const links: string[] = [];
  Object.assign(globalThis, { links });
  shell.openExternal = async (url: string) => {
    links.push(url);
  };
}

const linkAt = (_electron: unknown, index: number): string | undefined =>
  (globalThis as unknown as { links: readonly string[] }).links[index];
