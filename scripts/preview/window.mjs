/** The built window without Electron and without a backend: for pictures, and for tests that only look. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { within } from "../project.mjs";

/** As main/desktop/protocol.ts serves it: a <style> that the window refuses is refused here, too. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";
const types = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/**
 * Serves the built renderer on loopback, under the app's own Content-Security-Policy.
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function servePreview() {
  const folder = process.env.PREVIEW_FROM ?? within("out/renderer");
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = pathname === "/" ? "/index.html" : pathname;
    response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
    response.setHeader("content-security-policy", policy);
    try {
      response.end(await readFile(join(folder, file)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/**
 * Brings a page into a state of preview-states.mjs, and waits until nothing moves any more but what always does.
 * @param {import("@playwright/test").Page} page
 * @param {string} url
 * @param {{ data: object, act?: (page: import("@playwright/test").Page) => Promise<unknown> }} state
 */
export async function showState(page, url, state) {
  await page.addInitScript(standIn, state.data);
  await page.goto(url);
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

/** Runs in the page, before its own script: every call answers from `data`, events are sent by `window.emit`. */
function standIn(data) {
  const listeners = {};
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
    restart: false,
  };
  const api = {
    snapshot: () =>
      data.loading ? new Promise(() => undefined) : (data.failed ?? ok(data.snapshot)),
    flows: () => ok(data.flows ?? []),
    settings: () => ok({ ...settings, ...data.settings }),
    saveSettings: () => ok({ restart: true }),
    metaApp: () => ok(data.metaApp),
    disconnectAccount: (id) => {
      if (data.disconnecting) return new Promise(() => undefined);
      if (data.refuses) return Promise.resolve({ ok: false, error: data.refuses });
      for (const channel of data.snapshot.channels) {
        channel.accounts = channel.accounts.filter((account) => account.id !== id);
      }
      return ok(null);
    },
    removeEverything: () => ok(data.removal),
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
    "restart",
    "ready",
  ]) {
    api[name] = () => ok(null);
  }
  window.pagekeeper = api;
  window.emit = (name, payload) => listeners[name]?.(payload);
}
