/** A page of somebody's own at one of Pagekeeper's paths, written the way the client's guide writes it. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";

/** Its path; the query is its own. */
export const guidePath = "/settings/channels";

const file = join(import.meta.dirname, "client-guide-page.html");

/**
 * Puts the page at `guidePath` of `origin` for this tab. The answer holds the path and query of every visit.
 * Not by `page.route`, which leaves redirects alone, and every flow comes back by one.
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
