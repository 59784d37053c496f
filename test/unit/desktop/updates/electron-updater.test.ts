import { beforeEach, expect, it, vi } from "vitest";
import { createUpdater } from "../../../../main/desktop/updates/electron-updater.ts";

interface FakeAnswer {
  readonly isUpdateAvailable: boolean;
  readonly updateInfo: { readonly version: string; readonly files: readonly object[] };
}

const fake = vi.hoisted(() => ({
  instances: [] as object[],
  checkForUpdates: [] as (() => Promise<unknown>)[],
  /**
   * The versions that were downloaded. An updater always downloads the version that it announced
   * last.
   */
  downloads: [] as unknown[],
  stalls: false,
  closeAllConnections: vi.fn(async () => undefined),
}));

vi.mock("electron", () => ({ autoUpdater: {} }));
vi.mock("electron-updater", async () => {
  const { EventEmitter: Emitter } = await import("node:events");
  const hanging = () => Promise.withResolvers().promise;
  class AppImageUpdater extends Emitter {
    announced: unknown;
    readonly netSession = {
      webRequest: { onBeforeRequest: () => undefined, onHeadersReceived: () => undefined },
      closeAllConnections: fake.closeAllConnections,
    };
    constructor() {
      super();
      fake.instances.push(this);
    }
    async checkForUpdates() {
      const answer = (await fake.checkForUpdates.shift()?.()) as FakeAnswer;
      if (answer.isUpdateAvailable) this.announced = answer.updateInfo.version;
      return answer;
    }
    async downloadUpdate() {
      this.emit("download-progress", { percent: 50 });
      fake.downloads.push(this.announced);
      if (fake.stalls) await hanging();
      return ["/cache/pending/file"];
    }
  }
  return {
    AppImageUpdater,
    MacUpdater: class {},
    NsisUpdater: class {},
    CancellationToken: class extends Emitter {
      cancel = () => this.emit("cancel");
    },
  };
});

const file = { url: "Pagekeeper.AppImage", sha512: `${"a".repeat(86)}==` };
const announces =
  (version: string, files: readonly object[] = [file]) =>
  async () => ({
    isUpdateAvailable: true,
    updateInfo: { version, files },
  });
const nothingNew = async () => ({ isUpdateAvailable: false, updateInfo: { version: "0.1.0" } });
const refuses = async () => Promise.reject(new Error("net::ERR_CONNECTION_REFUSED"));
const hangs = () => Promise.withResolvers<never>().promise;

const create = () => createUpdater({ platform: "linux" });
const notCancelled = new AbortController().signal;

beforeEach(() => {
  fake.instances.length = 0;
  fake.downloads.length = 0;
  fake.stalls = false;
  fake.closeAllConnections.mockClear();
});

it("does not download or install by itself, and sends no id of the computer", async () => {
  fake.checkForUpdates = [announces("0.2.0")];
  await create().check(notCancelled);
  expect(fake.instances[0]).toMatchObject({
    autoDownload: false,
    autoInstallOnAppQuit: false,
    allowDowngrade: false,
    allowPrerelease: false,
    logger: null,
    requestHeaders: { "x-user-staging-id": "", "accept-language": "en" },
  });
});

it("offers nothing if there is no newer version", async () => {
  fake.checkForUpdates = [nothingNew];
  expect(await create().check(notCancelled)).toBeUndefined();
});

it("keeps one instance until there is an offer, even after failed checks", async () => {
  fake.checkForUpdates = [nothingNew, refuses, announces("0.2.0")];
  const updater = create();
  await updater.check(notCancelled);
  await expect(updater.check(notCancelled)).rejects.toThrow("REFUSED");
  await updater.check(notCancelled);
  expect(fake.instances).toHaveLength(1);
});

it("asks again with another instance if a check hangs", async () => {
  fake.checkForUpdates = [hangs, announces("0.2.0")];
  const updater = create();
  const canceller = new AbortController();
  const hanging = updater.check(canceller.signal);
  canceller.abort(new Error("too slow"));
  await expect(hanging).rejects.toThrow("too slow");
  expect(fake.closeAllConnections).toHaveBeenCalledOnce();
  expect(await updater.check(notCancelled)).toMatchObject({ version: "0.2.0" });
  expect(fake.instances).toHaveLength(2);
});

it("downloads the offered version even if a later check was refused", async () => {
  fake.checkForUpdates = [announces("0.2.0"), announces("0.3.0", [{ url: "../x.AppImage" }])];
  const updater = create();
  const offer = await updater.check(notCancelled);
  await expect(updater.check(notCancelled)).rejects.toMatchObject({ name: "InvalidUpdateInfo" });
  if (!offer) throw new Error("nothing was offered");
  await updater.download(offer, () => undefined, notCancelled);
  expect(fake.downloads).toEqual(["0.2.0"]);
});

it("rejects the offer of another updater, and a download that is already cancelled", async () => {
  fake.checkForUpdates = [announces("0.2.0")];
  const updater = create();
  const offer = await updater.check(notCancelled);
  if (!offer) throw new Error("nothing was offered");
  await expect(updater.download({ ...offer }, () => undefined, notCancelled)).rejects.toThrow();
  const cancelled = AbortSignal.abort();
  await expect(updater.download(offer, () => undefined, cancelled)).rejects.toThrow();
  await expect(updater.install()).rejects.toThrow("nothing was downloaded");
  expect(fake.downloads).toEqual([]);
});

it("downloads again after an aborted download, if the server still announces the same files", async () => {
  fake.checkForUpdates = [announces("0.2.0"), announces("0.2.0"), announces("0.2.0", [])];
  fake.stalls = true;
  const updater = create();
  const offer = await updater.check(notCancelled);
  if (!offer) throw new Error("nothing was offered");
  const percents: number[] = [];
  for (const expected of [["0.2.0"], ["0.2.0", "0.2.0"]]) {
    const canceller = new AbortController();
    const download = updater.download(offer, (percent) => percents.push(percent), canceller.signal);
    await expect.poll(() => fake.downloads).toEqual(expected);
    canceller.abort(new Error("cancelled"));
    await expect(download).rejects.toThrow("cancelled");
  }
  expect(percents).toEqual([50, 50]);
  expect(fake.instances).toHaveLength(2);
  const changed = updater.download(offer, () => undefined, notCancelled);
  await expect(changed).rejects.toThrow("the offer has changed");
});
