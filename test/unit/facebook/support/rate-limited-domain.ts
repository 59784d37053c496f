/** Runs the domain and the real client against a server that limits the rate of calls. */
import { onTestFinished } from "vitest";
import { z } from "zod";
import { allPausedUntil } from "../../../../common/checks.ts";
import type { HealthState } from "../../../../common/contract/accounts.ts";
import type { FlowStep } from "../../../../common/contract/flows.ts";
import { createChannels } from "../../../../main/channels/index.ts";
import type { AccountRecord, Records } from "../../../../main/channels/model.ts";
import { createMutex } from "../../../../main/channels/mutex.ts";
import type { Clock } from "../../../../main/channels/ports/clock.ts";
import { createFacebook } from "../../../../main/facebook/index.ts";
import { MemoryActivity } from "../../../support/doubles/activity.ts";
import { FakeKeychain } from "../../../support/doubles/keychain.ts";
import { MemoryRecords } from "../../../support/doubles/records.ts";
import { account, user } from "../../../support/logins.ts";
import { appId, appSecret, graphError, type ReceivedRequest, type Reply } from "./graph.ts";

export const minute = 60_000;

export const appUsage = (percent: number) => ({
  "x-app-usage": JSON.stringify({ call_count: percent, total_time: 1, total_cputime: 1 }),
});
export const regain = (id: string, minutes: number) => ({
  "x-business-use-case-usage": JSON.stringify({
    [id]: [{ type: "pages", call_count: 100, estimated_time_to_regain_access: minutes }],
  }),
});
export const appLimit = (minutes?: number): Reply => ({
  status: 403,
  headers: { ...appUsage(100), ...(minutes !== undefined && regain("4815", minutes)) },
  body: graphError(4),
});

const operations = z.array(z.object({ relative_url: z.string() }));

/** Returns the ids of the Pages that a batch checks, or undefined for any other call. */
export function pagesIn({ form }: ReceivedRequest): readonly string[] | undefined {
  const batch = operations.parse(JSON.parse(form.get("batch") ?? "[]"));
  const readings = batch.map(({ relative_url }) => /^(\d+)\/conversations/.exec(relative_url)?.[1]);
  return readings.length > 0 && readings[0] !== undefined
    ? readings.filter((pageId) => pageId !== undefined)
    : undefined;
}

/**
 * Returns whether the check of this Page fails. It fails for every third Page, because that Page
 * lacks a permission.
 */
const isFailing = (pageId: string): boolean => Number(pageId) % 3 === 0;
export const item = (pageId: string) =>
  isFailing(pageId)
    ? { code: 403, headers: [], body: JSON.stringify(graphError(10)) }
    : { code: 200, headers: [], body: '{"data":[]}' };
export const batchReply = (received: ReceivedRequest): Reply => ({
  body: pagesIn(received)?.map(item) ?? [],
});

export const checkedBefore = "2026-11-21T09:00:00.000Z";
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
export function startDomain(origin: string, clock: Clock, count: number) {
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
    recordsMutex: createMutex(),
    activity: new MemoryActivity(),
    clock,
    practice: false,
    webhooks: () => false,
    checkEvery: () => 24,
    random: Math.random,
    redirectUri: () => "http://localhost:47814/auth/facebook/callback",
    callbackProblem: () => ({ code: "refused", message: "", responsible: "user" }),
    onAccountsChanged() {
      const until = allPausedUntil(channels.checks());
      noteOnce(paused, until);
      if (until !== undefined) waiting.resolve();
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

export const states = (accounts: readonly AccountRecord[]) =>
  accounts.map(({ id, health }) => [id, health.state]);
export const statesBefore = (count: number) => states(records(count).accounts ?? []);
