/** What an update server may take of our time and memory: electron-updater itself would wait and read for ever. */
import { ElectronHttpExecutor } from "electron-updater/out/electronHttpExecutor.js";

/** Which request a limit is for: what is read whole into memory, or what goes to the disk as it comes. */
export interface Limits {
  readonly answer: { readonly ms: number; readonly bytes: number };
  /** `ms`: between any two pieces of it. */
  readonly file: { readonly ms: number; readonly bytes: number };
}

const usual: Limits = {
  // GitHub's list of releases, with the notes of the last ten.
  answer: { ms: 60_000, bytes: 5 * 1024 ** 2 },
  file: { ms: 60_000, bytes: 1024 ** 3 },
};

/** Neither says more than that: the address may hold what the server sent. */
class ServerTooSlow extends Error {
  override readonly name = "ServerTooSlow";
}
class AnswerTooLong extends Error {
  override readonly name = "AnswerTooLong";
}

type Request = Electron.ClientRequest;
export type Transport = (
  options: Parameters<ElectronHttpExecutor["createRequest"]>[0],
  onResponse: (response: Response) => void,
) => Request;

/** The part of a readable stream that is touched here. */
interface Response {
  on(event: "data", listener: (chunk: Buffer) => void): unknown;
  on(event: "end" | "error" | "aborted", listener: () => void): unknown;
}

/** Electron's own network, with the system's proxy and certificates, unless it is handed another. */
export class LimitedExecutor extends ElectronHttpExecutor {
  readonly #transport: Transport;
  readonly #limits: Limits;

  constructor({ limits = usual, transport }: { limits?: Limits; transport?: Transport } = {}) {
    super();
    this.#limits = limits;
    this.#transport = transport ?? ((...args) => super.createRequest(...args));
  }

  override createRequest(...[options, onResponse]: Parameters<Transport>): Request {
    // A number of this computer's, for releases that reach a few first: ours reach all, and nobody is to be known by it. Nor
    // by the languages that the system prefers, which Electron would name.
    const { "x-user-staging-id": _, ...headers } = options.headers ?? {};
    options.headers = { ...headers, "accept-language": "en" };
    const isFile = options.redirect === "manual";
    const watch = new Watch(isFile ? this.#limits.file : this.#limits.answer, isFile);
    const request = this.#transport(options, (response) => {
      watch.read(response);
      onResponse(response);
    });
    watch.begin(request);
    return request;
  }
}

/** One request; it is over when its answer has ended, or when somebody else gave it up. */
class Watch {
  #request: Request | undefined;
  #timer: NodeJS.Timeout | undefined;
  #left: number;
  readonly #ms: number;
  readonly #forEachPiece: boolean;

  constructor({ ms, bytes }: Limits["answer"], forEachPiece: boolean) {
    this.#ms = ms;
    this.#left = bytes;
    this.#forEachPiece = forEachPiece;
  }

  begin(request: Request): void {
    this.#request = request;
    // Not when it is closed: Electron closes one as soon as it is sent.
    request.on("abort", this.#end);
    request.on("error", this.#end);
    this.#wait();
  }

  read(response: Response): void {
    for (const event of ["end", "error", "aborted"] as const) response.on(event, this.#end);
    response.on("data", ({ length }) => {
      this.#left -= length;
      if (this.#left < 0) this.#giveUp(new AnswerTooLong());
      else if (this.#forEachPiece && this.#timer) this.#wait();
    });
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#giveUp(new ServerTooSlow()), this.#ms);
  }

  readonly #end = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  };

  /** As if the network had failed: that is what electron-updater listens to. */
  #giveUp(error: Error): void {
    this.#request?.emit("error", error);
    this.#request?.abort();
  }
}
