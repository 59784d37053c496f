/** Tests the change-over between practice mode and Meta apps, on real sockets and files. */
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import type { MetaAppForm } from "../../common/contract/meta-app.ts";
import type { Environment } from "../../main/app/environment.ts";
import { StoreWriteError } from "../../main/channels/ports/records.ts";
import { channelTexts } from "../../main/i18n/en/channels.ts";
import { metaAppTexts } from "../../main/i18n/en/meta-app.ts";
import { type Practice, people, startPractice } from "../../main/practice/index.ts";
import { danasLogin, samsLogin } from "../support/backend/browser.ts";
import { findUnusedPort, isPortFree, loopbacks, occupyPort } from "../support/ports.ts";
import { FakeKeytar } from "../unit/keychain/fake-keytar.ts";
import { newFolder, type Run, startServices } from "./support/app-services.ts";

const keychain = vi.hoisted(() => ({ current: undefined as FakeKeytar | undefined }));
vi.mock("electron", () => import("../support/doubles/electron.ts"));
vi.mock("keytar", () => ({
  default: {
    getPassword: (...args: [string, string]) => keychain.current?.getPassword(...args),
    setPassword: (...args: [string, string, string]) => keychain.current?.setPassword(...args),
    deletePassword: (...args: [string, string]) => keychain.current?.deletePassword(...args),
  },
}));

const app = { appId: "987654321098765", appSecret: "0f1e2d3c4b5a69788796a5b4c3d2e1f0" };
const form: MetaAppForm = { ...app, version: "v26.0" };

let folder: string;
let port: number;
/** The test changes it, so that practice mode uses another simulated Facebook than the Meta app. */
let environment: { -readonly [K in keyof Environment]: Environment[K] };
let facebook: Practice;

beforeEach(async () => {
  keychain.current = new FakeKeytar();
  folder = await newFolder();
  port = await findUnusedPort();
  environment = { port };
  facebook = await startFacebook(app);
});

async function startFacebook(credentials: typeof app): Promise<Practice> {
  const started = await startPractice({ ...credentials, branches: 0 });
  onTestFinished(() => started.close());
  return started;
}

const start = () => startServices(folder, environment);

async function save(run: Run, entered: MetaAppForm = form, { origin } = facebook): Promise<void> {
  Object.assign(environment, { dialogOrigin: origin, graphOrigin: origin });
  await run.services.metaApp.save(entered);
}

async function remove(run: Run): Promise<void> {
  delete environment.dialogOrigin;
  delete environment.graphOrigin;
  await run.services.metaApp.remove();
}

const stored = async () =>
  JSON.parse(await readFile(join(folder, "settings.json"), "utf8").catch(() => "{}")).data;

describe("from practice mode to a Meta app and back", () => {
  it("shows and uses the accounts of each in turn", async () => {
    const run = await start();
    await run.connect(samsLogin);
    const practicePages = run.pages();
    expect(practicePages).not.toEqual([]);

    await save(run);
    expect(run.snapshots.at(-1)).toMatchObject({ practice: false, channels: [], notices: [] });
    expect(run.services.metaApp.view()).toMatchObject({
      running: "settings",
      saved: { appId: app.appId },
    });
    await run.connect(danasLogin(3));
    const ownPages = run.pages();
    expect(run.snapshot().channels).toMatchObject([{ id: "messenger" }]);

    await remove(run);
    expect(run.snapshot().practice).toBe(true);
    expect(run.pages()).toEqual(practicePages);
    expect(await stored()).not.toHaveProperty("metaApp");
    expect(await run.services.workspace().channels.check()).toMatchObject({ failing: 0 });

    await save(run);
    expect(run.pages()).toEqual(ownPages);
    expect(await run.services.workspace().channels.check()).toMatchObject({ failing: 0 });
  });

  it("checks the accounts that it finds", async () => {
    const run = await start();
    await save(run);
    await run.connect(danasLogin(3));
    await remove(run);
    facebook.control.do({ action: "invalidate-tokens", person: people.dana.id, reason: "expired" });
    await save(run);
    await expect
      .poll(() => run.snapshot().channels[0]?.accounts[0]?.health.state)
      .toBe("reconnect");
  });

  it("uses the same after a restart", async () => {
    const first = await start();
    await save(first);
    await first.connect(danasLogin(3));
    await first.services.close();
    const next = await start();
    expect(next.snapshot().practice).toBe(false);
    expect(next.pages()).toEqual(first.pages());
  });

  it("ends browser sessions and tickets", async () => {
    const run = await start();
    const browser = await run.signIn();
    const ticket = run.signInLink();
    const channels = `${run.origin()}/auth/facebook/channels`;
    expect((await browser.open(channels)).status).toBe(200);
    await save(run);
    expect(run.origin()).toBe(new URL(channels).origin);
    expect((await browser.open(channels)).status).toBe(401);
    expect((await browser.open(ticket)).status).toBe(401);
    expect((await (await run.signIn()).open(channels)).status).toBe(200);
  });

  it("asks again before a web app may use the other accounts", async () => {
    const origin = "http://localhost:5173";
    const run = await start();
    const allow = () => {
      const { webApps } = run.services.workspace();
      webApps.ask(origin);
      webApps.answer(webApps.view().question?.id ?? "", true);
    };
    const apps = () =>
      run.services
        .workspace()
        .webApps.view()
        .apps.map((each) => each.origin);
    allow();
    const asking = run.services.workspace().webApps.ask("http://localhost:5174");
    await save(run);
    expect(apps()).toEqual([]);
    expect(await asking?.answer).toBe("timed-out");
    allow();
    await remove(run);
    expect(apps()).toEqual([origin]);
    run.services.workspace().webApps.remove(origin);
    await save(run);
    expect(apps()).toEqual([origin]);
  });

  it("answers a login that is saving Pages before its connection is closed", async () => {
    const run = await start();
    await save(run);
    facebook.control.do({ action: "delay", ms: 60_000 });
    const connecting = run.connect(danasLogin(3)).catch((error: Error) => error.message);
    await expect.poll(() => run.flows.at(-1)?.[0]?.step.name).toBe("reading");
    await remove(run);
    expect(await connecting).toContain("error_code=settings_changed");
  });

  it("keeps tokens that are in memory because there was no keychain", async () => {
    if (keychain.current) keychain.current.behaviour = "no-service";
    const run = await start();
    await run.connect(danasLogin(3));
    if (keychain.current) keychain.current.behaviour = "open";
    await save(run);
    await remove(run);
    expect(await run.services.workspace().channels.check()).toMatchObject({ failing: 0 });
    const states = run.snapshots.flatMap(({ channels }) =>
      channels.flatMap(({ accounts }) => accounts.map(({ health }) => health.state)),
    );
    expect(new Set(states)).toEqual(new Set(["works"]));
  });

  it("ends a waiting login and says so in the window", async () => {
    const run = await start();
    run.services.workspace().channels.flows.open("messenger");
    await save(run);
    const message = channelTexts.problems.settings_changed("messenger");
    expect(run.redirects.map((target) => new URL(target, run.origin()).searchParams)).toEqual([
      new URLSearchParams({ error: message, error_code: "settings_changed" }),
    ]);
    expect(run.flows.at(-1)).toEqual([]);
  });
});

describe("to another Meta app", () => {
  const other = { appId: "123456789012345", appSecret: "f".repeat(32) };

  it("asks to log in again until the first app is back", async () => {
    const run = await start();
    await save(run);
    await run.connect(danasLogin(3));
    const states = () =>
      run.snapshot().channels.flatMap(({ accounts }) => accounts.map(({ health }) => health.state));
    expect(new Set(states())).toEqual(new Set(["works"]));
    const pages = run.pages();

    await save(run, { ...form, ...other }, await startFacebook(other));
    expect(run.pages()).toEqual(pages);
    expect(new Set(states())).toEqual(new Set(["reconnect"]));
    expect(keychain.current?.items.has(`Pagekeeper/app:${app.appId}`)).toBe(false);

    await save(run);
    expect(new Set(states())).toEqual(new Set(["works"]));
  });

  it("uses a new version and a new redirect URI at once", async () => {
    const run = await start();
    await save(run);
    const redirectUri = "https://bakery.example/pagekeeper/";
    await save(run, { ...form, version: "v25.0", redirectUri });
    const connect = `${run.origin()}/connect?type=messenger&redirect_path=%2F`;
    const { location } = await (await run.signIn()).open(connect);
    expect(new URL(location).pathname).toBe("/v25.0/dialog/oauth");
    expect(new URL(location).searchParams.get("redirect_uri")).toBe(redirectUri);
  });
});

describe("accounts that wait to be disconnected", () => {
  const revocations = () =>
    facebook.control
      .calls()
      .filter(({ method, path }) => method === "DELETE" && path.endsWith("/permissions"));

  async function startAndDisconnect(): Promise<Run> {
    const run = await start();
    await save(run);
    await run.connect(danasLogin(3));
    const ids = run.snapshot().channels.flatMap(({ accounts }) => accounts.map(({ id }) => id));
    await run.services.workspace().channels.disconnect(new Set(ids));
    expect(run.snapshot().channels).toEqual([]);
    expect(revocations()).toEqual([]);
    return run;
  }

  it("are disconnected before another Meta app takes over, which could not do it", async () => {
    const run = await startAndDisconnect();
    await remove(run);
    expect(revocations()).toHaveLength(1);
    await save(run);
    expect(run.snapshot()).toMatchObject({ channels: [], disconnecting: [], pending: [] });
  });

  it("are disconnected even if the change-over is already under way", async () => {
    const run = await start();
    await save(run);
    await run.connect(danasLogin(3));
    const { channels } = run.services.workspace();
    const ids = run.snapshot().channels.flatMap(({ accounts }) => accounts.map(({ id }) => id));
    const { finishDisconnects } = channels;
    vi.spyOn(channels, "finishDisconnects").mockImplementationOnce(async () => {
      await finishDisconnects();
      await channels.disconnect(new Set(ids));
    });
    await remove(run);
    const { data } = JSON.parse(await readFile(join(folder, "accounts.json"), "utf8"));
    expect(data).toMatchObject({ accounts: [], pendingRevocations: [{ name: "Dana Reyes" }] });
    await save(run);
    await expect.poll(revocations).toHaveLength(1);
  });

  it("are disconnected before Pagekeeper quits", async () => {
    const run = await startAndDisconnect();
    await run.services.close();
    expect(revocations()).toHaveLength(1);
    expect(run.snapshot()).toMatchObject({ channels: [], disconnecting: [], pending: [] });
  });
});

describe("the port", () => {
  it("is taken over without a gap if practice mode already uses it", async () => {
    const run = await start();
    const requests: Promise<number>[] = [];
    const ask = async () =>
      fetch(`${run.origin()}/auth/facebook/channels`).then(({ status }) => status);
    const saving = save(run).then(() => "saved");
    let ended: string | undefined;
    while (ended === undefined) {
      requests.push(ask());
      ended = await Promise.race([saving, requests.at(-1)?.then(() => undefined)]);
    }
    expect(new Set(await Promise.all(requests))).toEqual(new Set([401]));
    expect(run.origin()).toBe(`http://localhost:${port}`);
  });

  it("is claimed from another port, which is then free", async () => {
    const held = await occupyPort("127.0.0.1", port);
    const run = await start();
    const practicePort = Number(new URL(run.origin()).port);
    expect(practicePort).not.toBe(port);
    await held[Symbol.asyncDispose]();
    await save(run);
    expect(run.origin()).toBe(`http://localhost:${port}`);
    expect(await isPortFree(practicePort)).toBe(true);
  });

  it.each(loopbacks)(
    "is named if another program uses it on %s, and practice goes on",
    async (host) => {
      await using _held = await occupyPort(host, port);
      const run = await start();
      await run.connect(samsLogin);
      const { pages, origin } = { pages: run.pages(), origin: run.origin() };
      await expect(save(run)).rejects.toMatchObject({
        problem: { code: "port_taken", message: metaAppTexts.portTaken(port) },
      });
      expect(run.services.metaApp.view()).toMatchObject({ running: "practice" });
      expect(run.services.metaApp.view()).not.toHaveProperty("saved");
      expect(await stored()).not.toHaveProperty("metaApp");
      expect(run.origin()).toBe(origin);
      expect(run.pages()).toEqual(pages);
      expect(await run.services.workspace().channels.check()).toMatchObject({ failing: 0 });
      expect(keychain.current?.items.has(`Pagekeeper/app:${app.appId}`)).toBe(false);
    },
  );

  it("is tried again by saving once more, if it was taken at the start", async () => {
    const first = await start();
    await save(first);
    await first.services.close();
    const held = await occupyPort("127.0.0.1", port);
    const run = await start();
    expect(run.snapshot().notices).toMatchObject([{ kind: "port-taken" }]);
    await held[Symbol.asyncDispose]();
    await save(run, { appId: app.appId, version: "v26.0" });
    expect(run.snapshot().notices).toEqual([]);
    expect(run.origin()).toBe(`http://localhost:${port}`);
  });
});

describe("removing everything after a change-over", () => {
  const secrets = () =>
    [...(keychain.current?.items.keys() ?? [])].filter((name) => !name.includes("canary"));

  it("removes the practice accounts of before, too", async () => {
    const run = await start();
    await run.connect(samsLogin);
    await save(run);
    await run.connect(danasLogin(3));
    expect(await run.services.factoryReset([])).toEqual({ state: "removed" });
    expect(run.pages()).toEqual([]);
    expect(secrets()).toEqual([]);
    expect(await stored()).not.toHaveProperty("metaApp");
  });

  it("lists people whose access practice mode cannot end", async () => {
    const run = await start();
    await save(run);
    await run.connect(danasLogin(3));
    await remove(run);
    await run.connect(samsLogin);
    expect(await run.services.factoryReset([])).toMatchObject({
      state: "left",
      leftover: "facebook",
      pending: [{ kind: "access", userName: "Dana Reyes" }],
    });
    expect(await run.services.factoryReset(["facebook"])).toEqual({ state: "removed" });
    expect(secrets()).toEqual([]);
  });
});

describe("a change-over that fails", () => {
  it("leaves everything as it was if the settings cannot be written", async () => {
    const run = await start();
    await run.connect(samsLogin);
    const browser = await run.signIn();
    const pages = run.pages();
    // Writing the file replaces it, and a folder cannot be replaced.
    await mkdir(join(folder, "settings.json"));
    await expect(save(run)).rejects.toThrow(StoreWriteError);
    expect(run.pages()).toEqual(pages);
    const { status } = await browser.open(`${run.origin()}/auth/facebook/channels`);
    expect(status).toBe(200);
    expect(await run.services.workspace().channels.check()).toMatchObject({ failing: 0 });
  });
});

describe("several changes at once", () => {
  it("run one after the other", async () => {
    const run = await start();
    await Promise.all([save(run), remove(run), save(run)]);
    expect(run.services.metaApp.view()).toMatchObject({ running: "settings" });
    expect((await stored()).metaApp).toMatchObject({ appId: app.appId });
    await run.connect(danasLogin(3));
    expect(run.pages()).not.toEqual([]);
  });

  it("are ended by quitting, which saves nothing and frees the ports", async () => {
    delete environment.port;
    const run = await start();
    await run.services.changePort(port);
    const other = await findUnusedPort();
    const changes = [
      expect(run.services.changePort(other)).rejects.toThrow("quitting"),
      expect(save(run)).rejects.toThrow(),
    ];
    await run.services.close();
    await Promise.all(changes);
    expect(await isPortFree(port)).toBe(true);
    expect(await isPortFree(other)).toBe(true);
    expect(await stored()).toMatchObject({ port });
    expect(await stored()).not.toHaveProperty("metaApp");
  });

  it("run one after the other even if only one of them changes the Meta app", async () => {
    delete environment.port;
    const run = await start();
    const [first, second] = [await findUnusedPort(), await findUnusedPort()];
    await run.services.changePort(first);
    await Promise.all([run.services.changePort(second), save(run), run.services.changePort(first)]);
    expect(run.origin()).toBe(`http://localhost:${first}`);
    expect(run.services.metaApp.view()).toMatchObject({ running: "settings" });
    expect(await isPortFree(second)).toBe(true);
  });
});

describe("a changed port", () => {
  beforeEach(() => {
    delete environment.port;
  });

  it("is used at once, with the same Meta app, and saved", async () => {
    const run = await start();
    await run.services.changePort(port);
    await save(run);
    await run.connect(danasLogin(3));
    const pages = run.pages();
    const other = await findUnusedPort();
    run.services.workspace().channels.flows.open("messenger");
    await run.services.changePort(other);
    expect(run.origin()).toBe(`http://localhost:${other}`);
    expect(await isPortFree(port)).toBe(true);
    expect(run.redirects).toHaveLength(1);
    expect(run.pages()).toEqual(pages);
    expect(run.services.metaApp.view().localRedirectUri).toContain(`:${other}/`);
    expect(await stored()).toMatchObject({ port: other });
    expect(await run.services.workspace().channels.check()).toMatchObject({ failing: 0 });
  });

  it("is not saved if another program uses it, and the old one goes on", async () => {
    const run = await start();
    await run.services.changePort(port);
    await save(run);
    const taken = await findUnusedPort();
    await using _other = await occupyPort("127.0.0.1", taken);
    await expect(run.services.changePort(taken)).rejects.toMatchObject({
      problem: { code: "port_taken" },
    });
    expect(run.origin()).toBe(`http://localhost:${port}`);
    expect(await stored()).toMatchObject({ port });
  });

  it("keeps practice accounts working", async () => {
    const run = await start();
    await run.services.changePort(port);
    await run.connect(samsLogin);
    await run.services.changePort(await findUnusedPort());
    expect(await run.services.workspace().channels.check()).toMatchObject({ failing: 0 });
  });
});
