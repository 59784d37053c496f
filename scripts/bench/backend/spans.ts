/**
 * Records when the backend worked and when it waited for others, through the diagnostics channels
 * of Node and undici and around keytar's functions: the code under measurement is the shipped code.
 */
import { subscribe } from "node:diagnostics_channel";
import keytar from "keytar";
import type { RecordsFile } from "../../../main/storage/records.ts";
import type { Span } from "../numbers.ts";

/** All in milliseconds of `performance.now()`. */
export interface Spans {
  /** Requests to the backend, to the last byte of the response. */
  readonly requests: readonly Span[];
  /** Connecting to Facebook, and from sending a request to reading the response. */
  readonly facebook: readonly Span[];
  /** The backend's calls into the keychain. */
  readonly keychain: readonly Span[];
  /** The bench's own calls: each secret that the backend writes is written again by bare keytar. */
  readonly alone: readonly Span[];
  /** Writing records to the disk. */
  readonly disk: readonly Span[];
}

let requests: Span[] = [];
let facebook: Span[] = [];
let keychain: Span[] = [];
let alone: Span[] = [];
let disk: Span[] = [];

/** Returns the spans since the last call. */
export function takeSpans(): Spans {
  const taken = { requests, facebook, keychain, alone, disk };
  requests = [];
  facebook = [];
  keychain = [];
  alone = [];
  disk = [];
  return taken;
}

/** Wraps records so that their writing is recorded. */
export function watchedRecords(records: RecordsFile): RecordsFile {
  return {
    ...records,
    set(next) {
      const start = performance.now();
      records.set(next);
      disk.push([start, performance.now()]);
    },
  };
}

/** Call it once, before the backend is loaded. */
export function watch(): void {
  between("http.server.request.start", "http.server.response.finish", "request", (span) =>
    requests.push(span),
  );
  between("undici:client:beforeConnect", "undici:client:connected", "connectParams", (span) =>
    facebook.push(span),
  );
  between("undici:client:sendHeaders", "undici:request:trailers", "request", (span) =>
    facebook.push(span),
  );
  watchKeychain();
}

/** Two messages belong together if they have the same object as `key`. */
function between(start: string, end: string, key: string, add: (span: Span) => void): void {
  const open = new Map<unknown, number>();
  const subject = (message: unknown): unknown => Reflect.get(Object(message), key);
  subscribe(start, (message) => open.set(subject(message), performance.now()));
  subscribe(end, (message) => {
    const began = open.get(subject(message));
    if (began === undefined) return;
    open.delete(subject(message));
    add([began, performance.now()]);
  });
}

function watchKeychain(): void {
  const { getPassword, setPassword, deletePassword } = keytar;
  keytar.getPassword = (...args) => timed(keychain, () => getPassword(...args));
  keytar.deletePassword = (...args) => timed(keychain, () => deletePassword(...args));
  keytar.setPassword = async (service, account, secret) => {
    await timed(keychain, () => setPassword(service, account, secret));
    // Immediately, because a keychain gets slower as it fills, and the machine may be busier later.
    // The lock probe's item is a cost of our own.
    if (account === "canary") return;
    await timed(alone, () => setPassword(`${service} alone`, account, secret));
  };
}

async function timed<T>(spans: Span[], call: () => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await call();
  } finally {
    spans.push([start, performance.now()]);
  }
}
