/** Like victim.ts, but sets up and removes a Meta app instead of connecting accounts. */
import { PlainBackend } from "../../support/backend/plain-backend.ts";
import type { PracticeInfo } from "../../support/backend/practice-worker.ts";
import { expectWrites, type Kill, withKills, writesSoFar } from "./killable-writes.ts";

export interface ChangeOverOptions {
  readonly folder: string;
  readonly practice: PracticeInfo;
}

export type ChangeOverCommand = {
  readonly act: "set-up" | "remove" | "settle";
  readonly kill?: Kill;
};

export interface ChangeOverReport {
  readonly writes: readonly string[];
  /** The app that is in use, and the one in the settings. */
  readonly running: string;
  readonly saved: string | undefined;
}

const { folder, practice }: ChangeOverOptions = JSON.parse(process.argv[2] ?? "");
const backend = await PlainBackend.start(practice, {
  folder,
  appInSettings: true,
  wrapSettings: (settings) => withKills("settings", settings),
});
const { metaApp } = backend.services;

async function run(act: ChangeOverCommand["act"]): Promise<void> {
  const { id: appId, secret: appSecret } = practice.app;
  if (act === "set-up") await metaApp.save({ appId, appSecret, version: "v26.0" });
  if (act === "remove") await metaApp.remove();
  // Also waits for what the start deletes.
  if (act === "settle") await metaApp.deleteUnusedSecrets();
}

process.on("message", async ({ act, kill }: ChangeOverCommand) => {
  expectWrites(kill);
  await run(act);
  const writes = writesSoFar();
  expectWrites();
  const { running, saved } = metaApp.view();
  process.send?.({ writes, running, saved: saved?.appId } satisfies ChangeOverReport);
});
process.on("disconnect", () => process.exit());
