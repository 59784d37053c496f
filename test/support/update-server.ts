/** Where new versions are published, on this computer: electron-builder's `latest-linux.yml`, and an AppImage beside it. */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** electron-updater asks for another one on other processors. */
const channelFile = `latest-linux${process.arch === "x64" ? "" : `-${process.arch}`}.yml`;

export interface Release {
  readonly version: string;
  readonly notes?: string;
  /** What the AppImage holds. */
  readonly program: string | Buffer;
}

const nameOf = ({ version }: Release): string => `Pagekeeper-${version}.AppImage`;

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export class UpdateServer implements AsyncDisposable {
  readonly origin: string;
  /** Requests, oldest first. */
  readonly asked: { readonly path: string; readonly headers: IncomingMessage["headers"] }[] = [];
  /** By path; what is not here is not found. */
  readonly answers = new Map<string, Answer>();
  readonly #server: ReturnType<typeof createServer>;

  private constructor(server: ReturnType<typeof createServer>) {
    this.#server = server;
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on("request", (request, response) => {
      const { pathname } = new URL(request.url ?? "/", this.origin);
      this.asked.push({ path: pathname, headers: request.headers });
      const answer = this.answers.get(pathname);
      if (answer) answer(request, response);
      else response.writeHead(404).end();
    });
  }

  static async open(release?: Release): Promise<UpdateServer> {
    const server = createServer();
    await once(server.listen(0, "127.0.0.1"), "listening");
    const opened = new UpdateServer(server);
    if (release) opened.publish(release);
    return opened;
  }

  /** Of files, not of what there is to have. */
  get downloads(): number {
    return this.asked.filter(({ path }) => path.endsWith(".AppImage")).length;
  }

  /** `delivered`: what comes in the place of what was announced. `folder`: path that both lie below. */
  publish(release: Release, delivered = release.program, folder = ""): void {
    this.announce(this.channelText(release), folder);
    const path = `${folder}/${nameOf(release)}`;
    this.answers.set(path, (_, response) => response.end(delivered));
  }

  /** As electron-builder writes it. */
  channelText(release: Release): string {
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

  redirect(path: string, to: string): void {
    this.answers.set(path, (_, response) => response.writeHead(302, { location: to }).end());
  }

  /** What lay at `path` lies at `to`, and whoever asks for it is sent there. */
  move(path: string, to: string): void {
    const answer = this.answers.get(path);
    if (answer) this.answers.set(to, answer);
    this.redirect(path, to);
  }

  /** `text`: of the channel's file, whatever it is. */
  announce(text: string, folder = ""): void {
    this.answers.set(`${folder}/${channelFile}`, (_, response) => response.end(text));
  }

  /** As GitHub does: a feed of releases, which one is the latest, and its files. Answers app-update.yml for it. */
  publishAtGitHub({ notes = "", ...release }: Release): string {
    const releases = "/pagekeeper/pagekeeper/releases";
    const tag = `v${release.version}`;
    const content = notes.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    const link = `${this.origin}${releases}/tag/${tag}`;
    const entry = `<entry><link href="${link}"/><title>${tag}</title><content>${content}</content></entry>`;
    const say = (path: string, text: string) =>
      this.answers.set(path, (_, response) => response.end(text));
    say(`${releases}.atom`, `<?xml version="1.0"?><feed>${entry}</feed>`);
    say(`/api/v3/repos${releases}/latest`, JSON.stringify({ tag_name: tag }));
    this.publish(release, release.program, `${releases}/download/${tag}`);
    const { host } = new URL(this.origin);
    const where = ["provider: github", "owner: pagekeeper", "repo: pagekeeper"];
    return [
      ...where,
      "protocol: http",
      `host: ${host}`,
      "updaterCacheDirName: pagekeeper-updater",
    ].join("\n");
  }

  /** Takes the request for what there is to have, and never answers it. */
  hang(): void {
    this.answers.set(`/${channelFile}`, () => undefined);
  }

  /** Answers it, a letter at a time, for as long as somebody reads. */
  trickle(): void {
    this.answers.set(`/${channelFile}`, (_, response) => {
      const timer = setInterval(() => response.write("#"), 5);
      response.on("close", () => clearInterval(timer));
    });
  }

  /** Delivers a file that does not end while somebody reads it. Resolves once somebody does. */
  deliverSlowly(release: Release): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.answers.set(`/${nameOf(release)}`, (_, response) => {
      response.setHeader("content-length", 1_000_000_000);
      const timer = setInterval(() => response.write("#".repeat(1_000), () => resolve()), 5);
      response.on("close", () => clearInterval(timer));
    });
    return promise;
  }

  /** Delivers half of the file, and ends the connection once somebody has that half. */
  async breakOff(release: Release): Promise<void> {
    const half = this.stopMidway(release);
    await half;
    this.#server.closeAllConnections();
  }

  /** Delivers half of the file and no more; resolves once somebody has that half. */
  stopMidway(release: Release): Promise<void> {
    const { program } = release;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.answers.set(`/${nameOf(release)}`, (_, response) => {
      const size = Buffer.byteLength(program);
      response.setHeader("content-length", size);
      response.write(Buffer.from(program).subarray(0, size / 2), () => resolve());
    });
    return promise;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.closeAllConnections();
    await once(this.#server.close(), "close");
  }
}
