/** The built window without Electron and without a backend: for pictures, and for tests that only look. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { chooseLocale, setLocale } from "../../main/i18n/locale.ts";
import { localizeHtml } from "../../main/i18n/localize-html.ts";
import { within } from "../project.mjs";

/** @import { Page } from "@playwright/test" */
/** @import { Snapshot } from "../../common/contract/snapshot.ts" */
/** @import { CallResult, ProblemView } from "../../common/contract/problems.ts" */
/** @import { FlowView } from "../../common/contract/flows.ts" */
/** @import { SettingsView } from "../../common/contract/settings.ts" */
/** @import { MetaAppSetup } from "../../common/contract/meta-app.ts" */
/** @import { FactoryResetResult } from "../../common/contract/factory-reset.ts" */
/** @import { Events } from "../../common/contract/events.ts" */
/** @import { PagekeeperApi } from "../../common/contract/api.ts" */
/** @import { FacebookAccount } from "../../common/contract/accounts.ts" */

/**
 * What the calls answer. `loading`: the snapshot never comes; `failed`: this comes in its place. `disconnecting`: that never
 * ends; `refuses`: why it is not done.
 * @typedef {{
 *   readonly snapshot?: Snapshot, readonly loading?: boolean, readonly failed?: CallResult<never>,
 *   readonly flows?: readonly FlowView[], readonly settings?: Partial<SettingsView>,
 *   readonly metaApp?: MetaAppSetup, readonly removal?: FactoryResetResult,
 *   readonly disconnecting?: boolean, readonly refuses?: ProblemView,
 * }} Data
 */

/** @typedef {(page: Page) => Promise<unknown>} Act what a person does in it */
/** @typedef {{ readonly data: Data, readonly act?: Act }} State */

/**
 * The window of a page in a state.
 * @typedef {typeof window & {
 *   readonly emit: <N extends keyof Events>(name: N, payload: Events[N]) => void,
 * }} PreviewWindow
 */

/** As main/desktop/window/app-protocol.ts serves it: a <style> that the window refuses is refused here, too. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";
/** @type {Readonly<Record<string, string>>} */
const types = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/**
 * Serves the built renderer on loopback, under the app's own Content-Security-Policy. `address`: of the window in a language,
 * which the served page names as main's does. `locale`: BCP 47.
 * @returns {Promise<{ address: (locale: string) => string, close: () => void }>}
 */
export async function servePreview() {
  const folder = process.env["PREVIEW_FROM"] ?? within("out/renderer");
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const locale = searchParams.get("lang");
    const file = locale === null ? pathname : "/index.html";
    response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
    response.setHeader("content-security-policy", policy);
    try {
      const content = await readFile(join(folder, file));
      response.end(locale === null ? content : localized(`${content}`, locale));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  return {
    address: (locale) => `http://127.0.0.1:${port}/?lang=${locale}`,
    close: () => server.close(),
  };
}

/** As main makes it, with any locale. @param {string} page @param {string} locale */
function localized(page, locale) {
  setLocale(chooseLocale("system", [locale]));
  return localizeHtml(page).replace(/<html lang="[^"]*"/, `<html lang="${locale}"`);
}

/**
 * Brings a page into a state of preview-states.mjs, and waits until nothing moves any more but what always does.
 * @param {Page} page
 * @param {string} address
 * @param {State} state
 */
export async function showState(page, address, state) {
  await page.addInitScript(standIn, state.data);
  await page.goto(address);
  // The window draws once it has its language, which the page's own load event does not wait for.
  await page.locator("header").waitFor();
  await state.act?.(page);
  await page.evaluate(settled);
}

/** Runs in the page. Two frames: the first draws what the last event brought, the second what React put off. */
async function settled() {
  for (let frame = 0; frame < 2; frame += 1) {
    await new Promise((drawn) => requestAnimationFrame(drawn));
  }
  const passing = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
  await Promise.all(passing.map(({ finished }) => finished));
}

/**
 * Runs in the page, before its own script: every call answers from `data`, events are sent by `window.emit`.
 * @param {Data} data
 */
function standIn(data) {
  /** @type {Record<string, (payload: never) => void>} */
  const listeners = {};
  /** @template T @param {T} value @returns {Promise<CallResult<T>>} */
  const ok = (value) => Promise.resolve({ ok: true, value });
  const settings = {
    port: 47814,
    webhooks: false,
    startAtLogin: false,
    closeToTray: true,
    notifications: true,
    checkEvery: 24,
    appearance: "system",
    language: "system",
    checkForUpdates: true,
    updateSupport: "supported",
    restart: false,
  };
  /** @type {Record<string, unknown> & Pick<PagekeeperApi, "saveSettings" | "disconnectAccount" | "on">} */
  const api = {
    snapshot: () =>
      data.loading
        ? new Promise(() => undefined)
        : (data.failed ?? ok(JSON.stringify(data.snapshot))),
    flows: () => ok(data.flows ?? []),
    settings: () => ok({ ...settings, ...data.settings }),
    saveSettings: (part) => {
      Object.assign(window, { savedSettings: part });
      return ok({ restart: true });
    },
    metaApp: () => ok(data.metaApp),
    disconnectAccount: (id) => {
      if (data.disconnecting) return new Promise(() => undefined);
      if (data.refuses) return Promise.resolve({ ok: false, problem: data.refuses });
      /** @type {readonly { accounts: readonly FacebookAccount[] }[]} */
      const channels = data.snapshot?.channels ?? [];
      for (const channel of channels) {
        channel.accounts = channel.accounts.filter((account) => account.id !== id);
      }
      return ok(null);
    },
    factoryReset: () => ok(data.removal),
    on: (name, listener) => {
      listeners[name] = listener;
      return () => delete listeners[name];
    },
  };
  for (const name of [
    "connect",
    "cancel",
    "copyLink",
    "openHere",
    "disconnectChannel",
    "check",
    "removeMetaApp",
    "openLogs",
    "copyDiagnostics",
    "downloadUpdate",
    "installUpdate",
    "postponeUpdate",
    "restart",
    "ready",
  ]) {
    api[name] = () => ok(null);
  }
  /** @param {string} name @param {never} payload */
  const emit = (name, payload) => listeners[name]?.(payload);
  Object.assign(window, { pagekeeper: api, emit });
}
