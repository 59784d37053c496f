import { expect, it, vi } from "vitest";
import type { PagekeeperApi } from "../../../../common/contract/api.ts";
import { toJson } from "../../../../common/json.ts";
import type { Listeners } from "../../../../renderer/client/client.ts";
import { createIpcClient } from "../../../../renderer/client/ipc.ts";
import { fake } from "../../../support/fake.ts";
import { emptySnapshot } from "../../../support/snapshot.ts";
import { ok, problem, refused } from "../fixtures.ts";

const api = (parts: Partial<PagekeeperApi>): PagekeeperApi =>
  fake<PagekeeperApi>({
    snapshot: () => ok(toJson(emptySnapshot)),
    flows: () => ok([]),
    on: () => () => undefined,
    ...parts,
  });

it("loads the snapshot and the flows", async () => {
  const client = createIpcClient(api({}));
  expect(await client.load()).toEqual({
    ok: true,
    value: { snapshot: emptySnapshot, flows: [] },
  });
  expect(await client.desktop?.snapshot()).toEqual({ ok: true, value: emptySnapshot });
});

it.each(["snapshot", "flows"] as const)("returns the problem if %s fails", async (call) => {
  const client = createIpcClient(api({ [call]: refused }));
  expect(await client.load()).toEqual({ ok: false, problem });
});

it("passes the web apps on, and can answer the question about one", async () => {
  const added = new Map<string, (payload: never) => void>();
  const on: PagekeeperApi["on"] = (name, listener) => {
    added.set(name, listener);
    return () => undefined;
  };
  const answerWebApp = vi.fn<PagekeeperApi["answerWebApp"]>(() => ok(null));
  const removeWebApp = vi.fn<PagekeeperApi["removeWebApp"]>(() => ok(null));
  const client = createIpcClient(api({ on, answerWebApp, removeWebApp }));
  const webApps = vi.fn<Listeners["webApps"]>();
  client.subscribe(fake<Listeners>({ webApps }));
  const view = { apps: [], question: { id: "q1", origin: "http://localhost:5173" } };
  added.get("webApps")?.(view as never);
  expect(webApps).toHaveBeenCalledWith(view);
  await client.desktop?.answerWebApp("q1", true);
  await client.desktop?.removeWebApp("http://localhost:5173");
  expect(answerWebApp).toHaveBeenCalledExactlyOnceWith("q1", true);
  expect(removeWebApp).toHaveBeenCalledExactlyOnceWith("http://localhost:5173");
});

it("says when the activity has changed, and returns its entries", async () => {
  const added = new Map<string, (payload: never) => void>();
  const on: PagekeeperApi["on"] = (name, listener) => {
    added.set(name, listener);
    return () => void added.delete(name);
  };
  const activity = vi.fn<PagekeeperApi["activity"]>(() => ok({ entries: [], more: false }));
  const { desktop } = createIpcClient(api({ on, activity }));
  const onActivity = vi.fn<() => void>();
  const unsubscribe = desktop?.onActivity(onActivity);
  added.get("activity")?.(null as never);
  expect(onActivity).toHaveBeenCalledExactlyOnceWith();
  unsubscribe?.();
  expect(added.size).toBe(0);
  await desktop?.activity({ limit: 5 });
  expect(activity).toHaveBeenCalledExactlyOnceWith({ limit: 5 });
});

it("passes snapshots on until it is unsubscribed", () => {
  const added = new Map<string, (payload: never) => void>();
  const on: PagekeeperApi["on"] = (name, listener) => {
    added.set(name, listener);
    return () => void added.delete(name);
  };
  const snapshot = vi.fn<Listeners["snapshot"]>();
  const unsubscribe = createIpcClient(api({ on })).subscribe(fake<Listeners>({ snapshot }));
  added.get("snapshot")?.(toJson({ ...emptySnapshot, checking: true }) as never);
  expect(snapshot).toHaveBeenCalledWith({ ...emptySnapshot, checking: true });
  unsubscribe();
  expect(added.size).toBe(0);
});

it.each([
  ["connectChannel", "messenger"],
  ["checkAccounts", null],
  ["focusSearch", "list"],
  ["showDialog", "shortcuts"],
] as const)("passes %s of the menu on", (name, payload) => {
  const added = new Map<string, (payload: never) => void>();
  const on: PagekeeperApi["on"] = (each, listener) => {
    added.set(each, listener);
    return () => undefined;
  };
  const listener = vi.fn();
  createIpcClient(api({ on })).subscribe(fake<Listeners>({ [name]: listener }));
  added.get(name)?.(payload as never);
  expect(listener).toHaveBeenCalledExactlyOnceWith(payload);
});
