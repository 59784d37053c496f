/**
 * Records when the backend works and when it waits for others. Watches the shipped code from
 * outside: through the diagnostics channels of Node and undici, and by wrapping keytar's functions.
 */
import { subscribe } from "node:diagnostics_channel";
import keytar from "keytar";
import type { RecordsFile } from "../../../main/storage/records.ts";

/** Start and end in milliseconds of `performance.now()`. */
type Span = readonly [start: number, end: number];

export interface Spans {
  /** Requests to our backend, up to the last byte of the answer. */
  readonly requests: readonly Span[];
  /** Facebook's turn: being connected to, and from a request sent to its answer read. */
  readonly facebook: readonly Span[];
  /** The backend's calls into the keychain. */
  readonly keychain: readonly Span[];
  /** The bench's own keychain calls: writes each secret of the backend again with bare keytar. */
  readonly alone: readonly Span[];
  /** Records written to the disk. */
  readonly disk: readonly Span[];
}

let requests: Span[] = [];
let facebook: Span[] = [];
let keychain: Span[] = [];
let alone: Span[] = [];
let disk: Span[] = [];

/** What has happened since the last call. */
export function takeSpans(): Spans {
  const taken = { requests, facebook, keychain, alone, disk };
  requests = [];
  facebook = [];
  keychain = [];
  alone = [];
  disk = [];
  return taken;
}

/** The same records, with their writing watched. */
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

/** Call once, before the backend is loaded. */
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

/** Both messages carry, by the name of `key`, the object that says which belong together. */
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
    // Writes at once, because a keychain slows down as it fills and the machine's load changes. The
    // canary counts as the keychain's own cost.
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
