import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Problem } from "../../../../main/channels/model.ts";
import {
  createReachabilityTracker,
  type ReachabilityTracker,
} from "../../../../main/facebook/graph/reachability.ts";
import { facebookTexts } from "../../../../main/i18n/en/facebook.ts";
import { setLocale } from "../../../../main/i18n/locale.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";
import { problem } from "../../../support/logins.ts";
import { createTestFacebook, graphError, startGraph } from "../support/graph.ts";

const { sentences } = facebookTexts;
const answered = { ok: true, value: null } as const;
const failed = (found: Problem) => ({ ok: false, problem: found }) as const;
const down = failed(problem("facebook_down"));
const since = "2026-11-22T10:00:00.000Z";

let clock: ManualClock;
let onChange: ReturnType<typeof vi.fn<() => void>>;
let tracker: ReachabilityTracker;
beforeEach(() => {
  clock = new ManualClock();
  onChange = vi.fn<() => void>();
  tracker = createReachabilityTracker(clock, onChange);
});

describe("whether Facebook is reachable", () => {
  it("is unknown before the first call", () => {
    expect(tracker.current()).toEqual({ name: "unknown" });
  });

  it.each([
    ["succeeded", answered],
    ["was refused", failed(problem("token_invalid", "reconnect"))],
    ["reached a limit", failed(problem("throttled"))],
    ["was answered with something unexpected", failed(problem("facebook_unexpected"))],
  ])("is true after a call that %s", (_what, result) => {
    tracker.record(down);
    tracker.record(result);
    expect(tracker.current()).toEqual({ name: "reachable" });
  });

  it.each(["no_network", "proxy_down", "facebook_timeout", "facebook_not_json"] as const)(
    "is false with the sentence of %s, since the first call that failed",
    async (code) => {
      tracker.record(answered);
      tracker.record(down);
      await clock.pass(60_000);
      tracker.record(failed(problem(code)));
      expect(tracker.current()).toEqual({ name: "unreachable", message: sentences[code], since });
    },
  );

  it("names the proxy in use", () => {
    tracker.record(failed({ ...problem("proxy_down"), details: { proxy: "proxy.example:3128" } }));
    expect(tracker.current()).toMatchObject({
      message: `${sentences.proxy_down} ${facebookTexts.proxyInUse("proxy.example:3128")}`,
    });
  });

  it("stays as it is after a call that was cancelled", () => {
    tracker.record(down);
    tracker.record(failed(problem("cancelled")));
    expect(tracker.current()).toMatchObject({ name: "unreachable" });
  });

  it("is said in the current language", () => {
    tracker.record(down);
    setLocale({ language: "de", tag: "de" });
    expect(tracker.current()).not.toMatchObject({ message: sentences.facebook_down });
    setLocale({ language: "en", tag: "en" });
    expect(tracker.current()).toMatchObject({ message: sentences.facebook_down });
  });

  it("is reported only when it changes", () => {
    for (const result of [answered, answered, down, down, answered]) tracker.record(result);
    expect(onChange).toHaveBeenCalledTimes(3);
    tracker.record(failed(problem("no_network")));
    tracker.record(down);
    expect(onChange).toHaveBeenCalledTimes(5);
  });
});

it("a client's calls of any kind say whether Facebook is reachable", async () => {
  const graph = await startGraph(() => ({ status: 503, body: "<html>" }));
  const onReachabilityChange = vi.fn<() => void>();
  const facebook = createTestFacebook(graph.origin, { onReachabilityChange });
  expect(facebook.reachability()).toEqual({ name: "unknown" });
  await facebook.revoke({ id: "1", token: "EAAuser" });
  expect(facebook.reachability()).toMatchObject({
    name: "unreachable",
    message: sentences.facebook_down,
  });
  graph.respondWith(() => ({ status: 400, body: graphError(190, 460) }));
  await facebook.revoke({ id: "1", token: "EAAuser" });
  expect(facebook.reachability()).toEqual({ name: "reachable" });
  expect(onReachabilityChange).toHaveBeenCalledTimes(2);
});
