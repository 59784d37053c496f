import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Snapshot } from "../../../common/contract/snapshot.ts";
import type { WebApp } from "../../../common/contract/web-apps.ts";
import type { App } from "./app.ts";
import { type Site, startSite } from "./attack-sites.ts";
import { type AttackTab, newAttackTab } from "./attack-tab.ts";
import { connect } from "./http-login.ts";
import { inMain } from "./in-main.ts";
import { startInternetProxy } from "./internet-proxy.ts";
import { test as base, expect } from "./live-fixtures.ts";
import { openInBrowser } from "./menu.ts";
import { type BrowserName, launchPuppeteer } from "./web-browser.ts";

/** The names that the browser finds on this computer, like names that an attacker rebinds. */
const names = ["desk.example.com", "evil.example"];

interface Attack {
  /** Which kind of accounts the apps on the sites `desk` and `shop` are allowed to use. */
  readonly allowedFor: "live" | "practice";
  readonly browserToAttack: BrowserName;
  /** Opens a tab that shares no cookies with other tabs. */
  readonly newAttackTab: () => Promise<AttackTab>;
  /** Serves an allowed app at `local` and at `https`. */
  readonly desk: Site & { readonly local: string; readonly https: string };
  /** Serves another allowed app at `local`. */
  readonly shop: Site & { readonly local: string };
  /** Serves pages that are not allowed. */
  readonly evil: Site & { readonly local: string; readonly remote: string };
  /** The backend of an app in which one account is connected. */
  readonly backend: AttackedBackend;
}

export interface AttackedBackend {
  readonly origin: string;
  readonly accountId: string;
  /** Returns all responses so far, oldest first. Includes what browsers keep from pages. */
  answers(): Promise<readonly Answer[]>;
  /** Fails if a login has begun, or if the account was disconnected. */
  expectUntouched(): Promise<void>;
}

export interface Answer {
  readonly request: string;
  readonly status: number;
  /** Whether the browser shows the response in a tab. */
  readonly isPage: boolean;
  /** The names of the CORS headers. */
  readonly cors: readonly string[];
}

/** Adds web sites, and a running app that has one account and allows two of the sites. */
export const test = base.extend<Attack>({
  allowedFor: ["live", { option: true }],
  browserToAttack: ["Chromium", { option: true }],
  newAttackTab: async ({ browserToAttack }, use) => {
    const profile = await mkdtemp(join(tmpdir(), "pagekeeper-browser-"));
    {
      await using proxy = await startInternetProxy();
      const options = { profile, localNames: names, proxyPort: proxy.port };
      const browser = await launchPuppeteer(browserToAttack, options);
      await use(() => newAttackTab(browser));
      await browser.close();
    }
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a pattern.
  desk: async ({}, use) => {
    await using site = await startSite();
    const local = `http://localhost:${site.port}`;
    await use({ ...site, local, https: `https://desk.example.com:${site.port}` });
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  shop: async ({}, use) => {
    await using site = await startSite();
    await use({ ...site, local: `http://localhost:${site.port}` });
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  evil: async ({}, use) => {
    await using site = await startSite();
    const local = `http://localhost:${site.port}`;
    await use({ ...site, local, remote: `http://evil.example:${site.port}` });
  },
  app: async ({ allowedFor, desk, shop, profile, facebook, start }, use) => {
    const now = new Date().toISOString();
    const allowed = [desk.local, desk.https, shop.local].map(
      (origin): WebApp => ({ origin, allowedAt: now, lastUsedAt: now }),
    );
    const file = allowedFor === "live" ? "web-apps.json" : "practice-web-apps.json";
    await writeFile(join(profile.folder, file), JSON.stringify({ version: 1, data: allowed }));
    await use(await start(facebook.liveEnv));
  },
  backend: async ({ app }, use) => {
    await connect(app, "Messenger");
    await use(await attackedBackend(app));
  },
});

async function attackedBackend(app: App): Promise<AttackedBackend> {
  const { origin, port } = new URL(await openInBrowser(app));
  await inMain(app.process, recordAnswers);
  const accountIds = async () => {
    const answer = await app.window.evaluate(() => window.pagekeeper?.snapshot());
    if (!answer?.ok) throw new Error("The window has no accounts.");
    const { channels } = JSON.parse(answer.value) as Snapshot;
    return channels.flatMap(({ accounts }) => accounts.map(({ id }) => id));
  };
  const flowCount = () =>
    app.window.evaluate(async () => {
      const flows = await window.pagekeeper?.flows();
      return flows?.ok ? flows.value.length : undefined;
    });
  const before = await accountIds();
  return {
    origin,
    accountId: before[0] ?? "",
    answers: () => inMain(app.process, answersAt, Number(port)),
    async expectUntouched() {
      expect(await accountIds()).toEqual(before);
      expect(await flowCount()).toBe(0);
    },
  };
}

/** Runs in the main process. Records the responses of all its servers. */
function recordAnswers(): void {
  if ("answers" in globalThis) return;
  const answers: unknown[] = [];
  Object.assign(globalThis, { answers });
  const channels = process.getBuiltinModule("node:diagnostics_channel");
  channels.subscribe("http.server.request.start", (message) => {
    const { request, response } = message as Record<"request", IncomingMessage> &
      Record<"response", ServerResponse>;
    const { method, url, headers } = request;
    response.once("close", () => {
      answers.push({
        port: Number(headers.host?.split(":").at(-1)),
        request: `${method} ${url}`,
        status: response.statusCode,
        isPage: headers["sec-fetch-dest"] === "document",
        cors: response.getHeaderNames().filter((name) => name.startsWith("access-control-")),
      });
    });
  });
}

const answersAt = (_electron: unknown, port: number): readonly Answer[] =>
  (globalThis as unknown as { answers: readonly (Answer & { port: number })[] }).answers.filter(
    (answer) => answer.port === port,
  );

export { expect };
