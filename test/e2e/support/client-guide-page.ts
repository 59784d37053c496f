import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";

/** The path of the client's page on Pagekeeper's origin. */
export const guidePath = "/settings/channels";

const file = join(import.meta.dirname, "client-guide-page.html");

/**
 * Serves a page at `guidePath` in this tab. The page is a client that follows docs/http-api.md.
 * Returns a list to which each visit adds its path and query. Uses the DevTools
 * protocol, because every flow ends with a redirect to this page, and `page.route` ignores
 * redirects.
 */
export async function serveGuidePage(tab: Page, origin: string): Promise<readonly string[]> {
  const body = await readFile(file, "base64");
  const visits: string[] = [];
  const devtools = await tab.context().newCDPSession(tab);
  devtools.on("Fetch.requestPaused", ({ requestId, request }) => {
    const { pathname, search } = new URL(request.url);
    visits.push(pathname + search);
    void devtools.send("Fetch.fulfillRequest", {
      requestId,
      responseCode: 200,
      responseHeaders: [{ name: "content-type", value: "text/html; charset=utf-8" }],
      body,
    });
  });
  await devtools.send("Fetch.enable", { patterns: [{ urlPattern: `${origin}${guidePath}*` }] });
  return visits;
}
