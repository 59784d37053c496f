/** The real second half of the composition root, in plain Node: no window, everything else as in the app. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildCore, type RunningCore } from "../../../main/app/services.ts";
import { createPresenter } from "../../../main/app/ui-state.ts";
import { openRecords, type RecordsFile } from "../../../main/storage/records.ts";
import { openSettings } from "../../../main/storage/settings.ts";
import { within } from "../../project.mjs";
import type { PracticeProcess } from "./practice.ts";
import { watchedRecords } from "./spans.ts";

export class BenchBackend implements AsyncDisposable {
  readonly core: RunningCore;
  readonly records: RecordsFile;
  readonly #folder: string;

  private constructor(core: RunningCore, records: RecordsFile, folder: string) {
    this.core = core;
    this.records = records;
    this.#folder = folder;
  }

  static async start({ origin, app }: PracticeProcess): Promise<BenchBackend> {
    const folder = await mkdtemp(join(tmpdir(), "pagekeeper-bench-"));
    const records = watchedRecords(openRecords({ folder, practice: false, now: Date.now }));
    const nobody = () => undefined;
    const presenter = createPresenter({
      records,
      practice: false,
      tell: { snapshot: nobody, flows: nobody, redirect: nobody },
    });
    const core = await buildCore({
      environment: { port: 0, dialogOrigin: origin, graphOrigin: origin, metaApp: app },
      practice: false,
      settings: openSettings(folder, Date.now),
      records,
      openOtherRecords: () => openRecords({ folder, practice: true, now: Date.now }),
      presenter,
      rendererFolder: within("out/renderer"),
      imageSources: [],
      startKeytar() {
        throw new Error("The keychain's service ended while it was measured.");
      },
      onFlows: nobody,
    });
    return new BenchBackend(core, records, folder);
  }

  /** A sign-in link to `path`. */
  link(path: string): string {
    const backend = this.core.backend();
    if (!backend.ok) throw new Error(backend.problem.message);
    return backend.value.signInUrl({ path });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.core.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
