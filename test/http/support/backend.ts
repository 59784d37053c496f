/** The real Express app on real sockets, with doubles behind it and a browser's cookie kept by hand. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Backend, type BackendOptions, listen, serve } from "../../../main/server/index.ts";
import { ManualClock } from "../../support/doubles/clock.ts";
import { FakeAccounts, FakeFlows } from "./fakes.ts";
import { type Answer, request, type Sending, tab } from "./request.ts";

export interface TestBackend {
  readonly backend: Backend;
  readonly flows: FakeFlows;
  readonly accounts: FakeAccounts;
  readonly clock: ManualClock;
  /** Targets told to the desktop window. */
  readonly returns: string[];
  /** Every log line, as JSON. */
  readonly logged: string[];
  /** Without a cookie. */
  ask(path: string, how?: Partial<Sending>): Promise<Answer>;
  signIn(): Promise<Browser>;
}

/** A signed-in browser; it follows no redirect. */
export interface Browser {
  readonly cookie: string;
  ask(path: string, how?: Partial<Sending>): Promise<Answer>;
}

export async function testBackend(overrides: Partial<BackendOptions> = {}): Promise<TestBackend> {
  const doubles = {
    flows: new FakeFlows(),
    accounts: new FakeAccounts(),
    clock: new ManualClock(),
    returns: [] as string[],
    logged: [] as string[],
  };
  const loopback = await listen({ port: 0, anyPort: false });
  if (!loopback.ok) throw new Error(loopback.problem.message);
  const backend = serve(loopback.value, {
    flows: doubles.flows,
    accounts: doubles.accounts,
    clock: doubles.clock,
    rendererFolder: await rendererFolder(),
    imageSources: ["http://localhost:1"],
    onDesktopRedirect: (target) => doubles.returns.push(target),
    log: (event, facts) => doubles.logged.push(JSON.stringify({ event, ...facts })),
    ...overrides,
  });
  onTestFinished(() => backend.close());

  const ask: TestBackend["ask"] = (path, how) => request({ port: backend.port, path, ...how });
  const signIn = () => signInBrowser(backend, ask);
  return { backend, ...doubles, ask, signIn };
}

async function signInBrowser(backend: Backend, ask: TestBackend["ask"]): Promise<Browser> {
  const answer = await ask(pathOf(backend.signInUrl({ path: "/" })), { headers: tab("none") });
  const cookie = cookieOf(answer);
  return {
    cookie,
    ask: (path, how) => ask(path, { ...how, headers: { Cookie: cookie, ...how?.headers } }),
  };
}

export const pathOf = (url: string): string => url.replace(/^http:\/\/[^/]+/, "");

/** `name=value` of the one cookie that is set. */
export function cookieOf({ headers }: Answer): string {
  const [cookie] = headers["set-cookie"] ?? [];
  const [pair] = cookie?.split(";") ?? [];
  if (pair === undefined) throw new Error("No cookie was set.");
  return pair;
}

async function rendererFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "pagekeeper-renderer-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "index.html"), "<!doctype html><title>web ui</title>");
  await writeFile(join(folder, "assets", "index-abc123.js"), "export {};");
  await writeFile(join(folder, "assets", ".hidden"), "hidden");
  await writeFile(join(folder, "beside.txt"), "beside");
  return folder;
}
