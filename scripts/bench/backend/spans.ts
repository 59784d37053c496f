/**
 * Records when the backend works and when it waits. Listens to the diagnostics channels of Node and
 * undici and wraps keytar's functions, so that the backend runs without changes to its code.
 */
import { subscribe } from "node:diagnostics_channel";
import keytar from "keytar";
import type { RecordsFile } from "../../../main/storage/records.ts";
import type { Span } from "../numbers.ts";

/** The start and end times are in milliseconds, from `performance.now()`. */
export interface Spans {
  /** The requests to the backend, each until the last byte of its response. */
  readonly requests: readonly Span[];
  /** The connections to Facebook, and the requests to Facebook until the end of their responses. */
  readonly facebook: readonly Span[];
  /** The backend's calls to the keychain. */
  readonly keychain: readonly Span[];
  /**
   * The bench's own calls to the keychain. They repeat each change that the backend makes, to
   * measure how long keytar alone takes.
   */
  readonly alone: readonly Span[];
  /** All of the bench's own work during a measurement. */
  readonly extra: readonly Span[];
  /** The writes of records to the disk. */
  readonly disk: readonly Span[];
}

let requests: Span[] = [];
let facebook: Span[] = [];
let keychain: Span[] = [];
let alone: Span[] = [];
let extra: Span[] = [];
let disk: Span[] = [];

/** Returns the spans since the previous call. */
export function takeSpans(): Spans {
  const taken = { requests, facebook, keychain, alone, extra, disk };
  requests = [];
  facebook = [];
  keychain = [];
  alone = [];
  extra = [];
  disk = [];
  return taken;
}

/** Wraps the records file to measure how long each write takes. */
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

/** Must be called once, before the backend loads. */
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

/**
 * Adds a span for each pair of a start message and an end message. Two messages form a pair if
 * their `key` properties hold the same object.
 */
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
  // Repeat each change at once with an item of our own, because the keychain gets slower as it
  // fills up. Leave nothing behind, so that the backend's calls don't get slower. Skip the canary,
  // because it counts as the backend's own overhead.
  keytar.setPassword = async (service, account, secret) => {
    await timed(keychain, () => setPassword(service, account, secret));
    if (account === "canary") return;
    await timed(extra, async () => {
      await timed(alone, () => setPassword(...benchItem, secret));
      await deletePassword(...benchItem);
    });
  };
  keytar.deletePassword = async (service, account) => {
    const deleted = await timed(keychain, () => deletePassword(service, account));
    if (account === "canary") return deleted;
    await timed(extra, async () => {
      await setPassword(...benchItem, "x".repeat(16_000));
      await timed(alone, () => deletePassword(...benchItem));
    });
    return deleted;
  };
}

const benchItem = ["Pagekeeper bench", "item"] as const;

async function timed<T>(spans: Span[], call: () => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await call();
  } finally {
    spans.push([start, performance.now()]);
  }
}
