import { beforeEach, expect, it, vi } from "vitest";
import type { FlowView } from "../../../../common/contract/flows.ts";
import type { Client } from "../../../../renderer/client/client.ts";
import { createLoader } from "../../../../renderer/state/loader.ts";
import { createStore } from "../../../../renderer/state/store.ts";
import { initialWindowState } from "../../../../renderer/state/window-state.ts";
import { fake } from "../../../support/fake.ts";
import { account, ok, problem, refused, snapshotOf } from "../fixtures.ts";

const snapshot = snapshotOf(account("messenger", 1), account("messenger", 2));
const flow: FlowView = {
  id: "f1",
  type: "messenger",
  origin: "desktop",
  step: { name: "waiting" },
};
const load = vi.fn<Client["load"]>();

beforeEach(() => {
  load.mockReset().mockImplementation(() => ok({ snapshot, flows: [] }));
});

function setUp() {
  const store = createStore(initialWindowState);
  return { store, loader: createLoader(fake<Client>({ load }), store) };
}

it("shows what it loads", async () => {
  const { store, loader } = setUp();
  await loader.load();
  expect(store.get()).toMatchObject({ load: { name: "loaded", snapshot }, flows: [] });
});

it("shows why the first load failed, and recovers on the next one", async () => {
  load.mockImplementationOnce(refused);
  const { store, loader } = setUp();
  await loader.load();
  expect(store.get().load).toEqual({ name: "failed", problem });
  await loader.load();
  expect(store.get().load.name).toBe("loaded");
});

it("keeps the list on screen when a later load fails", async () => {
  const { store, loader } = setUp();
  await loader.load();
  load.mockImplementationOnce(refused);
  await loader.load();
  expect(store.get()).toMatchObject({ load: { name: "loaded" }, toasts: [{ problem }] });
  await loader.load();
  expect(store.get().toasts).toEqual([]);
});

it("ignores the response of an older load", async () => {
  const older = Promise.withResolvers<Awaited<ReturnType<Client["load"]>>>();
  load.mockReturnValueOnce(older.promise);
  const { store, loader } = setUp();
  const first = loader.load();
  await loader.load();
  older.resolve({ ok: true, value: { snapshot: snapshotOf(), flows: [flow] } });
  await first;
  expect(store.get()).toMatchObject({ load: { snapshot }, flows: [] });
});

it("keeps data that is pushed during a load", async () => {
  const { store, loader } = setUp();
  await loader.load();
  const response = Promise.withResolvers<Awaited<ReturnType<Client["load"]>>>();
  load.mockReturnValueOnce(response.promise);
  const loading = loader.load();
  const pushed = snapshotOf(account("messenger", 3));
  loader.showSnapshot(pushed);
  loader.showFlows([flow]);
  response.resolve({ ok: true, value: { snapshot: snapshotOf(), flows: [] } });
  await loading;
  expect(store.get()).toMatchObject({ load: { name: "loaded", snapshot: pushed }, flows: [flow] });
});
