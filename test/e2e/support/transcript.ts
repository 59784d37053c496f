/**
 * Collects everything that the app prints, sends and stores, so that a test can search it for
 * secrets.
 */
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type App, type Installation, localBuild } from "./app.ts";

/**
 * The local build, started so that its output is also copied to a file. `output` returns everything
 * that the app has printed so far.
 */
export interface RecordedInstallation extends Installation, AsyncDisposable {
  output(): Promise<string>;
}

export async function installWithTranscript(): Promise<RecordedInstallation> {
  const build = localBuild();
  const folder = await mkdtemp(join(tmpdir(), "pagekeeper-transcript-"));
  const transcript = join(folder, "transcript");
  const script = join(folder, "electron.sh");
  await writeFile(transcript, "");
  await writeFile(
    script,
    `#!/bin/bash\nexec '${build.executable}' "$@" > >(tee -a '${transcript}') 2> >(tee -a '${transcript}' >&2)\n`,
  );
  await chmod(script, 0o700);
  return {
    ...build,
    executable: script,
    output: () => readFile(transcript, "utf8"),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A text that the app has produced, and its source. */
export interface Trace {
  readonly source: string;
  readonly text: string;
}

/**
 * Records every event that the window receives. The returned function makes several API calls, and
 * returns the events, the answers to the calls and the window's content.
 */
export async function recordWindow(app: App): Promise<() => Promise<Trace[]>> {
  await app.window.evaluate(() => {
    const events: string[] = [];
    Object.assign(globalThis, { events });
    const record = (payload: unknown) => events.push(JSON.stringify(payload));
    for (const name of ["snapshot", "flows", "webApps", "redirect", "showSettings"] as const) {
      window.pagekeeper?.on(name, record);
    }
  });
  return async () => {
    const payloads = await app.window.evaluate(async () => {
      const api = window.pagekeeper;
      if (!api) throw new Error("The window has no calls.");
      const answers = await Promise.all([
        api.snapshot(),
        api.flows(),
        api.settings(),
        api.metaApp(),
        api.disconnect(["nobody"]),
        api.cancel("nothing"),
        api.copyLink("nothing"),
      ]);
      const { events } = globalThis as unknown as { events: readonly string[] };
      return [...events, ...answers.map((answer) => JSON.stringify(answer))];
    });
    return [
      { source: "the window's page", text: await app.window.content() },
      ...payloads.map((text) => ({ source: "an answer or event of the window", text })),
    ];
  };
}

/**
 * Records every response of the backend to this tab. Passes every requested URL to `onUrl`. Omits
 * the `Location` header of a redirect to Facebook's dialog, because the dialog's URL must contain
 * the state.
 */
export function recordTab(tab: Page, onUrl: (url: string) => void): () => Promise<Trace[]> {
  const traces: Promise<Trace>[] = [];
  tab.on("request", (request) => onUrl(request.url()));
  tab.on("response", (response) => {
    const url = new URL(response.url());
    if (url.hostname !== "localhost") return;
    const { location, ...headers } = response.headers();
    const toDialog = location !== undefined && /\/dialog\/oauth\?/.test(location);
    const head = JSON.stringify({ ...headers, ...(!toDialog && { location }) });
    const source = `the backend's answer to ${url.pathname}`;
    // The browser does not reveal the body of a redirect.
    const body = response.text().catch(() => "");
    traces.push(body.then((text) => ({ source, text: head + text })));
  });
  return async () => [
    ...(await Promise.all(traces)),
    { source: "the tab's address", text: tab.url() },
    { source: "the tab's page", text: await tab.content() },
  ];
}

/** Reads every file below `folder`. Skips files that are removed in the meantime. */
export async function readFilesIn(folder: string): Promise<Trace[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    const text = await readFile(path, "latin1").catch(undefinedIfMissing);
    return text === undefined ? [] : [{ source: path.slice(folder.length), text }];
  });
  return (await Promise.all(read)).flat();
}

function undefinedIfMissing(error: unknown): undefined {
  if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
}
