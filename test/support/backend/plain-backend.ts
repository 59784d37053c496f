/**
 * Runs the services of main/app in plain Node. Everything except the window works as in the app.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import { createServices, type Services } from "../../../main/app/services.ts";
import { openStores } from "../../../main/app/stores.ts";
import type { Records } from "../../../main/channels/model.ts";
import type { RecordsFile } from "../../../main/storage/records.ts";
import type { SettingsFile } from "../../../main/storage/settings.ts";
import { inProject } from "../../../scripts/lib/project.mjs";
import { Browser, consent, type PracticeLogin } from "./browser.ts";
import type { PracticeInfo } from "./practice-worker.ts";

export interface PlainBackendOptions {
  /** The folder of an earlier run. If absent, a new folder is created and later deleted. */
  readonly folder?: string;
  /** Wraps the records, for example to measure how long a write takes. */
  readonly wrapRecords?: (records: RecordsFile) => RecordsFile;
  readonly wrapSettings?: (settings: SettingsFile) => SettingsFile;
  /** Whether the settings name the Meta app, if there is one. By default, the environment does. */
  readonly appInSettings?: boolean;
}

export class PlainBackend implements AsyncDisposable {
  readonly services: Services;
  readonly records: RecordsFile;
  readonly #ownFolder: string | undefined;
  #changed = Promise.withResolvers<void>();

  private constructor(services: Services, records: RecordsFile, ownFolder: string | undefined) {
    this.services = services;
    this.records = records;
    this.#ownFolder = ownFolder;
  }

  static async start(
    { origin, app }: PracticeInfo,
    {
      folder: given,
      wrapRecords = (records) => records,
      wrapSettings = (settings) => settings,
      appInSettings = false,
    }: PlainBackendOptions = {},
  ): Promise<PlainBackend> {
    const folder = given ?? (await mkdtemp(join(tmpdir(), "pagekeeper-backend-")));
    const stores = openStores(folder);
    const real = stores.filesOf(false);
    const files = { ...real, records: wrapRecords(real.records) };
    const ignore = () => undefined;
    let backend: PlainBackend | undefined;
    const services = await createServices({
      environment: {
        port: 0,
        dialogOrigin: origin,
        graphOrigin: origin,
        ...(!appInSettings && { metaApp: app }),
      },
      stores: {
        ...stores,
        settings: wrapSettings(stores.settings),
        filesOf: (practice) => (practice ? stores.filesOf(true) : files),
      },
      ui: {
        accountsChanged: () => backend?.onAccountsChanged(),
        flowsChanged: ignore,
      },
      rendererFolder: inProject("out/renderer"),
      imageSources: [],
      startKeytarWorker() {
        throw new Error("The keychain service ended.");
      },
      resolveProxy: async () => "DIRECT",
      openWindow: () => undefined,
      onDesktopRedirect: ignore,
      onWebAppsChanged: ignore,
      onChangeOver: ignore,
      onTestLoginChanged: ignore,
    });
    backend = new PlainBackend(services, files.records, given === undefined ? folder : undefined);
    services.start();
    return backend;
  }

  onAccountsChanged(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }

  /** Waits until the records match. Looks at them whenever the window would. */
  async waitForRecords(matches: (records: Records) => boolean): Promise<void> {
    while (!matches(this.records.get())) await this.#changed.promise;
  }

  signInLink(path: string): string {
    const backend = this.services.workspace().backend();
    if (!backend.ok) throw new Error(backend.problem.message);
    return backend.value.signInUrl({ path });
  }

  /** Connects Pages in a new browser. */
  async connect(login: PracticeLogin): Promise<void> {
    const link = this.signInLink("/");
    await logIn(await Browser.signIn(link), new URL(link).origin, login);
  }

  /** Disconnects a channel. Resolves when Facebook and the keychain have confirmed. */
  async disconnect(channel: ChannelType): Promise<void> {
    await this.services.workspace().channels.disconnectChannel(channel);
    await this.waitForRecords(isIdle);
  }

  /** Disconnects all accounts as the window does, so that it can be undone for a while. */
  async disconnectLater(): Promise<void> {
    const ids = this.records.get().accounts.map(({ id }) => id);
    await this.services.workspace().channels.disconnect(new Set(ids));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.services.close();
    if (this.#ownFolder !== undefined) await rm(this.#ownFolder, { recursive: true, force: true });
  }
}

/** Whether nothing is left to do on Facebook or in the keychain. */
export const isIdle = (records: Records): boolean =>
  [
    records.pendingWrites,
    records.pendingDeletes,
    records.pendingRevocations,
    records.pendingUnsubscribes,
  ].every(({ length }) => length === 0);

/** Throws if the login fails, because a failed login is quick and would look like a good result. */
export async function logIn(browser: Browser, origin: string, login: PracticeLogin): Promise<void> {
  const start = `${origin}/auth/facebook/connect?type=${login.channel}&redirect_path=%2F`;
  const dialog = (await browser.open(start)).location;
  // Post to the dialog's URL without its query, because the form contains those parameters.
  const address = dialog.slice(0, dialog.indexOf("?"));
  const { location: callback } = await browser.open(address, consent(dialog, login));
  const { status, location } = await browser.open(callback);
  if (!location.includes("facebook_connected=true")) {
    throw new Error(`The login ended with ${status} ${location}`);
  }
}
