import { describe, expect, it, vi } from "vitest";
import type { PagekeeperApi } from "../../../../common/contract/api.ts";
import type { CallResult } from "../../../../common/contract/problems.ts";
import { toJson } from "../../../../common/json.ts";
import type { Listeners } from "../../../../renderer/client/client.ts";
import { createIpcClient } from "../../../../renderer/client/ipc.ts";
import { fake } from "../../../support/fake.ts";
import { emptySnapshot } from "../../../support/snapshot.ts";

const fine = async <T>(value: T): Promise<CallResult<T>> => ({ ok: true, value });
const internal = { ok: false, problem: { code: "internal", message: "It failed." } } as const;

const api = (parts: Partial<PagekeeperApi>): PagekeeperApi =>
  fake<PagekeeperApi>({
    snapshot: () => fine(toJson(emptySnapshot)),
    flows: () => fine([]),
    on: () => () => undefined,
    ...parts,
  });

describe("the window's client", () => {
  it("loads the snapshot and the flows", async () => {
    const client = createIpcClient(api({}));
    expect(await client.load()).toEqual({
      ok: true,
      value: { snapshot: emptySnapshot, flows: [] },
    });
    expect(await client.desktop?.snapshot()).toEqual({ ok: true, value: emptySnapshot });
  });

  it.each(["snapshot", "flows"] as const)("says why there are no %s", async (call) => {
    expect(await createIpcClient(api({ [call]: async () => internal })).load()).toEqual(internal);
  });

  it("hands on each new snapshot, and listens to nothing any more when it is told so", () => {
    const listeners = new Map<string, (payload: never) => void>();
    const on: PagekeeperApi["on"] = (name, listener) => {
      listeners.set(name, listener);
      return () => void listeners.delete(name);
    };
    const snapshot = vi.fn<Listeners["snapshot"]>();
    const stop = createIpcClient(api({ on })).subscribe(fake<Listeners>({ snapshot }));
    listeners.get("snapshot")?.(toJson({ ...emptySnapshot, checking: true }) as never);
    expect(snapshot).toHaveBeenCalledWith({ ...emptySnapshot, checking: true });
    stop();
    expect(listeners.size).toBe(0);
  });
});
