import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * The name of the file that electron-updater requests. The name depends on the processor
 * architecture.
 */
const channelFile = `latest-linux${process.arch === "x64" ? "" : `-${process.arch}`}.yml`;

export interface Release {
  readonly version: string;
  readonly notes?: string;
  /** The content of the AppImage. */
  readonly program: string | Buffer;
}

const nameOf = ({ version }: Release): string => `Pagekeeper-${version}.AppImage`;

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * A local release server. It serves a `latest-linux.yml` in electron-builder's format, with an
 * AppImage in the same folder.
 */
export class UpdateServer implements AsyncDisposable {
  readonly origin: string;
  /** The received requests, oldest first. */
  readonly requests: { readonly path: string; readonly headers: IncomingMessage["headers"] }[] = [];
  /** The request handlers, by path. The server answers other paths with 404. */
  readonly #handlers = new Map<string, Handler>();
  readonly #server: ReturnType<typeof createServer>;

  private constructor(server: ReturnType<typeof createServer>) {
    this.#server = server;
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on("request", (request, response) => {
      const { pathname } = new URL(request.url ?? "/", this.origin);
      this.requests.push({ path: pathname, headers: request.headers });
      const handle = this.#handlers.get(pathname);
      if (handle) handle(request, response);
      else response.writeHead(404).end();
    });
  }

  static async start(): Promise<UpdateServer> {
    const server = createServer();
    await once(server.listen(0, "127.0.0.1"), "listening");
    return new UpdateServer(server);
  }

  /** The number of requests for an AppImage so far. */
  get downloads(): number {
    return this.requests.filter(({ path }) => path.endsWith(".AppImage")).length;
  }

  /**
   * Publishes a release in `folder`. A test can pass `delivered` to serve an AppImage that differs
   * from the announced one.
   */
  publish(release: Release, delivered = release.program, folder = ""): void {
    this.announce(channelText(release), folder);
    const path = `${folder}/${nameOf(release)}`;
    this.#handlers.set(path, (_, response) => response.end(delivered));
  }

  redirect(path: string, to: string): void {
    this.#handlers.set(path, (_, response) => response.writeHead(302, { location: to }).end());
  }

  /** Serves `text` as latest-linux.yml, even if it is invalid. */
  announce(text: string, folder = ""): void {
    this.#handlers.set(`${folder}/${channelFile}`, (_, response) => response.end(text));
  }

  /**
   * Publishes a release as GitHub does. Serves a feed of releases, a page that names the latest
   * release, and the release's files. Returns an app-update.yml that makes the app look for updates
   * there.
   */
  publishAtGitHub({ notes = "", ...release }: Release): string {
    const releases = "/pagekeeper/pagekeeper/releases";
    const tag = `v${release.version}`;
    const content = notes.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    const link = `${this.origin}${releases}/tag/${tag}`;
    const entry = `<entry><link href="${link}"/><title>${tag}</title><content>${content}</content></entry>`;
    const serve = (path: string, text: string) =>
      this.#handlers.set(path, (_, response) => response.end(text));
    serve(`${releases}.atom`, `<?xml version="1.0"?><feed>${entry}</feed>`);
    serve(`/api/v3/repos${releases}/latest`, JSON.stringify({ tag_name: tag }));
    this.publish(release, release.program, `${releases}/download/${tag}`);
    const { host } = new URL(this.origin);
    return [
      ...["provider: github", "owner: pagekeeper", "repo: pagekeeper"],
      "protocol: http",
      `host: ${host}`,
      "updaterCacheDirName: pagekeeper-updater",
    ].join("\n");
  }

  /** Leaves requests for latest-linux.yml unanswered. */
  hang(): void {
    this.#handlers.set(`/${channelFile}`, () => undefined);
  }

  /**
   * Serves an AppImage whose download never ends. Resolves when a client has received the first
   * data.
   */
  deliverSlowly(release: Release): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#handlers.set(`/${nameOf(release)}`, (_, response) => {
      response.setHeader("content-length", 1_000_000_000);
      const timer = setInterval(() => response.write("#".repeat(1_000), () => resolve()), 5);
      response.on("close", () => clearInterval(timer));
    });
    return promise;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.closeAllConnections();
    await once(this.#server.close(), "close");
  }
}

/** Returns the latest-linux.yml that electron-builder would write for the release. */
function channelText(release: Release): string {
  const { version, notes, program } = release;
  const name = nameOf(release);
  const sha512 = createHash("sha512").update(program).digest("base64");
  return [
    `version: ${version}`,
    "files:",
    `  - url: ${name}`,
    `    sha512: ${sha512}`,
    `    size: ${Buffer.byteLength(program)}`,
    `path: ${name}`,
    `sha512: ${sha512}`,
    "releaseDate: '2026-11-18T12:00:00.000Z'",
    ...(notes === undefined ? [] : [`releaseNotes: ${JSON.stringify(notes)}`]),
  ].join("\n");
}
