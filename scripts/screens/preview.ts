/** Shows the built window in a browser, without Electron and without a backend. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import type { Page } from "@playwright/test";
import { callNames } from "../../common/contract/calls.ts";
import { chooseLocale, setLocale } from "../../main/i18n/locale.ts";
import { localizeHtml } from "../../main/i18n/localize-html.ts";
import { inProject } from "../lib/project.mjs";
import type { Action } from "./actions.ts";
import { installFakeApi, type PreviewData } from "./fake-api.ts";

export interface PreviewState {
  readonly data: PreviewData;
  readonly action?: Action;
}

export interface Preview {
  /** Returns the window's URL for a `locale`, which is a BCP 47 tag. */
  readonly address: (locale: string) => string;
  readonly close: () => void;
}

/**
 * Must equal the policy in main/desktop/window/app-protocol.ts, so that a style that the app would
 * refuse is also refused here.
 */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";
const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/** Serves the built renderer on the loopback interface. */
export async function servePreview(): Promise<Preview> {
  const folder = process.env["PREVIEW_FROM"] ?? inProject("out/renderer");
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const locale = searchParams.get("lang");
    const file = locale === null ? pathname : "/index.html";
    response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
    response.setHeader("content-security-policy", policy);
    try {
      const content = await readFile(join(folder, file));
      response.end(locale === null ? content : localize(`${content}`, locale));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: (locale) => `http://127.0.0.1:${port}/?lang=${locale}`,
    close: () => server.close(),
  };
}

/** Localizes the page as the main process does. */
function localize(page: string, locale: string): string {
  setLocale(chooseLocale("system", [locale]));
  return localizeHtml(page).replace(/<html lang="[^"]*"/, `<html lang="${locale}"`);
}

/** Brings the page into a state and waits until all finite animations have ended. */
export async function showState(page: Page, address: string, state: PreviewState): Promise<void> {
  await page.addInitScript(installFakeApi, { data: state.data, callNames });
  await page.goto(address);
  // Wait for the header, because the window draws nothing until its language has loaded.
  await page.locator("header").waitFor();
  await state.action?.(page);
  await page.evaluate(waitForAnimations);
}

/** Runs in the page. Waits for two frames, because React may postpone work from the first one. */
async function waitForAnimations(): Promise<void> {
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  const finite = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
  await Promise.all(finite.map(({ finished }) => finished));
}
