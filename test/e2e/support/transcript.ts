/** Everything the app says and leaves behind: what it prints, what it answers, what it writes. */
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type App, builtHere, type Installation } from "./app.ts";

/** This build, with a copy of all that it prints, from its first line on, in a file. */
export interface ChattyInstallation extends Installation, AsyncDisposable {
  printed(): Promise<string>;
}

export async function installWithTranscript(): Promise<ChattyInstallation> {
  const here = builtHere();
  const folder = await mkdtemp(join(tmpdir(), "pagekeeper-transcript-"));
  const transcript = join(folder, "transcript");
  const script = join(folder, "electron.sh");
  await writeFile(transcript, "");
  await writeFile(
    script,
    `#!/bin/bash\nexec '${here.executable}' "$@" > >(tee -a '${transcript}') 2> >(tee -a '${transcript}' >&2)\n`,
  );
  await chmod(script, 0o700);
  return {
    ...here,
    executable: script,
    printed: () => readFile(transcript, "utf8"),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** One thing that was said or left behind, and where. */
export interface Utterance {
  readonly where: string;
  readonly words: string;
}

/** Every answer and event that the window is given, and the whole of what it shows at the end. */
export async function overhearWindow(app: App): Promise<() => Promise<Utterance[]>> {
  await app.window.evaluate(() => {
    const words: string[] = [];
    Object.assign(globalThis, { words });
    const note = (payload: unknown) => words.push(JSON.stringify(payload));
    for (const name of ["snapshot", "flows", "redirect", "showSettings"] as const) {
      window.pagekeeper?.on(name, note);
    }
  });
  return async () => {
    const answers = await app.window.evaluate(async () => {
      const api = window.pagekeeper;
      if (!api) throw new Error("The window has no calls.");
      const asked = await Promise.all([
        api.snapshot(),
        api.flows(),
        api.settings(),
        api.metaApp(),
        api.disconnectAccount("nobody"),
        api.cancel("nothing"),
        api.copyLink("nothing"),
      ]);
      const { words } = globalThis as unknown as { words: readonly string[] };
      return [...words, ...asked.map((answer) => JSON.stringify(answer))];
    });
    return [
      { where: "the window's page", words: await app.window.content() },
      ...answers.map((words) => ({ where: "an answer or event of the window", words })),
    ];
  };
}

/** Every answer of our own backend to this tab. Where it sends a tab to Facebook's dialog, the address must carry the state. */
export function overhearTab(tab: Page, heard: (url: string) => void): () => Promise<Utterance[]> {
  const answers: Promise<Utterance>[] = [];
  tab.on("request", (request) => heard(request.url()));
  tab.on("response", (response) => {
    const url = new URL(response.url());
    if (url.hostname !== "localhost") return;
    const { location, ...headers } = response.headers();
    const dialog = location !== undefined && /\/dialog\/oauth\?/.test(location);
    const head = JSON.stringify({ ...headers, ...(!dialog && { location }) });
    const where = `the backend's answer to ${url.pathname}`;
    // A redirect has no body that a browser would give out.
    const body = response.text().catch(() => "");
    answers.push(body.then((words) => ({ where, words: head + words })));
  });
  return async () => [
    ...(await Promise.all(answers)),
    { where: "the tab's address", words: tab.url() },
    { where: "the tab's page", words: await tab.content() },
  ];
}

/** Every file below `folder`; what goes while it is looked at leaves nothing. */
export async function filesIn(folder: string): Promise<Utterance[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    const words = await readFile(path, "latin1").catch(unlessGone);
    return words === undefined ? [] : [{ where: path.slice(folder.length), words }];
  });
  return (await Promise.all(read)).flat();
}

function unlessGone(error: unknown): undefined {
  if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
}
