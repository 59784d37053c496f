import { expect, it, vi } from "vitest";
import type { ConnectSummary } from "../../../../common/contract/accounts.ts";
import { connectedToast } from "../../../../renderer/state/connected-toast.ts";
import { account, snapshotOf } from "../fixtures.ts";

const summary = (more: Partial<ConnectSummary>): ConnectSummary => ({
  channel: "messenger",
  userName: "Dana",
  at: "2026-11-22T08:00:00.000Z",
  added: { count: 2, names: ["Page 1", "Page 2"] },
  alreadyConnected: 0,
  total: 2,
  leftOut: [],
  ...more,
});

const two = snapshotOf(account("messenger", 1), account("messenger", 2));
const toastOf = (more: Partial<ConnectSummary>) =>
  connectedToast("messenger", { ...two, connectSummaries: [summary(more)] }, vi.fn());

it("counts the Pages if all are new", () => {
  expect(toastOf({})).toMatchObject({
    message: "Facebook Messenger connected: 2 Pages.",
    lines: [],
  });
});

it("tells new Pages from those that were connected already", () => {
  const toast = toastOf({
    added: { count: 1, names: ["Harbor Yoga"] },
    alreadyConnected: 44,
    total: 46,
  });
  expect(toast.message).toBe("Facebook Messenger connected: 1 Page added (46 in total).");
  expect(toast.lines).toEqual(["Added: Harbor Yoga", "Already connected: 44"]);
});

it("names the Pages that could not be connected, and leads to the reasons", () => {
  const onWhy = vi.fn();
  const leftOut = [{ reason: "no-messaging-task", count: 1, names: ["Corner Books"] }] as const;
  const snapshot = { ...two, connectSummaries: [summary({ leftOut })] };
  const toast = connectedToast("messenger", snapshot, onWhy);
  expect(toast.message).toBe(
    "Facebook Messenger connected: 2 Pages. 1 Page could not be: Corner Books.",
  );
  expect(toast.lines).toEqual(["1 Page needs the Messages task"]);
  toast.action?.run();
  expect(onWhy).toHaveBeenCalledOnce();
});

it("does not call it a failure that the person left Pages out", () => {
  const toast = toastOf({ leftOut: [{ reason: "not-ticked", count: 43, names: [] }] });
  expect(toast.message).toBe("Facebook Messenger connected: 2 Pages.");
  expect(toast.lines).toEqual(["You didn't choose 43 Pages"]);
});

it("is true only as long as the channel has as many accounts", () => {
  const toast = toastOf({});
  expect(toast.isTrue?.(two)).toBe(true);
  expect(toast.isTrue?.(snapshotOf(account("messenger", 1)))).toBe(false);
});
