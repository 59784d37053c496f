#!/usr/bin/env node
import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
/**
 * Takes pictures of the built window in every state, without Electron and without a backend:
 *
 *   node scripts/preview-window.mjs [state…]
 *
 * Serves out/renderer on loopback under the app's own Content-Security-Policy, puts a stand-in for
 * `window.pagekeeper` before the page, and writes .cache/preview/<state>-<scheme>-<width>.png.
 * Fails when the page logs an error, which is how a refused <style> shows. Set PREVIEW_FROM to another
 * folder and CHROMIUM to another browser.
 */
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { chromium } from "@playwright/test";
import { states } from "./preview-states.mjs";

const folder = process.env.PREVIEW_FROM ?? "out/renderer";
const target = ".cache/preview";
const types = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";
const sizes = [
  { width: 1000, height: 700 },
  { width: 640, height: 480 },
];

const server = createServer(async (request, response) => {
  const path = new URL(request.url ?? "/", "http://localhost").pathname;
  const file = path === "/" ? "/index.html" : path;
  response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
  response.setHeader("content-security-policy", policy);
  response.end(await readFile(join(folder, file)));
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const url = `http://127.0.0.1:${server.address().port}/`;

const wanted = process.argv.slice(2);
const chosen = Object.entries(states).filter(
  ([name]) => wanted.length === 0 || wanted.includes(name),
);
mkdirSync(target, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
});
for (const [name, state] of chosen) {
  for (const viewport of sizes) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await browser.newPage({ viewport: state.viewport ?? viewport, colorScheme });
      page.on("console", (message) => message.type() === "error" && complain(name, message.text()));
      page.on("pageerror", (error) => complain(name, error.message));
      await page.addInitScript(standIn, state.data);
      await page.goto(url);
      await state.act?.(page);
      await page.waitForTimeout(250);
      await page.screenshot({ path: `${target}/${name}-${colorScheme}-${viewport.width}.png` });
      await page.close();
    }
  }
}
await browser.close();
server.close();

function complain(name, text) {
  console.error(`${name}: ${text}`);
  process.exitCode = 1;
}

/** Runs in the page, before its own script: every call answers from `data`, events are sent by `window.emit`. */
function standIn(data) {
  const listeners = {};
  const ok = (value) => Promise.resolve({ ok: true, value });
  const api = {
    snapshot: () =>
      data.loading ? new Promise(() => undefined) : (data.failed ?? ok(data.snapshot)),
    flows: () => ok(data.flows ?? []),
    settings: () =>
      ok({
        port: 47814,
        webhooks: false,
        startAtLogin: false,
        closeToTray: true,
        notifications: true,
        checkEvery: 24,
        appearance: "system",
      }),
    removeEverything: () => ok(data.removal),
    saveSettings: () => ok({ restart: true }),
    metaApp: () => ok(data.metaApp),
    disconnectAccount: (id) => {
      if (data.refuses) return Promise.resolve({ ok: false, error: data.refuses });
      for (const channel of data.snapshot.channels) {
        channel.accounts = channel.accounts.filter((account) => account.id !== id);
      }
      return ok(null);
    },
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
