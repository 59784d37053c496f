import { beforeEach, describe, expect, it } from "vitest";
import { createKeychainConnection } from "../../../../main/keychain/connection.ts";
import { createKeychain } from "../../../../main/keychain/index.ts";
import {
  createReconnectingKeytar,
  loadReconnectingKeytar,
} from "../../../../main/keychain/keytar/reconnecting-keytar.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";
import { type Behaviour, FakeKeytar } from "../fake-keytar.ts";

const written = { status: "written", storedIn: "keychain" };

/** Processes of keytar over one keychain: the app's own, and those that were started since. */
let processes: FakeKeytar[];
let ended: FakeKeytar[];
/** Of a process that is yet to be started. */
let next: Behaviour;
const last = () => processes.at(-1) as FakeKeytar;

/** The Secret Service is another now: whoever has found the one before is answered no more. */
function replaceService(): void {
  for (const keytar of processes) keytar.behaviour = "gone";
}

function startProcess(): FakeKeytar {
  const keytar = new FakeKeytar(processes[0]?.items);
  keytar.behaviour = next;
  processes.push(keytar);
  return keytar;
}

const open = () => {
  const keytar = createReconnectingKeytar(startProcess(), () => {
    const another = startProcess();
    return Object.assign(another, { end: () => void ended.push(another) });
  });
  return createKeychain({
    service: "Pagekeeper",
    connection: createKeychainConnection({
      clock: new ManualClock(),
      loadKeytar: async () => keytar,
    }),
    platform: "linux",
    names: () => ["page:1", "page:2"],
  });
};

beforeEach(() => {
  processes = [];
  ended = [];
  next = "open";
});

describe("a Secret Service that another took the place of", () => {
  it.for([
    ["a reading", "read"],
    ["a removal", "remove"],
  ] as const)("is found by %s", async ([, method]) => {
    const keychain = open();
    await keychain.write("page:1", "token");
    replaceService();
    const answer = await keychain[method]("page:1");
    expect(answer.status).toBe(method === "read" ? "found" : "removed");
    expect(keychain.status()).toEqual({ name: "ready" });
    expect(processes).toHaveLength(2);
  });

  it("is found by a writing, which is made once more", async () => {
    const keychain = open();
    await keychain.write("page:1", "token");
    replaceService();
    expect(await keychain.write("page:2", "other")).toEqual(written);
    expect(last().items.get("Pagekeeper/page:2")).toBe("other");
    expect(processes).toHaveLength(2);
  });

  it("may be replaced again, and no process stays behind", async () => {
    const keychain = open();
    await keychain.write("page:1", "token");
    for (const replaced of [2, 3, 4]) {
      replaceService();
      expect(await keychain.read("page:1")).toEqual({ status: "found", secret: "token" });
      expect(processes).toHaveLength(replaced);
      expect(ended).toEqual(processes.slice(1, -1));
    }
  });

  it("may be replaced between being found and its first answer", async () => {
    next = "gone";
    const keychain = open();
    next = "open";
    expect(await keychain.read("page:1")).toEqual({ status: "absent" });
    expect(processes).toHaveLength(2);
  });

  it("is locked where the new one is, and changes nothing", async () => {
    const keychain = open();
    await keychain.write("page:1", "token");
    replaceService();
    next = "locked";
    expect(await keychain.write("page:2", "other")).toEqual({ status: "locked" });
    expect(await keychain.read("page:1")).toEqual({ status: "locked" });
    expect(await keychain.remove("page:1")).toEqual({ status: "locked" });
    expect(processes).toHaveLength(2);
  });
});

// `gone` stands here for a text that tells nothing of what is missing.
describe.for(["no-service", "gone"] as const)("a Secret Service that is not there: %s", (text) => {
  it("any more is looked for by one further process, and not by one for each call", async () => {
    const keychain = open();
    await keychain.write("page:1", "token");
    replaceService();
    next = text;
    for (const _ of [1, 2, 3]) {
      expect(await keychain.read("page:1")).toMatchObject({ status: "unavailable" });
      expect(await keychain.write("page:2", "other")).toMatchObject({ storedIn: "memory" });
    }
    expect(processes).toHaveLength(2);
    last().behaviour = "open";
    expect(await keychain.read("page:1")).toEqual({ status: "found", secret: "token" });
  });

  it("at all is looked for by one further process at most", async () => {
    next = text;
    const keychain = open();
    for (const _ of [1, 2, 3]) {
      expect(await keychain.read("page:1")).toMatchObject({ status: "unavailable" });
    }
    expect(processes).toHaveLength(text === "no-service" ? 1 : 2);
  });
});

describe("loading", () => {
  it.for(["darwin", "win32"] as const)(
    "%s has no service that could be another",
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
      await loaded.getPassword("Pagekeeper", "page:1");
      keytar.behaviour = "rejecting";
      await expect(loaded.getPassword("Pagekeeper", "page:1")).rejects.toThrow("passphrase");
    },
  );
});
