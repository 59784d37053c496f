/** Runs the domain and the client against the simulated Facebook, with few and many Pages. */
import { describe, expect, it, onTestFinished } from "vitest";
import type { ChannelType } from "../../../../common/contract/accounts.ts";
import type { FlowStep } from "../../../../common/contract/flows.ts";
import type { FlowEnd } from "../../../../main/channels/connect/browser-flows.ts";
import { createChannels } from "../../../../main/channels/index.ts";
import { createMutex } from "../../../../main/channels/mutex.ts";
import { createFacebook } from "../../../../main/facebook/index.ts";
import { startPractice } from "../../../../main/practice/index.ts";
import { permissions } from "../../../../main/practice/permissions.ts";
import { danasPages, people } from "../../../../main/practice/seed.ts";
import { MemoryActivity } from "../../../support/doubles/activity.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";
import { flush } from "../../../support/doubles/flush.ts";
import { FakeKeychain } from "../../../support/doubles/keychain.ts";
import { MemoryRecords } from "../../../support/doubles/records.ts";
import { completeForm } from "../../../support/practice-dialog.ts";

const sizes = [1, 25, 26, 100, 501, 5_000];

async function startBusiness(pages: number) {
  const practice = await startPractice({ branches: 0 });
  practice.control.do({ action: "pages", count: pages });
  const clock = new ManualClock();
  const facebook = createFacebook({
    dialogOrigin: practice.origin,
    graphOrigin: practice.origin,
    version: "v26.0",
    appId: practice.appId,
    appSecret: () => practice.appSecret,
    clock,
  });
  const records = new MemoryRecords();
  const keychain = new FakeKeychain();
  const steps: FlowStep[] = [];
  let onStep: (step: FlowStep) => void = () => undefined;
  const channels = createChannels({
    facebook,
    keychain,
    records,
    recordsMutex: createMutex(),
    activity: new MemoryActivity(),
    clock,
    practice: false,
    webhooks: () => false,
    checkEvery: () => 24,
    random: Math.random,
    redirectUri: () => "http://localhost:47814/auth/facebook/callback",
    callbackProblem: ({ kind }) => ({ code: kind, message: "", responsible: "user" }),
    onAccountsChanged: () => undefined,
    onFlowsChanged() {
      const step = channels.flows.list()[0]?.step;
      if (step === undefined) return;
      steps.push(step);
      onStep(step);
    },
    onFlowEndedWithoutBrowser: () => undefined,
  });
  onTestFinished(async () => {
    channels.close();
    await facebook.close();
    await practice.close();
  });

  /** Submits the login dialog with everything selected. */
  async function consent(dialogUrl: string): Promise<URLSearchParams> {
    const ids = danasPages(pages).map(({ page }) => page.id);
    const form = completeForm(dialogUrl, "dana", ids, permissions);
    const reply = await fetch(`${practice.origin}/v26.0/dialog/oauth`, {
      method: "POST",
      body: form,
      redirect: "manual",
      headers: { origin: practice.origin },
    });
    return new URL(reply.headers.get("location") ?? "nowhere:").searchParams;
  }

  return {
    channels,
    records,
    keychain,
    steps,
    /** Runs a complete login and calls `watch` with each step. */
    async connect(type: ChannelType, watch = onStep): Promise<FlowEnd> {
      const begun = channels.flows.begin({ type, browserId: "browser", redirectPath: "/" });
      if (!begun.ok) throw new Error(begun.problem.code);
      const back = await consent(begun.value.dialogUrl);
      practice.control.forgetCalls();
      onStep = watch;
      const answer = { kind: "code", code: back.get("code") ?? "" } as const;
      const end = channels.flows.finish(back.get("state") ?? "", "browser", answer);
      if (end === undefined) throw new Error("no browser holds this flow");
      return end;
    },
    /** Returns a `watch` function that cancels the flow at a step that meets the condition. */
    cancelWhen: (condition: (step: FlowStep) => boolean) => (step: FlowStep) => {
      const [flow] = channels.flows.list();
      if (flow && condition(step)) channels.flows.cancel(flow.id);
    },
    /** Returns the number of HTTP calls since the last login began or `forget` was called. */
    calls: () => practice.control.calls().filter(({ via }) => via === "http").length,
    forget: () => practice.control.forgetCalls(),
  };
}

const reading = (steps: readonly FlowStep[]) =>
  steps.flatMap((step) => (step.name === "reading" ? step.pages : []));
const saving = (steps: readonly FlowStep[]) =>
  steps.flatMap((step) => (step.name === "saving" ? [[step.done, step.total]] : []));
const upTo = (total: number) => Array.from({ length: total + 1 }, (_, done) => [done, total]);

describe.each(sizes)("a person with %i Pages", (count) => {
  const expected = danasPages(count).map(({ page }) => page.id);

  it("lists every Page once, within the budget of calls, and shows the progress", async () => {
    const business = await startBusiness(count);
    const end = await business.connect("messenger");
    expect(business.calls()).toBeLessThanOrEqual(4 + Math.ceil(count / 100));

    const { accounts, unconnectable, pendingWrites, pendingDeletes } = business.records.get();
    const found = [...accounts, ...unconnectable].map(({ pageId }) => pageId);
    expect(found.sort()).toEqual([...expected].sort());
    expect(end.result).toMatchObject({ ok: true, value: { total: accounts.length } });
    expect([pendingWrites, pendingDeletes]).toEqual([[], []]);
    expect(new Set(business.keychain.items.keys())).toEqual(
      new Set([`user:${people.dana.id}`, ...accounts.map(({ pageId }) => `page:${pageId}`)]),
    );

    const read = reading(business.steps);
    expect(read).toEqual([...read].sort((a, b) => a - b));
    const hundreds = Array.from({ length: Math.ceil(count / 100) }, (_, index) => index * 100);
    expect(new Set(read)).toEqual(new Set([...hundreds, count]));
    expect(saving(business.steps)).toEqual(upTo(accounts.length));
  });

  it("checks all accounts within the budget of calls", async () => {
    const business = await startBusiness(count);
    await business.connect("messenger");
    const { accounts } = business.records.get();
    await flush();
    business.forget();
    expect(await business.channels.check()).not.toHaveProperty("problem");
    expect(business.calls()).toBeLessThanOrEqual(1 + Math.ceil(accounts.length / 50));
    const states = business.records.get().accounts.map(({ health }) => health.state);
    expect(states).toEqual(accounts.map(() => "works"));
  });
});

describe("a person with 501 Pages", () => {
  it("lists every Page once for Instagram, too", async () => {
    const business = await startBusiness(501);
    await business.connect("instagram");
    const { accounts, unconnectable } = business.records.get();
    const found = [...accounts, ...unconnectable].map(({ pageId }) => pageId);
    expect(found.sort()).toEqual(
      danasPages(501)
        .map(({ page }) => page.id)
        .sort(),
    );
    expect(new Set(unconnectable.map(({ reason }) => reason))).toEqual(
      new Set(["no-instagram-account", "no-messaging-task"]),
    );
  });

  it.each<readonly [string, (step: FlowStep) => boolean]>([
    ["reading", (step) => step.name === "reading" && step.pages >= 200],
    ["saving", (step) => step.name === "saving" && step.done >= 250],
  ])("leaves nothing behind if the login is cancelled while %s", async (_name, when) => {
    const business = await startBusiness(501);
    const before = business.records.get();
    const end = await business.connect("messenger", business.cancelWhen(when));
    expect(end.result).toMatchObject({ ok: false, problem: { code: "cancelled" } });
    await flush();
    expect(business.records.get()).toEqual(before);
    expect(business.keychain.items).toEqual(new Map());
    expect(business.channels.flows.list()).toEqual([]);

    const again = await business.connect("messenger", () => undefined);
    expect(again.result).toMatchObject({ ok: true });
    const { accounts, unconnectable } = business.records.get();
    expect(accounts.length + unconnectable.length).toBe(501);
  });

  it("keeps what was connected before if a later login is cancelled", async () => {
    const business = await startBusiness(501);
    await business.connect("messenger");
    const { accounts, users } = business.records.get();
    const items = [...business.keychain.items.keys()];
    const cancel = business.cancelWhen((step) => step.name === "saving" && step.done >= 250);
    const end = await business.connect("messenger", cancel);
    expect(end.result).toMatchObject({ ok: false });
    await flush();
    const after = business.records.get();
    expect(after.accounts.map(({ id, health }) => [id, health.state])).toEqual(
      accounts.map(({ id, health }) => [id, health.state]),
    );
    expect(after).toMatchObject({ pendingWrites: [], pendingDeletes: [], pendingRevocations: [] });
    expect(after.users.map(({ id }) => id)).toEqual(users.map(({ id }) => id));
    expect([...business.keychain.items.keys()]).toEqual(items);
    expect(await business.channels.check()).not.toHaveProperty("problem");
  });
});
