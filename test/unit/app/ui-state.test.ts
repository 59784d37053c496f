import { beforeEach, describe, expect, it } from "vitest";
import type { FlowView } from "../../../common/contract/flows.ts";
import type { Notice, Snapshot } from "../../../common/contract/snapshot.ts";
import { createAppEvents } from "../../../main/app/events.ts";
import { createUiState, type UiState } from "../../../main/app/ui-state.ts";
import { flush } from "../../support/doubles/flush.ts";
import { MemoryRecords } from "../../support/doubles/records.ts";
import { loginOf, problem } from "../../support/logins.ts";
import { TestDomain } from "../channels/test-domain.ts";

type Emitted = { readonly snapshot: Snapshot } | { readonly flows: readonly FlowView[] };

let domain: TestDomain;
let running: boolean;
let files: { practice: boolean; records: MemoryRecords; quarantined: () => [] };
let notices: (() => Notice)[];
let ui: UiState;
let emitted: Emitted[];

beforeEach(() => {
  domain = new TestDomain();
  running = false;
  notices = [];
  emitted = [];
  const events = createAppEvents();
  files = { practice: true, records: domain.records, quarantined: () => [] };
  events.on("accounts-changed", (snapshot) => emitted.push({ snapshot }));
  events.on("flows-changed", (flows) => emitted.push({ flows }));
  ui = createUiState({
    initial: { files, appId: undefined, notices: [] },
    workspace: () => (running ? { ...domain, files, appId: "app", notices } : undefined),
    events,
  });
});

const startServices = () => {
  running = true;
};
const kinds = () => emitted.flatMap((each) => Object.keys(each));

describe("before the services have loaded", () => {
  it("shows the accounts in the records", async () => {
    await domain.connect("messenger", loginOf("a", ["1"]));
    expect(ui.snapshot()).toMatchObject({
      practice: true,
      channels: [{ id: "messenger", accounts: [{ id: "messenger-1" }] }],
      keychain: { name: "ready" },
      checks: [],
    });
    expect(ui.flows()).toEqual([]);
  });
});

it.each([true, false])("shows the tour only in practice mode: %s", (practice) => {
  const { snapshot } = createUiState({
    initial: {
      files: { practice, records: domain.records, quarantined: () => [] },
      appId: undefined,
      notices: [],
    },
    workspace: () => undefined,
    tour: { view: () => ({ done: ["connect"] }) },
    events: createAppEvents(),
  });
  expect(snapshot().tour).toEqual(practice ? { done: ["connect"] } : undefined);
});

describe("links", () => {
  const url = "https://www.facebook.com/1/settings/?tab=profile_access";
  const shown = (practice: boolean) => ({
    files: { ...files, practice },
    appId: "app",
    notices: [],
  });
  const uiWith = (practice: boolean) =>
    createUiState({
      initial: shown(practice),
      workspace: () => (running ? { ...shown(practice), ...domain } : undefined),
      events: createAppEvents(),
    });
  const linkIn = ({ snapshot }: UiState) => snapshot().channels[0]?.accounts[0]?.health.link?.url;

  beforeEach(async () => {
    await domain.connect("messenger", loginOf("a", ["1"]));
    domain.facebook.checkProblems.set("1", {
      ...problem("role_lost", "lost-role"),
      link: { place: "page-access", url },
    });
    await domain.channels.check();
    domain.facebook.addresses.set(url, "http://127.0.0.1:1/page-access");
  });

  it("lead to Meta even before the services have loaded", () => {
    expect(linkIn(uiWith(false))).toBe(url);
  });

  it("are absent in practice mode until the services know the practice Facebook", () => {
    const practiceUi = uiWith(true);
    expect(linkIn(practiceUi)).toBeUndefined();
    startServices();
    expect(linkIn(practiceUi)).toBe("http://127.0.0.1:1/page-access");
  });
});

describe("changes", () => {
  it("emits only the last state if many things change in one turn", async () => {
    startServices();
    const flow = domain.channels.flows.open("messenger");
    for (let change = 0; change < 500; change += 1) {
      ui.flowsChanged();
      ui.accountsChanged();
    }
    domain.channels.flows.cancel(flow.id);
    ui.flowsChanged();
    expect(emitted).toEqual([]);
    await flush();
    expect(kinds().sort()).toEqual(["flows", "snapshot"]);
    expect(emitted).toContainEqual({ flows: [] });
  });

  it("emits again if something changes in a later turn", async () => {
    ui.accountsChanged();
    await flush();
    ui.accountsChanged();
    await flush();
    expect(kinds()).toEqual(["snapshot", "snapshot"]);
  });

  it("includes the keychain's status once the services run", () => {
    domain.keychain.setState("locked");
    expect(ui.snapshot().keychain).toEqual({ name: "ready" });
    startServices();
    expect(ui.snapshot().keychain).toEqual({ name: "locked" });
  });

  it("counts the tokens that the keychain has not deleted yet", () => {
    domain.records.set({ ...domain.records.get(), pendingDeletes: ["page:1", "user:a", "app:1"] });
    expect(ui.snapshot().tokensToDelete).toBe(2);
  });

  it("says whether Facebook is reachable once the services run", () => {
    domain.facebook.reached = { name: "reachable" };
    expect(ui.snapshot().facebook).toEqual({ name: "unknown" });
    startServices();
    expect(ui.snapshot().facebook).toEqual({ name: "reachable" });
  });

  it("shows a check while it runs", async () => {
    startServices();
    await domain.connect("messenger", loginOf("a", ["1"]));
    const check = domain.channels.check();
    expect(ui.snapshot().checks).toEqual([{ scope: { kind: "all" }, total: 1 }]);
    await check;
    expect(ui.snapshot().checks).toEqual([]);
  });

  it("shows until when a check waits for Facebook's limit", async () => {
    startServices();
    await domain.connect("messenger", loginOf("a", ["1"]));
    const until = new Date(domain.clock.now() + 60_000).toISOString();
    domain.facebook.checkProblems.set("1", { ...problem("throttled"), retryAt: until });
    const check = domain.channels.check();
    await flush();
    expect(ui.snapshot().checks).toMatchObject([{ pausedUntil: until }]);
    domain.facebook.checkProblems.clear();
    await domain.clock.pass(60_000);
    await check;
    expect(ui.snapshot().checks).toEqual([]);
  });
});

it("shows the accounts and notices of the workspace that is in use", async () => {
  await domain.connect("messenger", loginOf("a", ["1"]));
  startServices();
  expect(ui.snapshot()).toMatchObject({ practice: true, channels: [{ id: "messenger" }] });
  files = { practice: false, records: new MemoryRecords(), quarantined: () => [] };
  notices = [() => ({ id: "n", kind: "port-taken", message: "Port 47814 is taken." })];
  expect(ui.snapshot()).toMatchObject({
    practice: false,
    channels: [],
    notices: [{ kind: "port-taken" }],
  });
});

it("shows a notice until the app quits", async () => {
  const notice = { id: "n", kind: "port-taken", message: "Port 47814 is taken." } as const;
  ui.addNotice(() => notice);
  await flush();
  expect(emitted).toMatchObject([{ snapshot: { notices: [notice] } }]);
  expect(ui.snapshot().notices).toEqual([notice]);
});

it("flushes accounts and flows in the same turn", async () => {
  startServices();
  await domain.connect("messenger", loginOf("a", ["1"]));
  ui.flush();
  expect(kinds()).toEqual(["snapshot", "flows"]);
  expect(emitted[0]).toMatchObject({ snapshot: { channels: [{ id: "messenger" }] } });
});

it("puts no secret into a snapshot", async () => {
  startServices();
  await domain.connect("messenger", loginOf("a", ["1"]));
  const shown = JSON.stringify([ui.snapshot(), ui.flows()]);
  expect(shown).not.toMatch(/token-|one-time-code/);
});
