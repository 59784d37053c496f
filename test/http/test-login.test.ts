/** Tests the test login of a Meta app, on real sockets. */
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import type { MetaAppForm, TestLoginView } from "../../common/contract/meta-app.ts";
import { permissionNames } from "../../main/channels/permissions.ts";
import { metaAppTexts } from "../../main/i18n/en/meta-app.ts";
import { type Practice, startPractice } from "../../main/practice/index.ts";
import { danasPages } from "../../main/practice/seed.ts";
import { Browser } from "../support/backend/browser.ts";
import { findUnusedPort, isPortFree, occupyPort } from "../support/ports.ts";
import { completeForm } from "../support/practice-dialog.ts";
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

let port: number;
let facebook: Practice;
let run: Run;
let folder: string;

beforeEach(async () => {
  keychain.current = new FakeKeytar();
  port = await findUnusedPort();
  folder = await newFolder();
  facebook = await startPractice({ ...app, branches: 0 });
  onTestFinished(() => facebook.close());
});

async function start(): Promise<void> {
  const { origin } = facebook;
  run = await startServices(folder, { port, dialogOrigin: origin, graphOrigin: origin });
}

const states = () => run.testLogins.map(({ name }) => name);
const last = (): TestLoginView | undefined => run.testLogins.at(-1);

/** Opens the link in a browser, and answers Facebook's dialog. Returns the redirect URI. */
async function answerDialog(
  browser: Browser,
  link: string,
  granted: readonly string[] = permissionNames,
): Promise<string> {
  const dialog = (await browser.open(link)).location;
  const pageIds = danasPages(3).map(({ page }) => page.id);
  const answers = completeForm(dialog, "dana", pageIds, granted);
  return (await browser.open(dialog.slice(0, dialog.indexOf("?")), answers)).location;
}

describe.each(["the backend's port", "another port than the backend's"])("on %s", (where) => {
  beforeEach(async () => {
    if (where === "the backend's port") return start();
    const held = await occupyPort("127.0.0.1", port);
    await start();
    await held[Symbol.asyncDispose]();
  });

  it("shows that the redirect URI works, and what was granted", async () => {
    const link = await run.services.testLogins.start(form);
    expect(new URL(link).port).toBe(String(port));
    const browser = new Browser();
    const back = await answerDialog(browser, link);
    expect(back).toMatch(`http://localhost:${port}/auth/facebook/callback?`);
    const { status, location } = await browser.open(back);
    expect({ status, location }).toEqual({ status: 303, location: "/done/test-passed" });
    expect((await browser.open(`http://localhost:${port}${location}`)).status).toBe(200);
    expect(states()).toEqual(["waiting", "waiting", "reading", "done"]);
    expect(last()).toMatchObject({
      userName: "Dana Reyes",
      pages: 3,
      permissions: permissionNames.map((name) => ({ name, status: "granted" })),
    });
    expect(run.services.metaApp.view().testLogin).toEqual(last());
  });

  it("connects, stores and signs in nothing", async () => {
    const link = await run.services.testLogins.start(form);
    const browser = new Browser();
    await browser.open(await answerDialog(browser, link));
    expect(run.pages()).toEqual([]);
    expect([...(keychain.current?.items.keys() ?? [])]).toEqual([]);
    const { status } = await browser.open(`${run.origin()}/auth/facebook/channels`);
    expect(status).toBe(401);
    expect(JSON.stringify(run.testLogins)).not.toMatch(/EAA|access_token|0f1e2d/);
  });

  it("belongs to the browser that opened its link, which works once", async () => {
    const link = await run.services.testLogins.start(form);
    const browser = new Browser();
    const back = await answerDialog(browser, link);
    expect((await new Browser().open(link)).status).toBe(401);
    expect((await new Browser().open(back)).status).toBe(400);
    expect(last()?.name).toBe("waiting");
    expect((await browser.open(back)).location).toBe("/done/test-passed");
    expect((await browser.open(back)).status).toBe(400);
  });

  it("reports each permission that was declined", async () => {
    const link = await run.services.testLogins.start(form);
    const browser = new Browser();
    const declined = ["pages_messaging", "pages_show_list"];
    const granted = permissionNames.filter((name) => !declined.includes(name));
    const back = await answerDialog(browser, link, granted);
    expect((await browser.open(back)).location).toBe("/done/test-passed");
    expect(last()).toMatchObject({
      name: "done",
      pages: 0,
      permissions: permissionNames.map((name) => ({
        name,
        status: declined.includes(name) ? "declined" : "granted",
      })),
    });
  });

  it("can be cancelled, which ends its link and its state", async () => {
    const link = await run.services.testLogins.start(form);
    const browser = new Browser();
    const back = await answerDialog(browser, link);
    await run.services.testLogins.cancel();
    expect(last()).toMatchObject({ name: "failed", problem: { code: "cancelled" } });
    expect(() => run.services.testLogins.link()).toThrow("flow_over");
    const answer = await browser.open(back).then(
      ({ status }) => status,
      () => "closed",
    );
    expect(answer).toBe(where === "the backend's port" ? 400 : "closed");
  });

  it("can be cancelled while Meta verifies the app, so that no browser opens", async () => {
    const starting = run.services.testLogins.start(form);
    await run.services.testLogins.cancel();
    await expect(starting).rejects.toMatchObject({ problem: { code: "flow_over" } });
    expect(states()).toEqual([]);
  });

  it("can be started again, which replaces it", async () => {
    const first = new Browser();
    const back = await answerDialog(first, await run.services.testLogins.start(form));
    const second = new Browser();
    const next = await answerDialog(second, await run.services.testLogins.start(form));
    expect((await first.open(back)).status).toBe(400);
    expect((await second.open(next)).location).toBe("/done/test-passed");
    expect(states()).toEqual([
      "waiting",
      "waiting",
      "failed",
      "waiting",
      "waiting",
      "reading",
      "done",
    ]);
  });

  it("ends when the app is saved, which then uses the port", async () => {
    await run.services.testLogins.start(form);
    await run.services.metaApp.save(form);
    expect(last()).toMatchObject({ name: "failed", problem: { code: "cancelled" } });
    expect(run.services.metaApp.view()).not.toHaveProperty("testLogin");
    expect(run.origin()).toBe(`http://localhost:${port}`);
  });

  it("reports what Facebook says instead of a code, in words for the operator", async () => {
    const link = await run.services.testLogins.start(form);
    const browser = new Browser();
    const state = new URL((await browser.open(link)).location).searchParams.get("state");
    const back = `http://localhost:${port}/auth/facebook/callback?error_code=901&error_message=x&state=${state}`;
    expect((await browser.open(back)).location).toBe("/done/test-failed");
    expect(last()).toMatchObject({
      problem: { code: "app_in_development", message: metaAppTexts.atForm.app_in_development },
    });
  });

  it("leaves practice mode alone meanwhile", async () => {
    const { workspace } = run.services;
    await run.services.testLogins.start(form);
    expect(run.snapshot().practice).toBe(true);
    const flow = workspace().channels.flows.open("messenger");
    await run.services.testLogins.cancel();
    expect(workspace().channels.flows.list()).toEqual([flow]);
  });
});

it("rejects a wrong secret at its field before a browser opens", async () => {
  await start();
  const wrong = { ...form, appSecret: "f".repeat(32) };
  await expect(run.services.testLogins.start(wrong)).rejects.toMatchObject({
    problem: { code: "app_secret_wrong", field: "appSecret" },
  });
  expect(run.testLogins).toEqual([]);
});

it("says so if another program uses the port", async () => {
  await using _held = await occupyPort("127.0.0.1", port);
  await start();
  await expect(run.services.testLogins.start(form)).rejects.toMatchObject({
    problem: { code: "port_taken", message: metaAppTexts.portTaken(port) },
  });
  expect(run.testLogins).toEqual([]);
});

it("frees its port when the app quits", async () => {
  const held = await occupyPort("127.0.0.1", port);
  await start();
  await held[Symbol.asyncDispose]();
  await run.services.testLogins.start(form);
  expect(await isPortFree(port)).toBe(false);
  await run.services.close();
  expect(await isPortFree(port)).toBe(true);
});
