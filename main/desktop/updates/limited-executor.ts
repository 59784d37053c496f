/**
 * What an update server may take of our time, memory and disk, and where it may send us: electron-updater itself would wait,
 * read and follow for ever.
 */
import { ElectronHttpExecutor } from "electron-updater/out/electronHttpExecutor.js";

/** What is read whole into memory, and what goes to the disk as it comes. Milliseconds and bytes. */
export interface Limits {
  /** `ms`: with all redirects; `yamlBytes`: of `latest.yml` and its kin, which has no long lists and is slow to read. */
  readonly answer: { readonly ms: number; readonly bytes: number; readonly yamlBytes: number };
  /** `ms`: between any two pieces of it. */
  readonly file: { readonly ms: number; readonly bytes: number };
}

const usual: Limits = {
  // GitHub's list of releases, with the notes of the last ten.
  answer: { ms: 60_000, bytes: 5 * 1024 ** 2, yamlBytes: 256 * 1024 },
  file: { ms: 60_000, bytes: 1024 ** 3 },
};
const mostRedirects = 10;

/** None says more than that: the address may hold what the server sent. */
class ServerTooSlow extends Error {
  override readonly name = "ServerTooSlow";
}
class AnswerTooLong extends Error {
  override readonly name = "AnswerTooLong";
}
class BadRedirect extends Error {
  override readonly name = "BadRedirect";
}
class ConnectionBroken extends Error {
  override readonly name = "ConnectionBroken";
}
class GivenUp extends Error {
  override readonly name = "GivenUp";
}

type Request = Electron.ClientRequest;
type Options = Parameters<ElectronHttpExecutor["createRequest"]>[0];
export type Transport = (options: Options, onResponse: (response: Response) => void) => Request;
type RedirectHandlers = Parameters<ElectronHttpExecutor["addRedirectHandlers"]>;

/** The part of a readable stream that is touched here. */
interface Response {
  on(event: "data", listener: (chunk: Buffer | string) => void): unknown;
  on(event: "end" | "aborted", listener: () => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  pipe<T extends Sink>(sink: T): T;
}
type Sink = NodeJS.WritableStream & { destroy?(error: Error): unknown };

/** Electron's own network, with the system's proxy and certificates, unless it is handed another. */
export class LimitedExecutor extends ElectronHttpExecutor {
  readonly #transport: Transport;
  readonly #limits: Limits;
  readonly #running = new Map<Request, Watch>();
  /** What the request that is made next goes on with. */
  #redirected: Redirected | undefined;

  constructor({ limits = usual, transport }: { limits?: Limits; transport?: Transport } = {}) {
    super();
    this.#limits = limits;
    this.#transport = transport ?? ((...args) => super.createRequest(...args));
  }

  /** Ends whatever is under way, and lets go of the files that are written. electron-updater's own tokens end no download. */
  giveUp(): void {
    for (const watch of [...this.#running.values()]) watch.giveUp(new GivenUp());
  }

  override createRequest(...[options, onResponse]: Parameters<Transport>): Request {
    const watch = new Watch(this.#redirected?.limit ?? this.#limitOf(options), this.#redirected);
    const request = this.#transport({ ...options, headers: anonymous(options) }, (response) => {
      watch.read(response);
      onResponse(response);
    });
    watch.begin(request, () => this.#running.delete(request));
    this.#running.set(request, watch);
    return request;
  }

  #limitOf({ redirect, path }: Options): Limit {
    // So asks for a file who downloads it. (Differential downloads would, too, and read it into memory; they are off.)
    if (redirect === "manual") return { ...this.#limits.file, forEachPiece: true };
    const { ms, bytes, yamlBytes } = this.#limits.answer;
    return { ms, bytes: /\.yml(\?|$)/.test(path ?? "") ? yamlBytes : bytes, forEachPiece: false };
  }

  /** electron-updater counts none, and what it throws here nobody would catch. */
  override addRedirectHandlers(...[request, options, reject, , follow]: RedirectHandlers): void {
    const watch = this.#running.get(request as Request);
    request.on("redirect", (_status: number, _method: string, to: string) => {
      // No request can be led elsewhere; another takes its place.
      request.abort();
      const redirected = watch?.redirected();
      if (!redirected || redirected.count > mostRedirects || !mayLead(addressOf(options), to)) {
        return reject(new BadRedirect());
      }
      this.#redirected = redirected;
      try {
        follow(ElectronHttpExecutor.prepareRedirectUrlOptions(to, options));
      } catch {
        reject(new BadRedirect());
      } finally {
        this.#redirected = undefined;
      }
    });
  }
}

/**
 * A number of this computer's, for releases that reach a few first: ours reach all, and nobody is to be known by it. Nor by the
 * languages that the system prefers, which Electron would name.
 */
function anonymous({ headers }: Options): Options["headers"] {
  const { "x-user-staging-id": _, ...others } = headers ?? {};
  return { ...others, "accept-language": "en" };
}

const addressOf = ({ protocol, hostname, port }: Options): URL | null =>
  URL.parse(`${protocol ?? "https:"}//${hostname}${port ? `:${port}` : ""}`);

/** Within the server's own origin, or over https to where GitHub keeps files. */
function mayLead(from: URL | null, to: string): boolean {
  const target = URL.parse(to);
  return (
    target !== null &&
    from !== null &&
    (target.origin === from.origin ||
      (target.protocol === "https:" && target.port === "" && isGitHub(target.hostname)))
  );
}

const isGitHub = (host: string): boolean =>
  host === "github.com" || host.endsWith(".githubusercontent.com");

interface Limit {
  readonly ms: number;
  readonly bytes: number;
  /** `ms` begins anew with each piece. */
  readonly forEachPiece: boolean;
}

interface Redirected {
  readonly count: number;
  /** By what was asked for at first: an address that it leads to says nothing of that. */
  readonly limit: Limit;
  /** Of `performance.now()`, when the first request of all was made. */
  readonly since: number;
}

/** One request; it is over when its answer has ended, or when somebody else gave it up. */
class Watch {
  #request: Request | undefined;
  #sink: Sink | undefined;
  #timer: NodeJS.Timeout | undefined;
  #left: number;
  #onEnd: () => void = () => undefined;
  readonly #limit: Limit;
  readonly #redirected: Redirected | undefined;
  readonly #since = performance.now();

  constructor(limit: Limit, redirected: Redirected | undefined) {
    this.#limit = limit;
    this.#redirected = redirected;
    this.#left = limit.bytes;
  }

  begin(request: Request, onEnd: () => void): void {
    this.#request = request;
    this.#onEnd = onEnd;
    // Not when it is closed: Electron closes one as soon as it is sent.
    request.on("abort", this.#end);
    request.on("error", this.#end);
    const { ms, forEachPiece } = this.#limit;
    const spent = this.#redirected && !forEachPiece ? this.#since - this.#redirected.since : 0;
    this.#wait(Math.max(0, ms - spent));
  }

  redirected(): Redirected {
    const { count, since } = this.#redirected ?? { count: 0, since: this.#since };
    return { count: count + 1, since, limit: this.#limit };
  }

  read(response: Response): void {
    response.on("end", this.#end);
    response.on("error", (error) => this.#broken(error));
    // With or without an error after it.
    response.on("aborted", () => setImmediate(() => this.#broken(new ConnectionBroken())));
    response.on("data", (chunk) => {
      this.#left -= Buffer.byteLength(chunk);
      if (this.#left < 0) this.giveUp(new AnswerTooLong());
      else if (this.#limit.forEachPiece && this.#timer) this.#wait(this.#limit.ms);
    });
    const pipe = response.pipe.bind(response);
    response.pipe = (sink) => {
      this.#sink = sink;
      return pipe(sink);
    };
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.giveUp(new ServerTooSlow()), ms);
  }

  readonly #end = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#onEnd();
  };

  /** Nobody else closes what is written to. */
  #broken(error: Error): void {
    this.#sink?.destroy?.(error);
    this.#end();
  }

  /** As if the network had failed: that is what electron-updater listens to. What it writes to it closes when that fails. */
  giveUp(error: Error): void {
    this.#sink?.destroy?.(error);
    this.#request?.emit("error", error);
    this.#request?.abort();
  }
}
