/** Sends requests with node:http, because `fetch` doesn't allow us to set Host or Sec-Fetch-*. */
import { type Agent, type IncomingHttpHeaders, request as send } from "node:http";
import { text } from "node:stream/consumers";

export interface HttpResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface RequestOptions {
  readonly port: number;
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly address?: "127.0.0.1" | "::1";
  readonly signal?: AbortSignal;
  /** By default, every request has a connection of its own. */
  readonly agent?: Agent;
}

export function request({
  port,
  path,
  method,
  headers,
  address,
  signal,
  agent,
}: RequestOptions): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const sent = send({
      host: address ?? "127.0.0.1",
      port,
      path,
      method: method ?? "GET",
      headers: { Host: `localhost:${port}`, ...headers },
      agent: agent ?? false,
      ...(signal && { signal }),
    });
    sent.once("error", reject);
    sent.once("response", (response) => {
      text(response).then(
        (body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        reject,
      );
    });
    sent.end();
  });
}

/**
 * Returns the headers that Chromium sends for a navigation in a tab. `site` says what kind of site
 * the navigation came from.
 */
export const tab = (site: "none" | "same-origin" | "same-site" | "cross-site") => ({
  Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  "Sec-Fetch-Site": site,
  "Sec-Fetch-Mode": "navigate",
  "Sec-Fetch-Dest": "document",
});

/** The headers that Chromium sends for a `fetch` on one of our own pages. */
export const ownFetch = {
  Accept: "*/*",
  "Sec-Fetch-Site": "same-origin",
  "Sec-Fetch-Mode": "cors",
  "Sec-Fetch-Dest": "empty",
};

/** The headers with which programs load a page in advance, or show a preview of a link. */
export const previews: [name: string, headers: Record<string, string>][] = [
  ["a prerender", { "Sec-Purpose": "prefetch;prerender" }],
  ["an older browser's prefetch", { Purpose: "prefetch" }],
  ["Safari's preview", { "X-Purpose": "preview" }],
  ["Safari's prefetch", { "X-Purpose": "prefetch" }],
  ["Firefox's prefetch", { "X-Moz": "prefetch" }],
  ["a chat program", { "User-Agent": "facebookexternalhit/1.1 Facebot Twitterbot/1.0" }],
];
