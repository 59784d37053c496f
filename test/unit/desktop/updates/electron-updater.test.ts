/** The real electron-updater, against a server that is asked over real sockets. */
import "../../../support/plain-node.ts";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { type RequestOptions, request } from "node:http";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openUpdater } from "../../../../main/desktop/updates/electron-updater.ts";
import {
  LimitedExecutor,
  type Limits,
  type Transport,
} from "../../../../main/desktop/updates/limited-executor.ts";
import type { Offer } from "../../../../main/desktop/updates/state.ts";
import { failureOf } from "../../../../main/desktop/updates/update-errors.ts";
import type { Updater } from "../../../../main/desktop/updates/updater.ts";
import { tempFolder } from "../../../support/temp-folder.ts";
import { type Release, UpdateServer } from "../../../support/update-server.ts";

const running = "0.1.0";
const newer: Release = {
  version: "0.2.0",
  notes: "### Added\n\n- A better tray.",
  program: "new\n",
};

/** In the place of Electron's network, which works alike, but for redirects: those it tells of itself. */
const overNode = ((options, onResponse) => {
  const sent = request(options as RequestOptions);
  sent.on("response", (response) => {
    const { statusCode, headers } = response;
    if (headers.location === undefined) return onResponse(response);
    response.resume();
    const from = `http://${sent.getHeader("host")}`;
    sent.emit("redirect", statusCode, "GET", new URL(headers.location, from).href);
  });
  return sent as unknown as ReturnType<Transport>;
}) satisfies Transport;

async function openServer(release?: Release): Promise<UpdateServer> {
  const server = await UpdateServer.open(release);
  onTestFinished(() => server[Symbol.asyncDispose]());
  return server;
}

const usual: Limits = {
  answer: { ms: 60_000, bytes: 1_000_000, yamlBytes: 1_000_000 },
  file: { ms: 60_000, bytes: 1_000_000 },
};

const answerIn = (limit: Partial<Limits["answer"]>): Limits => ({
  ...usual,
  answer: { ...usual.answer, ...limit },
});

const pendingIn = (folder: string) => join(folder, "cache/pagekeeper-updater/pending");

function setUp(
  server: string | undefined,
  limits = usual,
  folder = tempFolder(),
  version = running,
) {
  const appImage = join(folder, "Pagekeeper.AppImage");
  writeFileSync(appImage, "old\n");
  const before = process.env["APPIMAGE"];
  process.env["APPIMAGE"] = appImage;
  onTestFinished(() => {
    if (before === undefined) delete process.env["APPIMAGE"];
    else process.env["APPIMAGE"] = before;
  });
  const updater = openUpdater({
    platform: "linux",
    version,
    config: join(folder, "app-update.yml"),
    server,
    cache: join(folder, "cache"),
    appImage,
    quit: () => undefined,
    executor: new LimitedExecutor({ limits, transport: overNode }),
  });
  return { updater, folder, appImage };
}

async function found(updater: Updater): Promise<Offer> {
  const offer = await updater.check();
  if (!offer) throw new Error("nothing newer");
  return offer;
}

/** Of this process, as Linux tells it; a file that was removed counts as long as it is open. */
const openFilesIn = (folder: string) =>
  (existsSync("/proc/self/fd") ? readdirSync("/proc/self/fd") : []).flatMap((descriptor) => {
    try {
      const file = readlinkSync(`/proc/self/fd/${descriptor}`);
      return file.startsWith(folder) ? [file] : [];
    } catch {
      return [];
    }
  });

const unheeded = () => undefined;
const goesOn = new AbortController().signal;
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => {
      throw new Error("it went well");
    },
    (reason: unknown) => reason,
  );

describe("checking", () => {
  it("finds a newer version with its notes, and downloads nothing", async () => {
    const server = await openServer(newer);
    const { updater } = setUp(server.origin);
    expect(await updater.check()).toEqual({ version: "0.2.0", notes: "Added\n• A better tray." });
    expect(server.downloads).toBe(0);
  });

  it.each([running, "0.0.9", "0.1.0-beta.2"])(
    "offers no version %s, which is no newer",
    async (version) => {
      const server = await openServer({ ...newer, version });
      expect(await setUp(server.origin).updater.check()).toBeUndefined();
    },
  );

  it("says nothing of this computer, and keeps nothing of it", async () => {
    const server = await openServer(newer);
    const { updater, folder } = setUp(server.origin);
    await found(updater);
    const headers = server.asked[0]?.headers;
    expect(Object.keys(headers ?? {}).sort()).toEqual([
      "accept-language",
      "cache-control",
      "connection",
      "host",
      "user-agent",
    ]);
    expect(headers).toMatchObject({ "accept-language": "en", "user-agent": "electron-builder" });
    expect(readdirSync(folder)).toEqual(["Pagekeeper.AppImage"]);
    expect(existsSync(".updaterId")).toBe(false);
  });

  it("fails where there is no server", async () => {
    const server = await UpdateServer.open(newer);
    await server[Symbol.asyncDispose]();
    const reason = await reasonOf(setUp(server.origin).updater.check());
    expect(reason).toMatchObject({ code: "ECONNREFUSED" });
  });

  it("fails where the server does not answer, and the next time it may", async () => {
    const server = await openServer();
    server.hang();
    // The second check is to keep to the same limit.
    const { updater } = setUp(server.origin, answerIn({ ms: 1_000 }));
    expect(await reasonOf(updater.check())).toMatchObject({ name: "ServerTooSlow" });
    server.publish(newer);
    expect(await updater.check()).toMatchObject({ version: "0.2.0" });
  });

  it("fails where an answer trickles in for ever", async () => {
    const server = await openServer();
    server.trickle();
    const { updater } = setUp(server.origin, answerIn({ ms: 100 }));
    expect(await reasonOf(updater.check())).toMatchObject({ name: "ServerTooSlow" });
  });

  it("fails where an answer is longer than any", async () => {
    const server = await openServer(newer);
    const { updater } = setUp(server.origin, answerIn({ yamlBytes: 100 }));
    expect(await reasonOf(updater.check())).toMatchObject({ name: "AnswerTooLong" });
  });

  const whole = [
    "version: 0.2.0",
    "files:",
    "  - url: Pagekeeper.AppImage",
    `    sha512: ${"a".repeat(86)}==`,
    "    size: 5",
    "releaseNotes: Better.",
  ];
  const changed = (from: string, to: string) => whole.join("\n").replace(from, to);

  it("takes an answer without sizes, as electron-builder writes it for Windows", async () => {
    const server = await openServer();
    server.announce(changed("    size: 5\n", ""));
    expect(await setUp(server.origin).updater.check()).toMatchObject({ version: "0.2.0" });
  });

  it("takes an answer that has all it needs", async () => {
    const server = await openServer();
    server.announce(whole.join("\n"));
    expect(await setUp(server.origin).updater.check()).toMatchObject({ notes: "Better." });
  });

  it.each([
    ["nothing", ""],
    ["a page", "<!DOCTYPE html><title>Sign in</title>"],
    ["no YAML", "version: [0.2.0"],
    ["another kind of YAML", "- 0.2.0"],
    ["no version", changed("version: 0.2.0", "")],
    ["a version that is none", changed("0.2.0", "latest")],
    ["a version with more in it", changed("0.2.0", "0.2.0+<b>x</b>")],
    ["no files", changed("files:", "packages:")],
    ["a file without a hash", changed("sha512:", "sha:")],
    ["a file with half a hash", changed("aaaa", "")],
    ["a file without a length", changed("size: 5", "size: 0")],
    ["a file that would fill the disk", changed("size: 5", "size: 1099511627776")],
    ["a file on another host", changed("Pagekeeper.AppImage", "https://evil.invalid/x.AppImage")],
    ["no file for this system", changed("Pagekeeper.AppImage", "Pagekeeper.tar.gz")],
    ["a file in another folder", changed("Pagekeeper.AppImage", "../x.AppImage")],
    ["notes that are no text", changed("Better.", "{ a: 1 }")],
  ])("fails where the server says %s", async (_what, text) => {
    const server = await openServer();
    server.announce(text);
    const { updater, folder } = setUp(server.origin);
    expect(await reasonOf(updater.check())).toBeInstanceOf(Error);
    expect(readdirSync(folder)).toEqual(["Pagekeeper.AppImage"]);
  });
});

describe("downloading", () => {
  it("brings the file, and installing puts it in the place of the one that runs", async () => {
    const server = await openServer(newer);
    const { updater, appImage, folder } = setUp(server.origin);
    const offer = await found(updater);
    const percents: number[] = [];
    await updater.download(offer, (percent) => percents.push(percent), goesOn);
    expect(percents.at(-1)).toBe(100);
    expect(readFileSync(appImage, "utf8")).toBe("old\n");
    await updater.install();
    expect(readFileSync(appImage, "utf8")).toBe("new\n");
    expect(statSync(appImage).mode & 0o777).toBe(0o755);
    expect(readdirSync(folder).sort()).toEqual(["Pagekeeper.AppImage", "cache"]);
  });

  it("refuses a file that is not the one announced, and leaves nothing of it", async () => {
    const server = await openServer();
    server.publish(newer, "evil");
    const { updater, appImage, folder } = setUp(server.origin);
    const offer = await found(updater);
    const reason = await reasonOf(updater.download(offer, unheeded, goesOn));
    expect(failureOf(reason, "download")).toBe("not-as-announced");
    expect(readdirSync(pendingIn(folder))).toEqual([]);
    await expect(updater.install()).rejects.toThrow();
    expect(readFileSync(appImage, "utf8")).toBe("old\n");
  });

  it("refuses it however long it is", async () => {
    const server = await openServer();
    server.publish(newer, "x".repeat(100_000));
    const { updater } = setUp(server.origin, { ...usual, file: { ms: 60_000, bytes: 10_000 } });
    const offer = await found(updater);
    const reason = await reasonOf(updater.download(offer, unheeded, goesOn));
    expect(reason).toMatchObject({ name: "AnswerTooLong" });
  });

  it("fails where the file is not there, and can be tried again", async () => {
    const server = await openServer(newer);
    const { updater } = setUp(server.origin);
    const offer = await found(updater);
    server.answers.delete("/Pagekeeper-0.2.0.AppImage");
    const reason = await reasonOf(updater.download(offer, unheeded, goesOn));
    expect(failureOf(reason, "download")).toBe("not-downloaded");
    server.publish(newer);
    await updater.download(offer, unheeded, goesOn);
  });

  it("fails where the file stops coming, and leaves nothing of it", async () => {
    const server = await openServer(newer);
    server.stopMidway(newer);
    const { updater, folder } = setUp(server.origin, { ...usual, file: { ms: 50, bytes: 1_000 } });
    const offer = await found(updater);
    const reason = await reasonOf(updater.download(offer, unheeded, goesOn));
    expect(reason).toMatchObject({ name: "ServerTooSlow" });
    expect(readdirSync(pendingIn(folder))).toEqual([]);
  });

  it("that breaks off leaves nothing open", async () => {
    const server = await openServer(newer);
    const broken = server.breakOff(newer);
    const { updater, folder } = setUp(server.origin);
    const reason = reasonOf(updater.download(await found(updater), unheeded, goesOn));
    await broken;
    expect(await reason).toBeInstanceOf(Error);
    await expect.poll(() => openFilesIn(folder)).toHaveLength(0);
  });

  it("is given up when the user says so, and can be begun again", async () => {
    const server = await openServer(newer);
    const download = server.flow(newer);
    const { updater, folder } = setUp(server.origin);
    const offer = await found(updater);
    const stopper = new AbortController();
    const reason = reasonOf(updater.download(offer, unheeded, stopper.signal));
    await download.begun;
    stopper.abort();
    await reason;
    await download.closed;
    await expect.poll(() => openFilesIn(folder)).toHaveLength(0);
    server.publish(newer);
    await updater.download(offer, unheeded, goesOn);
    stopper.abort();
    expect(await reasonOf(updater.download(offer, unheeded, stopper.signal))).toBeInstanceOf(Error);
  });

  it("finds what another run has downloaded, and takes it only where it is still the same", async () => {
    const server = await openServer(newer);
    const first = setUp(server.origin);
    await first.updater.download(await found(first.updater), unheeded, goesOn);
    const next = setUp(server.origin, usual, first.folder);
    await next.updater.download(await found(next.updater), unheeded, goesOn);
    expect(server.downloads).toBe(1);

    writeFileSync(join(pendingIn(first.folder), "Pagekeeper-0.2.0.AppImage"), "evil");
    const last = setUp(server.origin, usual, first.folder);
    await last.updater.download(await found(last.updater), unheeded, goesOn);
    expect(server.downloads).toBe(2);
  });
});

describe("an offer", () => {
  it("is what is downloaded, though the server has answered something else since", async () => {
    const server = await openServer(newer);
    const { updater, appImage } = setUp(server.origin);
    const offer = await found(updater);
    server.publish({ version: "0.3.0", program: "newer still\n" });
    const later = await found(updater);
    await updater.download(offer, unheeded, goesOn);
    await updater.install();
    expect(readFileSync(appImage, "utf8")).toBe("new\n");
    await updater.download(later, unheeded, goesOn);
    await updater.install();
    expect(readFileSync(appImage, "utf8")).toBe("newer still\n");
  });

  it("is not touched by an answer that was refused", async () => {
    const server = await openServer(newer);
    const { updater, appImage } = setUp(server.origin);
    const offer = await found(updater);
    server.announce("version: 0.3.0\nfiles: [{ url: 'http://127.0.0.2/x.AppImage', sha512: x }]");
    expect(await reasonOf(updater.check())).toMatchObject({ name: "InvalidUpdateInfo" });
    await updater.download(offer, unheeded, goesOn);
    await updater.install();
    expect(readFileSync(appImage, "utf8")).toBe("new\n");
  });

  it("of another server is none", async () => {
    const server = await openServer(newer);
    const { updater } = setUp(server.origin);
    const offer = await found(setUp(server.origin).updater);
    expect(await reasonOf(updater.download(offer, unheeded, goesOn))).toBeInstanceOf(Error);
  });

  it("is no longer and no shorter than it says", async () => {
    const server = await openServer();
    server.publish(newer);
    server.announce(server.channelText(newer).replace("size: 4", "size: 5"));
    const { updater, folder } = setUp(server.origin);
    const reason = await reasonOf(updater.download(await found(updater), unheeded, goesOn));
    expect(failureOf(reason, "download")).toBe("not-as-announced");
    expect(existsSync(join(pendingIn(folder), "Pagekeeper-0.2.0.AppImage"))).toBe(false);
  });
});

describe("a redirect", () => {
  it("leads to no longer an answer", async () => {
    const server = await openServer(newer);
    const [path = ""] = [...server.answers.keys()].filter((each) => each.endsWith(".yml"));
    server.move(path, "/elsewhere");
    const { updater } = setUp(server.origin, answerIn({ yamlBytes: 100 }));
    expect(await reasonOf(updater.check())).toMatchObject({ name: "AnswerTooLong" });
  });

  it("within the server is followed", async () => {
    const server = await openServer(newer);
    server.move("/Pagekeeper-0.2.0.AppImage", "/elsewhere");
    const { updater } = setUp(server.origin);
    await updater.download(await found(updater), unheeded, goesOn);
  });

  it.each([
    "http://127.0.0.2:1/x.AppImage",
    "https://evil.invalid/x.AppImage",
    "https://github.com.evil.invalid/x.AppImage",
    "http://github.com/x.AppImage",
    "https://github.com:444/x.AppImage",
    "file:///etc/passwd",
    "foo://bar",
  ])("to %s is refused", async (to) => {
    const server = await openServer(newer);
    const { updater } = setUp(server.origin);
    const offer = await found(updater);
    server.redirect("/Pagekeeper-0.2.0.AppImage", to);
    expect(await reasonOf(updater.download(offer, unheeded, goesOn))).toMatchObject({
      name: "BadRedirect",
    });
  });

  it.each(["check", "download"] as const)(
    "that leads round in a circle ends, in a %s",
    async (what) => {
      const server = await openServer(newer);
      const { updater } = setUp(server.origin);
      const offer = await found(updater);
      for (const path of server.answers.keys()) server.redirect(path, path);
      const before = server.asked.length;
      const asked = what === "check" ? updater.check() : updater.download(offer, unheeded, goesOn);
      expect(await reasonOf(asked)).toMatchObject({ name: "BadRedirect" });
      expect(server.asked.length - before).toBe(11);
    },
  );
});

describe("what a packaged app is told of GitHub", () => {
  it("leads to the latest release there", async () => {
    const server = await openServer();
    const { updater, folder, appImage } = setUp(undefined);
    const config = server.publishAtGitHub({ ...newer, notes: "<p>A <b>better</b> tray.</p>" });
    writeFileSync(join(folder, "app-update.yml"), config);
    const offer = await found(updater);
    expect(offer).toEqual({ version: "0.2.0", notes: "A better tray." });
    await updater.download(offer, unheeded, goesOn);
    await updater.install();
    expect(readFileSync(appImage, "utf8")).toBe("new\n");
  });

  it("is not led to another release by what that says of itself", async () => {
    const server = await openServer();
    const { updater, folder } = setUp(undefined);
    writeFileSync(join(folder, "app-update.yml"), server.publishAtGitHub(newer));
    const releases = "/pagekeeper/pagekeeper/releases/download/v0.2.0";
    server.announce(
      `${server.channelText(newer)}\ntag: ../../../evil/releases/download/v1`,
      releases,
    );
    await updater.download(await found(updater), unheeded, goesOn);
    expect(server.asked.at(-1)?.path).toBe(`${releases}/Pagekeeper-0.2.0.AppImage`);
  });

  it.each(["0.2.0-beta.1", "0.2.0-rc.1", "0.2.0-not-for-release"])(
    "leads from %s, which was tried out before it, to the full release",
    async (version) => {
      const server = await openServer();
      const { updater, folder } = setUp(undefined, usual, tempFolder(), version);
      writeFileSync(join(folder, "app-update.yml"), server.publishAtGitHub(newer));
      expect(await updater.check()).toMatchObject({ version: "0.2.0" });
    },
  );
});

describe("installing", () => {
  async function downloaded() {
    const server = await openServer(newer);
    const parts = setUp(server.origin);
    const offer = await found(parts.updater);
    await parts.updater.download(offer, unheeded, goesOn);
    return {
      ...parts,
      offer,
      server,
      file: join(pendingIn(parts.folder), "Pagekeeper-0.2.0.AppImage"),
    };
  }

  it("refuses a file that has changed since it was downloaded, and downloads it anew", async () => {
    const { updater, offer, appImage, file, server } = await downloaded();
    writeFileSync(file, "evil");
    expect(failureOf(await reasonOf(updater.install()), "install")).toBe("changed-since");
    expect(readFileSync(appImage, "utf8")).toBe("old\n");
    await updater.download(offer, unheeded, goesOn);
    expect(server.downloads).toBe(2);
    await updater.install();
    expect(readFileSync(appImage, "utf8")).toBe("new\n");
  });

  it("writes into no file that lies in its way, and keeps who may read the program", async () => {
    const { updater, appImage, folder } = await downloaded();
    const victim = join(folder, "victim");
    writeFileSync(victim, "mine");
    symlinkSync(victim, `${appImage}.new`);
    chmodSync(appImage, 0o600);
    await updater.install();
    expect(readFileSync(victim, "utf8")).toBe("mine");
    expect(readFileSync(appImage, "utf8")).toBe("new\n");
    expect(lstatSync(appImage).isFile()).toBe(true);
    expect(statSync(appImage).mode & 0o777).toBe(0o700);
  });

  it("removes nothing but what was downloaded", async () => {
    const { updater, folder, file } = await downloaded();
    const mine = join(folder, "cache/mine");
    renameSync(file, mine);
    const info = join(pendingIn(folder), "update-info.json");
    const said = readFileSync(info, "utf8").replace("Pagekeeper-0.2.0.AppImage", "../../mine");
    writeFileSync(info, said);
    const next = setUp(undefined, usual, folder);
    await reasonOf(next.updater.install());
    expect(existsSync(mine)).toBe(true);
    await reasonOf(updater.install());
    expect(existsSync(mine)).toBe(true);
  });

  it("leaves the old version where the new one cannot be put in its place", async () => {
    const { updater, appImage, folder } = await downloaded();
    // In its way, whoever one is: root may write to any folder.
    mkdirSync(`${appImage}.new`);
    expect(failureOf(await reasonOf(updater.install()), "install")).toBe("not-replaced");
    expect(readFileSync(appImage, "utf8")).toBe("old\n");
    rmdirSync(join(folder, "Pagekeeper.AppImage.new"));
    await updater.install();
    expect(readFileSync(appImage, "utf8")).toBe("new\n");
  });
});
