/**
 * Runs the services of main/app in plain Node. Everything except the window works as in the app.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServices, type Services } from "../../../main/app/services.ts";
import { createAppStateWriter } from "../../../main/storage/app-state.ts";
import { openRecords, type RecordsFile } from "../../../main/storage/records.ts";
import { openSettings } from "../../../main/storage/settings.ts";
import { inProject } from "../../lib/project.mjs";
import type { PracticeProcess } from "./practice.ts";
import { watchedRecords } from "./spans.ts";

export class BenchBackend implements AsyncDisposable {
  readonly services: Services;
  readonly records: RecordsFile;
  readonly #folder: string;

  private constructor(services: Services, records: RecordsFile, folder: string) {
    this.services = services;
    this.records = records;
    this.#folder = folder;
  }

  static async start({ origin, app }: PracticeProcess): Promise<BenchBackend> {
    const folder = await mkdtemp(join(tmpdir(), "pagekeeper-bench-"));
    const records = watchedRecords(openRecords({ folder, practice: false, now: Date.now }));
    const settings = openSettings(folder, Date.now);
    const ignore = () => undefined;
    const services = await createServices({
      environment: { port: 0, dialogOrigin: origin, graphOrigin: origin, metaApp: app },
      stores: {
        settings,
        appState: createAppStateWriter(settings, ignore),
        practice: false,
        records,
        openOtherRecords: () => openRecords({ folder, practice: true, now: Date.now }),
      },
      ui: { accountsChanged: ignore, flowsChanged: ignore, addNotice: ignore },
      rendererFolder: inProject("out/renderer"),
      imageSources: [],
      startKeytarWorker() {
        throw new Error("The keychain service ended during the measurement.");
      },
      resolveProxy: async () => "DIRECT",
      onDesktopRedirect: ignore,
    });
    services.start();
    return new BenchBackend(services, records, folder);
  }

  signInLink(path: string): string {
    const backend = this.services.backend();
    if (!backend.ok) throw new Error(backend.problem.message);
    return backend.value.signInUrl({ path });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.services.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
