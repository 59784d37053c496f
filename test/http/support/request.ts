/** Requests by node:http, since `fetch` lets nobody forge Host, Origin or Sec-Fetch-*. Redirects are not followed. */
import { type IncomingHttpHeaders, request as send } from "node:http";
import { text } from "node:stream/consumers";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Sending {
  readonly port: number;
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly address?: "127.0.0.1" | "::1";
  readonly signal?: AbortSignal;
}

export function request({
  port,
  path,
  method,
  headers,
  address,
  signal,
}: Sending): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sending = send({
      host: address ?? "127.0.0.1",
      port,
      path,
      method: method ?? "GET",
      headers: { Host: `localhost:${port}`, ...headers },
      agent: false,
      ...(signal && { signal }),
    });
    sending.once("error", reject);
    sending.once("response", (response) => {
      text(response).then(
        (body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        reject,
      );
    });
    sending.end();
  });
}

/** What Chromium sends when a tab goes somewhere; `site` is where the chain of redirects began. */
export const tab = (site: "none" | "same-origin" | "same-site" | "cross-site") => ({
  Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  "Sec-Fetch-Site": site,
  "Sec-Fetch-Mode": "navigate",
  "Sec-Fetch-Dest": "document",
});

/** What Chromium sends for `fetch` by one of our own pages. */
export const ownFetch = {
  Accept: "*/*",
  "Sec-Fetch-Site": "same-origin",
  "Sec-Fetch-Mode": "cors",
  "Sec-Fetch-Dest": "empty",
};
