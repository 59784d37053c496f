/** Runs the real backend on real sockets, with test doubles for its dependencies. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Mock, onTestFinished, vi } from "vitest";
import { type Backend, type BackendDeps, listen, serve } from "../../../main/server/index.ts";
import type { ConnectionLimits } from "../../../main/server/listen.ts";
import type { SignInTarget } from "../../../main/server/sign-in-tickets.ts";
import { createWebApps, type WebApps } from "../../../main/web-apps/index.ts";
import { ManualClock } from "../../support/doubles/clock.ts";
import { memoryWebApps } from "../../support/doubles/web-apps.ts";
import { FakeAccounts, FakeFlows } from "./fakes.ts";
import { type HttpResponse, type RequestOptions, request, tab } from "./request.ts";

export interface TestBackend {
  readonly backend: Backend;
  readonly flows: FakeFlows;
  readonly accounts: FakeAccounts;
  readonly clock: ManualClock;
  /** Knows no app at first, and keeps them in memory. */
  readonly webApps: WebApps;
  /** Shows the window by default, and returns no link. */
  readonly openWindow: Mock<BackendDeps["openWindow"]>;
  /** The redirect targets that were passed to the desktop window. */
  readonly desktopRedirects: string[];
  /** The log lines, as JSON. */
  readonly logLines: string[];
  /** Sends a request without a cookie. */
  ask(path: string, options?: Partial<RequestOptions>): Promise<HttpResponse>;
  /** Signs in with a ticket for `target`, or for the start page. */
  signIn(target?: SignInTarget): Promise<Browser>;
}

const noTestLogin: BackendDeps["testLogin"] = {
  begin: () => undefined,
  hasState: () => false,
  finish: () => undefined,
  noteHttpsAttempt: () => undefined,
};

/** A signed-in browser that doesn't follow redirects. */
export interface Browser {
  readonly cookie: string;
  ask(path: string, options?: Partial<RequestOptions>): Promise<HttpResponse>;
}

export async function startTestBackend(
  overrides: Partial<BackendDeps> = {},
  limits?: ConnectionLimits,
): Promise<TestBackend> {
  const clock = new ManualClock();
  const doubles = {
    flows: new FakeFlows(),
    accounts: new FakeAccounts(),
    clock,
    webApps: createWebApps({ records: memoryWebApps(), clock, onChange: () => undefined }),
    desktopRedirects: [] as string[],
    openWindow: vi.fn<BackendDeps["openWindow"]>(() => undefined),
    logLines: [] as string[],
  };
  const loopback = await listen({ port: 0, anyPort: false, ...(limits && { limits }) });
  if (!loopback.ok) throw new Error(loopback.problem.message);
  const backend = serve(loopback.value, {
    flows: doubles.flows,
    accounts: doubles.accounts,
    webApps: doubles.webApps,
    clock: doubles.clock,
    rendererFolder: await rendererFolder(),
    imageSources: ["http://localhost:1"],
    testLogin: noTestLogin,
    openWindow: doubles.openWindow,
    onDesktopRedirect: (target) => doubles.desktopRedirects.push(target),
    log: (event, facts) => doubles.logLines.push(JSON.stringify({ event, ...facts })),
    ...overrides,
  });
  onTestFinished(async () => {
    await Promise.all([backend.close(), loopback.value.close()]);
  });

  const ask: TestBackend["ask"] = (path, options) =>
    request({ port: backend.port, path, ...options });
  const signIn: TestBackend["signIn"] = (target) => signInBrowser(backend, ask, target);
  return { backend, ...doubles, ask, signIn };
}

async function signInBrowser(
  backend: Backend,
  ask: TestBackend["ask"],
  target: SignInTarget = { path: "/" },
): Promise<Browser> {
  const response = await ask(pathOf(backend.signInUrl(target)), { headers: tab("none") });
  const cookie = cookieOf(response);
  return {
    cookie,
    ask: (path, options) =>
      ask(path, { ...options, headers: { Cookie: cookie, ...options?.headers } }),
  };
}

export const pathOf = (url: string): string => url.replace(/^http:\/\/[^/]+/, "");

/** Returns the cookie that the response sets, as `name=value`. */
export function cookieOf({ headers }: HttpResponse): string {
  const [cookie] = headers["set-cookie"] ?? [];
  const [pair] = cookie?.split(";") ?? [];
  if (pair === undefined) throw new Error("No cookie was set.");
  return pair;
}

async function rendererFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "pagekeeper-renderer-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, "assets"));
  await writeFile(
    join(folder, "index.html"),
    '<!doctype html><html lang="en"><title>web ui</title>',
  );
  await writeFile(join(folder, "assets", "index-abc123.js"), "export {};");
  await writeFile(join(folder, "assets", ".hidden"), "hidden");
  await writeFile(join(folder, "beside.txt"), "beside");
  return folder;
}
