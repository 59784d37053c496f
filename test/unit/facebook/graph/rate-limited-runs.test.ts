/** Runs the domain and the real client against a server that limits the rate of calls. */
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import type { HealthState } from "../../../../common/contract/accounts.ts";
import type { FlowStep } from "../../../../common/contract/flows.ts";
import { createChannels } from "../../../../main/channels/index.ts";
import type { AccountRecord, Records } from "../../../../main/channels/model.ts";
import type { Clock } from "../../../../main/channels/ports/clock.ts";
import { createFacebook } from "../../../../main/facebook/index.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";
import { FakeKeychain } from "../../../support/doubles/keychain.ts";
import { MemoryRecords } from "../../../support/doubles/records.ts";
import { account, user } from "../../../support/logins.ts";
import { testClock } from "../support/clock.ts";
import {
  appId,
  appSecret,
  graphError,
  type ReceivedRequest,
  type Reply,
  type Responder,
  startGraph,
} from "../support/graph.ts";
import { loginResponder, stepOf } from "../support/login.ts";

const minute = 60_000;

const appUsage = (percent: number) => ({
  "x-app-usage": JSON.stringify({ call_count: percent, total_time: 1, total_cputime: 1 }),
});
const regain = (id: string, minutes: number) => ({
  "x-business-use-case-usage": JSON.stringify({
    [id]: [{ type: "pages", call_count: 100, estimated_time_to_regain_access: minutes }],
  }),
});
const appLimit = (minutes?: number): Reply => ({
  status: 403,
  headers: { ...appUsage(100), ...(minutes !== undefined && regain("4815", minutes)) },
  body: graphError(4),
});

const operations = z.array(z.object({ relative_url: z.string() }));

/** Returns the ids of the Pages that a batch checks, or undefined for any other call. */
function pagesIn({ form }: ReceivedRequest): readonly string[] | undefined {
  const batch = operations.parse(JSON.parse(form.get("batch") ?? "[]"));
  const readings = batch.map(({ relative_url }) => /^(\d+)\/conversations/.exec(relative_url)?.[1]);
  return readings.length > 0 && readings[0] !== undefined
    ? readings.filter((pageId) => pageId !== undefined)
    : undefined;
}

/** Returns whether the check of this Page fails. Every third Page lacks a permission. */
const isFailing = (pageId: string): boolean => Number(pageId) % 3 === 0;
const item = (pageId: string) =>
  isFailing(pageId)
    ? { code: 403, headers: [], body: JSON.stringify(graphError(10)) }
    : { code: 200, headers: [], body: '{"data":[]}' };
const batchReply = (received: ReceivedRequest): Reply => ({
  body: pagesIn(received)?.map(item) ?? [],
});

const checkedBefore = "2026-11-21T09:00:00.000Z";
const healthOf = (state: HealthState) => ({ state, message: state, checkedAt: checkedBefore });

const records = (count: number): Partial<Records> => ({
  accounts: Array.from({ length: count }, (_, index) =>
    account("messenger", String(index + 1), "a", {
      health: healthOf(isFailing(String(index + 1)) ? "permission" : "works"),
    }),
  ),
  users: [{ ...user("a"), expiryReadAt: "2026-11-22T08:00:00.000Z" }],
});

/** Starts the domain with `count` connected accounts. */
function startDomain(origin: string, clock: Clock, count: number) {
  const start = records(count);
  const memory = new MemoryRecords(start);
  const secrets = (start.accounts ?? []).map(
    ({ pageId }) => [`page:${pageId}`, `EAApage${pageId}`] as const,
  );
  const keychain = new FakeKeychain(new Map([...secrets, ["user:a", "EAAuser"]]));
  const facebook = createFacebook({
    dialogOrigin: "https://dialog.example",
    graphOrigin: origin,
    version: "v26.0",
    appId,
    appSecret: () => appSecret,
    random: () => 0.5,
    clock,
  });
  const paused: (string | undefined)[] = [];
  const steps: FlowStep[] = [];
  const waiting = Promise.withResolvers<void>();
  const noteOnce = <T>(list: T[], value: T) => {
    if (JSON.stringify(list.at(-1)) !== JSON.stringify(value)) list.push(value);
  };
  const channels = createChannels({
    facebook,
    keychain,
    records: memory,
    clock,
    practice: false,
    webhooks: () => false,
    checkEvery: () => 24,
    random: Math.random,
    redirectUri: () => "http://localhost:47814/auth/facebook/callback",
    callbackProblem: () => ({ code: "refused", message: "", responsible: "user" }),
    onAccountsChanged() {
      noteOnce(paused, channels.pausedUntil());
      if (channels.pausedUntil() !== undefined) waiting.resolve();
    },
    onFlowsChanged() {
      for (const { step } of channels.flows.list()) noteOnce(steps, step);
      if (steps.at(-1)?.name === "paused") waiting.resolve();
    },
    onFlowEndedWithoutBrowser: () => undefined,
  });
  onTestFinished(async () => {
    channels.close();
    await facebook.close();
  });
  /** Runs a login from start to end. */
  const connect = () => {
    const begun = channels.flows.begin({
      type: "messenger",
      browserId: "browser",
      redirectPath: "/",
    });
    if (!begun.ok) throw new Error(begun.problem.code);
    const state = new URL(begun.value.dialogUrl).searchParams.get("state") ?? "";
    return channels.flows.finish(state, "browser", { kind: "code", code: "CODE" });
  };
  return { channels, memory, keychain, paused, steps, connect, waiting: waiting.promise };
}

const states = (accounts: readonly AccountRecord[]) =>
  accounts.map(({ id, health }) => [id, health.state]);
const statesBefore = (count: number) => states(records(count).accounts ?? []);

/** Refuses call number `at` and records the calls that are made before the limit is over. */
function limitedOnce(clock: Clock, at: number, limit: (clock: Clock) => Reply, minutes: number) {
  let calls = 0;
  let until = 0;
  const early: number[] = [];
  const respond: Responder = (received) => {
    calls += 1;
    if (clock.now() < until) early.push(calls);
    if (calls === at) {
      until = clock.now() + minutes * minute;
      return limit(clock);
    }
    return { ...batchReply(received), headers: appUsage(calls < at ? 95 : 20) };
  };
  return { respond, early };
}

describe("a health check", () => {
  it("slows down at 95 %, waits as long as Meta says and leaves every account's health unchanged", async () => {
    const clock = testClock();
    const limited = limitedOnce(clock, 2, () => appLimit(2), 2);
    const graph = await startGraph(limited.respond);
    const { channels, memory, paused } = startDomain(graph.origin, clock, 120);
    expect(await channels.check()).toBeUndefined();
    expect(clock.pauses).toEqual([2_000, 2 * minute]);
    expect(limited.early).toEqual([]);
    // The second of the three batches is sent twice, because the first attempt is refused.
    expect(graph.requests.map((received) => pagesIn(received)?.length)).toEqual([50, 50, 50, 20]);
    const { accounts } = memory.get();
    expect(states(accounts)).toEqual(statesBefore(120));
    expect(accounts.every(({ health }) => health.checkedAt > checkedBefore)).toBe(true);
    expect(paused).toEqual(["2026-11-22T09:02:02.000Z", undefined]);
    expect(channels.checking()).toBe(false);
  });

  it("checks again only the accounts that the app's limit refused within a batch", async () => {
    const clock = testClock();
    let calls = 0;
    const graph = await startGraph((received) => {
      calls += 1;
      const pages = pagesIn(received) ?? [];
      if (calls > 1) return batchReply(received);
      const refused = {
        code: 403,
        headers: [{ name: "X-Business-Use-Case-Usage", value: Object.values(regain("1", 3))[0] }],
        body: JSON.stringify(graphError(4)),
      };
      return { body: pages.map((page, index) => (index < 10 ? item(page) : refused)) };
    });
    const { channels, memory } = startDomain(graph.origin, clock, 60);
    expect(await channels.check()).toBeUndefined();
    expect(clock.pauses).toEqual([3 * minute]);
    expect(graph.requests.map((received) => pagesIn(received)?.length)).toEqual([50, 50]);
    expect(states(memory.get().accounts)).toEqual(statesBefore(60));
  });

  it("tries again after 1, 2, 4, 8 and 16 minutes if Meta names no time, then gives up", async () => {
    const clock = testClock();
    const graph = await startGraph(() => appLimit());
    const { channels, memory } = startDomain(graph.origin, clock, 3);
    const before = memory.get();
    expect(await channels.check()).toMatchObject({ code: "throttled" });
    expect(clock.pauses.map((ms) => ms / minute)).toEqual([1, 2, 4, 8, 16, 16]);
    expect(memory.get()).toBe(before);
  });

  it("does not wait for hours and says how long the limit lasts", async () => {
    const clock = testClock();
    const graph = await startGraph(() => appLimit(120));
    const { channels, memory, paused } = startDomain(graph.origin, clock, 60);
    const before = memory.get();
    expect(await channels.check()).toMatchObject({
      code: "throttled",
      message: expect.stringContaining("about 120 minutes"),
    });
    expect(graph.requests).toHaveLength(1);
    expect(await channels.check()).toMatchObject({ code: "throttled" });
    expect(graph.requests).toHaveLength(1);
    expect(clock.pauses).toEqual([]);
    expect(paused).toEqual([]);
    expect(memory.get()).toBe(before);
  });

  it("stops waiting when the app closes", async () => {
    const clock = new ManualClock();
    const graph = await startGraph(() => appLimit(50));
    const { channels, memory, waiting } = startDomain(graph.origin, clock, 3);
    const before = memory.get();
    const checked = channels.check();
    await waiting;
    expect(channels.pausedUntil()).toBe("2026-11-22T10:50:00.000Z");
    channels.close();
    expect(await checked).toMatchObject({ code: "throttled" });
    expect([memory.get() === before, clock.pending, graph.requests.length]).toEqual([true, 0, 1]);
  });

  it("merges a second check with the check that is waiting", async () => {
    const graph = await startGraph(() => appLimit(50));
    const { channels, waiting } = startDomain(graph.origin, new ManualClock(), 3);
    const first = channels.check();
    await waiting;
    expect(channels.check()).toBe(first);
    channels.close();
    await first;
    expect(graph.requests).toHaveLength(1);
  });
});

describe("one Page's own limit", () => {
  const limitedItem = {
    code: 400,
    headers: [{ name: "X-Business-Use-Case-Usage", value: Object.values(regain("5", 19))[0] }],
    body: JSON.stringify(graphError(80006)),
  };
  /** Limits the calls to Page 5 for 19 minutes. */
  const respond = (clock: Clock): Responder => {
    const until = clock.now() + 19 * minute;
    return (received, response) => {
      const pages = pagesIn(received);
      if (pages) {
        const busy = clock.now() < until;
        return { body: pages.map((page) => (busy && page === "5" ? limitedItem : item(page))) };
      }
      return loginResponder({
        me: () => ({ body: { id: "b", name: "User b" } }),
        permissions: () => ({ body: { data: granted } }),
        accounts: () => ({ body: { data: [listed("900")] } }),
      })(received, response);
    };
  };
  const granted = ["pages_show_list", "pages_messaging", "pages_manage_metadata"].map(
    (permission) => ({ permission, status: "granted" }),
  );
  const listed = (id: string) => ({
    id,
    name: `Page ${id}`,
    access_token: `EAApage${id}`,
    tasks: ["MESSAGING"],
  });
  const checkedAt = ({ memory }: ReturnType<typeof startDomain>, id: string) =>
    memory.get().accounts.find((each) => each.id === id)?.health.checkedAt;

  it("checks the other Pages first and waits for the limited one at the end", async () => {
    const clock = testClock();
    const graph = await startGraph(respond(clock));
    const domain = startDomain(graph.origin, clock, 120);
    expect(await domain.channels.check()).toBeUndefined();
    expect(graph.requests.map((received) => pagesIn(received)?.length)).toEqual([50, 50, 20, 1]);
    expect(clock.pauses).toEqual([19 * minute]);
    expect(checkedAt(domain, "messenger-120")).toBe("2026-11-22T09:00:00.000Z");
    expect(checkedAt(domain, "messenger-5")).toBe("2026-11-22T09:19:00.000Z");
    expect(states(domain.memory.get().accounts)).toEqual(statesBefore(120));
  });

  it("saves the other Pages' results and allows logins and revocations while it waits", async () => {
    const clock = new ManualClock();
    const graph = await startGraph(respond(clock));
    const domain = startDomain(graph.origin, clock, 6);
    const checked = domain.channels.check();
    await domain.waiting;
    expect(checkedAt(domain, "messenger-6")).toBe("2026-11-22T10:00:00.000Z");
    expect(checkedAt(domain, "messenger-5")).toBe(checkedBefore);

    expect(await domain.connect()).toMatchObject({ result: { ok: true, value: { accounts: 1 } } });
    const revoked = Promise.withResolvers<void>();
    graph.respondWith((received) => {
      if (received.method === "DELETE") revoked.resolve();
      const unsubscribed = { code: 200, headers: [], body: '{"success":true}' };
      return { body: received.method === "DELETE" ? "true" : [unsubscribed] };
    });
    await domain.channels.disconnectAccount("messenger-900");
    await revoked.promise;

    expect(domain.channels.pausedUntil()).toBe("2026-11-22T10:19:00.000Z");
    graph.respondWith(batchReply);
    clock.advance(19 * minute);
    await checked;
    expect(checkedAt(domain, "messenger-5")).toBe("2026-11-22T10:19:00.000Z");
  });

  it("stops waiting for a Page whose account is disconnected", async () => {
    const clock = new ManualClock();
    const graph = await startGraph(respond(clock));
    const domain = startDomain(graph.origin, clock, 6);
    const checked = domain.channels.check();
    await domain.waiting;
    await domain.channels.disconnectAccount("messenger-5");
    clock.advance(19 * minute);
    expect(await checked).toBeUndefined();
    expect(graph.requests.filter((received) => pagesIn(received)?.includes("5"))).toHaveLength(1);
  });
});

describe("a login", () => {
  const pageCount = 150;
  const list = Array.from({ length: pageCount }, (_, index) => ({
    id: String(index + 1),
    name: `Page ${index + 1}`,
    access_token: `EAApage${index + 1}`,
    tasks: ["MESSAGING"],
  }));
  const granted = ["pages_show_list", "pages_messaging", "pages_manage_metadata"].map(
    (permission) => ({ permission, status: "granted" }),
  );
  const firstHalf = {
    body: { data: list.slice(0, 100), paging: { cursors: { after: "B" }, next: "https://x" } },
  };
  /** Refuses the second half of the list of Pages once. */
  const respond = (limit: Reply, used: number): Responder => {
    let refused = false;
    return loginResponder({
      me: () => ({ body: { id: "a", name: "User a" } }),
      permissions: () => ({ body: { data: granted } }),
      accounts(received) {
        if (!received.query.has("after")) return { ...firstHalf, headers: appUsage(used) };
        if (refused) return { body: { data: list.slice(100) } };
        refused = true;
        return limit;
      },
    });
  };

  /** Returns a clock whose delays pass at once, except for the lifetime of a flow. */
  function clockExcept(lifetime: number) {
    const clock = testClock();
    const after: Clock["after"] = (ms, callback) =>
      ms === lifetime ? () => undefined : clock.after(ms, callback);
    return { ...clock, after };
  }

  it("slows down, waits, reports the wait and continues where it stopped", async () => {
    const clock = clockExcept(10 * minute);
    const graph = await startGraph(respond(appLimit(2), 95));
    const { steps, connect } = startDomain(graph.origin, clock, 0);
    expect(await connect()).toMatchObject({ result: { ok: true, value: { accounts: 150 } } });
    expect(clock.pauses).toEqual([2_000, 2 * minute]);
    expect(graph.requests.map(stepOf).filter((step) => step === "accounts")).toHaveLength(3);
    expect(steps.filter(({ name }) => name !== "saving")).toEqual([
      { name: "waiting" },
      { name: "reading", pages: 0 },
      { name: "reading", pages: 100 },
      { name: "paused", until: "2026-11-22T09:02:02.000Z" },
      { name: "reading", pages: 100 },
      { name: "reading", pages: 150 },
    ]);
  });

  it("changes nothing if it is cancelled while it waits", async () => {
    const clock = new ManualClock();
    const graph = await startGraph(respond(appLimit(4), 20));
    const { channels, memory, keychain, connect, waiting } = startDomain(graph.origin, clock, 2);
    const before = memory.get();
    const items = new Map(keychain.items);
    const end = connect();
    await waiting;
    const [flow] = channels.flows.list();
    channels.flows.cancel(flow?.id ?? "");
    expect(await end).toMatchObject({ result: { ok: false, problem: { code: "cancelled" } } });
    expect(memory.get()).toBe(before);
    expect(keychain.items).toEqual(items);
    expect(clock.pending).toBe(0);
  });
});
