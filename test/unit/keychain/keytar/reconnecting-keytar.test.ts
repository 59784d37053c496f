import { beforeEach, describe, expect, it } from "vitest";
import { createKeychainConnection } from "../../../../main/keychain/connection.ts";
import {
  createReconnectingKeytar,
  loadReconnectingKeytar,
} from "../../../../main/keychain/keytar/reconnecting-keytar.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";
import { type Behaviour, FakeKeytar } from "../fake-keytar.ts";
import { singleSecrets } from "../fixture.ts";

const written = { status: "written", storedIn: "keychain" };

/**
 * The keytar of the app's own process, followed by the keytars of processes that were started
 * later. All of these keytars share the same items.
 */
let processes: FakeKeytar[];
let ended: FakeKeytar[];
/** The behaviour of the keytar in the next process. */
let next: Behaviour;
const last = () => processes.at(-1) as FakeKeytar;

/** Replaces the Secret Service with a new one that running processes cannot use. */
function replaceService(): void {
  for (const keytar of processes) keytar.behaviour = "gone";
}

function startProcess(): FakeKeytar {
  const keytar = new FakeKeytar(processes[0]?.items);
  keytar.behaviour = next;
  processes.push(keytar);
  return keytar;
}

const create = () => {
  const keytar = createReconnectingKeytar(startProcess(), () => {
    const process = startProcess();
    return Object.assign(process, { end: () => void ended.push(process) });
  });
  return singleSecrets({
    connection: createKeychainConnection({
      clock: new ManualClock(),
      loadKeytar: async () => keytar,
    }),
    ownItems: () => ["app:1", "app:2"],
  });
};

beforeEach(() => {
  processes = [];
  ended = [];
  next = "open";
});

describe("a replaced Secret Service", () => {
  it.for([
    ["a read", "read"],
    ["a deletion", "delete"],
  ] as const)("is found by %s", async ([, method]) => {
    const keychain = create();
    await keychain.write("app:1", "token");
    replaceService();
    const answer = await keychain[method]("app:1");
    expect(answer.status).toBe(method === "read" ? "found" : "deleted");
    expect(keychain.status()).toEqual({ name: "ready" });
    expect(processes).toHaveLength(2);
  });

  it("is found by a write, which is then repeated", async () => {
    const keychain = create();
    await keychain.write("app:1", "token");
    replaceService();
    expect(await keychain.write("app:2", "other")).toEqual(written);
    expect(last().items.get("Pagekeeper/app:2")).toBe("other");
    expect(processes).toHaveLength(2);
  });

  it("may be replaced again without leaving processes behind", async () => {
    const keychain = create();
    await keychain.write("app:1", "token");
    for (const replaced of [2, 3, 4]) {
      replaceService();
      expect(await keychain.read("app:1")).toEqual({ status: "found", secret: "token" });
      expect(processes).toHaveLength(replaced);
      expect(ended).toEqual(processes.slice(1, -1));
    }
  });

  it("is found even if the first one ended before its first answer", async () => {
    next = "gone";
    const keychain = create();
    next = "open";
    expect(await keychain.read("app:1")).toEqual({ status: "absent" });
    expect(processes).toHaveLength(2);
  });

  it("reports locked and changes nothing if the new one is locked", async () => {
    const keychain = create();
    await keychain.write("app:1", "token");
    replaceService();
    next = "locked";
    expect(await keychain.write("app:2", "other")).toEqual({ status: "locked" });
    expect(await keychain.read("app:1")).toEqual({ status: "locked" });
    expect(await keychain.delete("app:1")).toEqual({ status: "locked" });
    expect(processes).toHaveLength(2);
  });
});

// In these tests, `gone` stands for an error message that Pagekeeper does not recognize.
describe.for(["no-service", "gone"] as const)("a missing Secret Service: %s", (text) => {
  it("starts only one more process, not one per call, if a service was there before", async () => {
    const keychain = create();
    await keychain.write("app:1", "token");
    replaceService();
    next = text;
    for (const _ of [1, 2, 3]) {
      expect(await keychain.read("app:1")).toMatchObject({ status: "unavailable" });
      expect(await keychain.write("app:2", "other")).toMatchObject({ storedIn: "memory" });
    }
    expect(processes).toHaveLength(2);
    last().behaviour = "open";
    expect(await keychain.read("app:1")).toEqual({ status: "found", secret: "token" });
  });

  it("starts at most one more process if a service was never there", async () => {
    next = text;
    const keychain = create();
    for (const _ of [1, 2, 3]) {
      expect(await keychain.read("app:1")).toMatchObject({ status: "unavailable" });
    }
    expect(processes).toHaveLength(text === "no-service" ? 1 : 2);
  });
});

describe("loadReconnectingKeytar", () => {
  it.for(["darwin", "win32"] as const)(
    "returns plain keytar on %s, which has no service to replace",
    async (platform) => {
      const keytar = new FakeKeytar();
      const start = () => {
        throw new Error("started a process");
      };
      const loaded = await loadReconnectingKeytar({
        start,
        platform,
        loadKeytar: async () => keytar,
      });
      await loaded.getPassword("Pagekeeper", "app:1");
      keytar.behaviour = "rejecting";
      await expect(loaded.getPassword("Pagekeeper", "app:1")).rejects.toThrow("passphrase");
    },
  );
});
