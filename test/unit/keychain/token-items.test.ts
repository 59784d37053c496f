import { beforeEach, describe, expect, it } from "vitest";
import type { TokenName } from "../../../main/channels/ports/secret-kinds.ts";
import { createKeychainConnection } from "../../../main/keychain/connection.ts";
import { createKeychain, type Keychain, type KeychainDeps } from "../../../main/keychain/index.ts";
import { ManualClock } from "../../support/doubles/clock.ts";
import { FakeKeytar } from "./fake-keytar.ts";
import { countInMemory } from "./fixture.ts";

const written = { status: "written", storedIn: "keychain" };
const found = (secret: string) => ({ status: "found", secret });

let keytar: FakeKeytar;
let count: ReturnType<typeof countInMemory>;
let clock: ManualClock;
beforeEach(() => {
  keytar = new FakeKeytar();
  count = countInMemory();
  clock = new ManualClock();
});

/** Opens the keychain as a new run of the app does. */
const open = (deps: Partial<KeychainDeps> = {}): Keychain =>
  createKeychain({
    service: "Pagekeeper",
    platform: "linux",
    itemCount: count,
    ownItems: () => [],
    connection: createKeychainConnection({ clock, loadKeytar: async () => keytar }),
    ...deps,
  });

const tokenOf = (name: TokenName, version = 1) => `${name} v${version} `.padEnd(220, "t");

/** Returns the tokens of the Pages `from` to `to`. */
const tokens = (from: number, to: number, version?: number) =>
  new Map(
    Array.from({ length: to - from + 1 }, (_, index) => {
      const name: TokenName = `page:${from + index}`;
      return [name, tokenOf(name, version)] as const;
    }),
  );

const itemNames = () => [...keytar.items.keys()].sort();
const calls = (method: string) => keytar.calls.filter((call) => call.startsWith(method));

async function expectTokens(keychain: Keychain, expected: ReadonlyMap<TokenName, string>) {
  for (const [name, token] of expected) expect(await keychain.read(name)).toEqual(found(token));
}

describe("tokens", () => {
  it("share few items, which a later run finds", async () => {
    expect(await open().write(tokens(1, 200))).toEqual(written);
    expect(itemNames()).toEqual([
      "Pagekeeper/canary",
      "Pagekeeper/tokens:1",
      "Pagekeeper/tokens:2",
      "Pagekeeper/tokens:3",
    ]);
    await expectTokens(open(), tokens(1, 200));
  });

  it("share items of at most 2,560 bytes on Windows", async () => {
    await open({ platform: "win32" }).write(tokens(1, 50));
    const sizes = [...keytar.items.values()].map((value) => Buffer.byteLength(value));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2_560);
    expect(sizes).toHaveLength(5);
  });

  it("are reported as they are written, item by item", async () => {
    const reports: number[] = [];
    await open().write(tokens(1, 200), { onWritten: (names) => reports.push(names.length) });
    expect(reports).toHaveLength(3);
    expect(reports.reduce((sum, each) => sum + each)).toBe(200);
  });

  it("are no longer written after a cancellation", async () => {
    const abort = new AbortController();
    const names: string[] = [];
    const options = {
      signal: abort.signal,
      onWritten: (some: readonly string[]) => {
        names.push(...some);
        abort.abort();
      },
    };
    expect(await open().write(tokens(1, 200), options)).toEqual(written);
    expect(calls("set tokens")).toHaveLength(1);
    await expectTokens(open(), tokens(1, names.length));
    expect(await open().read("page:200")).toEqual({ status: "absent" });
  });

  it("are all rejected if one of them is too large for an item", async () => {
    const large = new Map([...tokens(1, 2), ["page:3", "x".repeat(2_560)] as const]);
    expect(await open({ platform: "win32" }).write(large)).toEqual({ status: "too-large" });
    expect(keytar.calls).toEqual([]);
  });

  it("of two profiles do not replace each other", async () => {
    const other = { profile: "beef", itemCount: countInMemory() };
    await open().write(tokens(1, 3, 1));
    await open(other).write(tokens(1, 3, 2));
    await expectTokens(open(), tokens(1, 3, 1));
    await open().delete(tokens(1, 3).keys());
    await expectTokens(open(other), tokens(1, 3, 2));
  });

  it("are found after another profile has deleted its last one", async () => {
    const [one, other] = [open(), open({ profile: "beef", itemCount: countInMemory() })];
    await one.write(tokens(1, 3));
    await other.write(tokens(1, 1));
    await other.delete(tokens(1, 1).keys());
    one.clearCache();
    await expectTokens(one, tokens(1, 3));
    expect(one.status()).toEqual({ name: "ready" });
    one.clearCache();
    await one.write(tokens(4, 4));
    expect(itemNames()).toEqual(["Pagekeeper/canary", "Pagekeeper/tokens:1"]);
  });

  it("are found beside a deleted item after another profile has deleted its last one", async () => {
    const [one, other] = [open(), open({ profile: "beef", itemCount: countInMemory() })];
    await one.write(tokens(1, 200));
    const second = Object.keys(JSON.parse(keytar.items.get("Pagekeeper/tokens:2") ?? ""));
    await one.delete(second as TokenName[]);
    await other.write(tokens(1, 1));
    await other.delete(tokens(1, 1).keys());
    one.clearCache();
    await expectTokens(one, tokens(200, 200));
    expect(await one.read(second[0] as TokenName)).toEqual({ status: "absent" });
  });
});

describe("tokens in memory", () => {
  it("need no call to the keychain", async () => {
    const keychain = open();
    await keychain.write(tokens(1, 100));
    keytar.calls.length = 0;
    await expectTokens(keychain, tokens(1, 100));
    expect(keytar.calls).toEqual([]);
  });

  it("do not hide that the service has ended", async () => {
    const keychain = open();
    await keychain.write(tokens(1, 2));
    keytar.behaviour = "no-service";
    await keychain.delete(["app:1"]);
    await expectTokens(keychain, tokens(1, 2));
    expect(keychain.status()).toMatchObject({ name: "unavailable" });
  });

  it("are dropped when a call finds the keychain locked", async () => {
    const keychain = open();
    await keychain.write(tokens(1, 2));
    keytar.behaviour = "locked";
    expect(await keychain.write(tokens(3, 3))).toEqual({ status: "locked" });
    expect(await keychain.read("page:1")).toEqual({ status: "locked" });
    keytar.behaviour = "open";
    await expectTokens(keychain, tokens(1, 2));
  });

  it("are dropped on request, so that a deletion by another program is noticed", async () => {
    const keychain = open();
    await keychain.write(tokens(1, 2));
    keytar.items.delete("Pagekeeper/tokens:1");
    keychain.clearCache();
    expect(await keychain.read("page:1")).toEqual({ status: "absent" });
  });

  it("are written to a keychain that the user has emptied", async () => {
    const keychain = open();
    await keychain.write(tokens(1, 2));
    keytar.items.clear();
    keychain.clearCache();
    expect(await keychain.write(tokens(3, 3))).toEqual(written);
    expect(await keychain.read("page:1")).toEqual({ status: "absent" });
    expect(await keychain.delete(tokens(1, 3).keys())).toEqual({
      deleted: new Set(tokens(1, 3).keys()),
    });
    expect(itemNames()).toEqual([]);
  });

  it("are dropped when they are deleted", async () => {
    const keychain = open();
    await keychain.write(tokens(1, 2));
    await keychain.delete(["page:1"]);
    expect(await keychain.read("page:1")).toEqual({ status: "absent" });
    await expectTokens(keychain, tokens(2, 2));
  });
});

describe("an item", () => {
  it("is not written unless all items could be read", async () => {
    await open().write(tokens(1, 200));
    keytar.calls.length = 0;
    keytar.before = (call) => {
      if (call === "get tokens:2") keytar.behaviour = "locked";
    };
    const keychain = open();
    expect(await keychain.write(tokens(1, 1, 2))).toEqual({ status: "locked" });
    expect(await keychain.delete(["page:1"])).toMatchObject({ deleted: new Set() });
    expect([...calls("set tokens"), ...calls("delete")]).toEqual([]);
  });

  it("is read again after a write with an unknown result", async () => {
    const keychain = open();
    await keychain.write(tokens(1, 2));
    keytar.before = (call) => {
      // The write is rejected, but another program has changed the item before that.
      keytar.behaviour = call === "set tokens:1" ? "rejecting" : "open";
      keytar.items.set("Pagekeeper/tokens:1", JSON.stringify({ "page:2": "changed" }));
    };
    expect(await keychain.write(tokens(3, 3))).toEqual({ status: "failed" });
    keytar.before = () => undefined;
    expect(await keychain.write(tokens(3, 3))).toEqual(written);
    expect(await open().read("page:2")).toEqual(found("changed"));
    expect(await open().read("page:1")).toEqual({ status: "absent" });
  });

  it("affects only its own tokens if another program deletes it", async () => {
    await open().write(tokens(1, 200));
    const lost = Object.keys(JSON.parse(keytar.items.get("Pagekeeper/tokens:2") ?? ""));
    keytar.items.delete("Pagekeeper/tokens:2");
    const keychain = open();
    for (const [name, token] of tokens(1, 200)) {
      const expected = lost.includes(name) ? { status: "absent" } : found(token);
      expect(await keychain.read(name)).toEqual(expected);
    }
    await keychain.write(tokens(1, 200));
    expect(itemNames()).toHaveLength(4);
    await expectTokens(open(), tokens(1, 200));
  });

  it("affects only its own tokens if it is damaged, and is replaced by the next write", async () => {
    await open().write(tokens(1, 200));
    keytar.items.set("Pagekeeper/tokens:3", "{");
    const keychain = open();
    await expectTokens(keychain, tokens(1, 60));
    expect(await keychain.read("page:200")).toEqual({ status: "absent" });
    await keychain.write(tokens(1, 200));
    expect(itemNames()).toHaveLength(4);
    await expectTokens(open(), tokens(1, 200));
  });

  it("is found even if the records have lost the number of items", async () => {
    await open().write(tokens(1, 200));
    count.set(0);
    const keychain = open();
    await expectTokens(keychain, tokens(1, 200));
    keychain.clearCache();
    await expectTokens(keychain, tokens(1, 200));
    keychain.clearCache();
    await keychain.write(tokens(201, 300));
    await expectTokens(open(), tokens(1, 300));
  });
});

describe("deleting tokens", () => {
  it("keeps the other tokens of their items", async () => {
    await open().write(tokens(1, 200));
    expect(await open().delete(tokens(1, 199).keys())).toEqual({
      deleted: new Set(tokens(1, 199).keys()),
    });
    expect(itemNames()).toEqual(["Pagekeeper/canary", "Pagekeeper/tokens:3"]);
    await expectTokens(open(), tokens(200, 200));
  });

  it("names none as gone while a damaged item cannot be deleted, because it may contain any", async () => {
    await open().write(tokens(1, 200));
    const damaged = keytar.items.get("Pagekeeper/tokens:1")?.slice(1) ?? "";
    keytar.items.set("Pagekeeper/tokens:1", damaged);
    keytar.before = (call) => {
      if (call === "delete tokens:1") throw new Error("rejected");
    };
    const { deleted, failure } = await open().delete(tokens(1, 200).keys());
    expect(deleted).toEqual(new Set());
    expect(failure).toEqual({ status: "failed" });
    keytar.before = () => undefined;
    expect(await open().delete(tokens(1, 200).keys())).toEqual({
      deleted: new Set(tokens(1, 200).keys()),
    });
    expect(itemNames()).toEqual([]);
  });

  it("leaves nothing in the keychain after the last one, not even a damaged item", async () => {
    keytar.items.set("Another service/page:1", "token");
    await open().write(tokens(1, 200));
    keytar.items.set("Pagekeeper/tokens:3", '{"page:200":"tok');
    await open().delete(tokens(1, 200).keys());
    expect(itemNames()).toEqual(["Another service/page:1"]);
    expect(count.get()).toBe(0);
  });

  it("treats tokens that are not there as deleted", async () => {
    expect(await open().delete(["page:1"])).toEqual({ deleted: new Set(["page:1"]) });
    expect(itemNames()).toEqual([]);
  });

  it("continues after an item that fails, and names only what is gone", async () => {
    await open().write(tokens(1, 200));
    const kept = Object.keys(JSON.parse(keytar.items.get("Pagekeeper/tokens:2") ?? ""));
    keytar.before = (call) => {
      keytar.behaviour = call === "delete tokens:2" ? "rejecting" : "open";
    };
    const { deleted, failure } = await open().delete(tokens(1, 200).keys());
    expect(failure).toEqual({ status: "failed" });
    expect(itemNames()).toEqual(["Pagekeeper/canary", "Pagekeeper/tokens:2"]);
    expect([...deleted].sort()).toEqual(
      [...tokens(1, 200).keys()].filter((name) => !kept.includes(name)).sort(),
    );
    expect(count.get()).toBe(3);
  });

  it("stops at an item that is locked", async () => {
    await open().write(tokens(1, 200));
    keytar.before = (call) => {
      if (call === "delete tokens:2") keytar.behaviour = "locked";
    };
    const { failure } = await open().delete(tokens(1, 200).keys());
    expect(failure).toEqual({ status: "locked" });
    expect(calls("delete")).toEqual(["delete tokens:1", "delete tokens:2"]);
  });
});

describe("a service that ends during a write", () => {
  it("leaves the rest of the tokens in memory", async () => {
    const keychain = open();
    keytar.before = (call) => {
      if (call === "set tokens:2") keytar.behaviour = "no-service";
    };
    expect(await keychain.write(tokens(1, 200))).toEqual({ status: "written", storedIn: "memory" });
    const stored = Object.keys(JSON.parse(keytar.items.get("Pagekeeper/tokens:1") ?? ""));
    expect(await keychain.read("page:200")).toEqual(found(tokenOf("page:200")));
    keytar.before = () => undefined;
    keytar.behaviour = "open";
    await expectTokens(keychain, tokens(1, 200));
    expect(await open().read("page:200")).toEqual({ status: "absent" });
    expect(await open().read(stored[0] as TokenName)).toMatchObject({ status: "found" });
  });

  it("does not report a token as gone from memory that an item may still contain", async () => {
    const keychain = open();
    keytar.before = (call) => {
      if (call === "get tokens:1" && keytar.items.has("Pagekeeper/tokens:1"))
        keytar.behaviour = "no-service";
    };
    expect(await keychain.write(tokens(1, 1))).toMatchObject({ storedIn: "memory" });
    expect(await keychain.delete(["page:1"])).toMatchObject({ deleted: new Set() });
    keytar.before = () => undefined;
    keytar.behaviour = "open";
    expect(await keychain.read("page:1")).toMatchObject({ status: "found" });
    expect(await keychain.delete(["page:1"])).toEqual({ deleted: new Set(["page:1"]) });
    expect(itemNames()).toEqual([]);
  });
});

describe("a process that is killed before any call that changes an item", () => {
  /** Makes every call after the first `changes` changes fail, as if the process had ended. */
  function killAfter(changes: number): void {
    let left = changes;
    keytar.before = (call) => {
      if (/^(set|delete)/.test(call)) left -= 1;
      if (left < 0) throw new Error("killed");
    };
  }

  it.each([
    ["a write", (keychain: Keychain) => keychain.write(tokens(50, 250, 2))],
    ["a deletion", (keychain: Keychain) => keychain.delete(tokens(50, 250).keys())],
  ])("keeps all tokens that %s does not concern", async (_, act) => {
    for (let changes = 0, finished = false; !finished; changes += 1) {
      keytar = new FakeKeytar();
      count = countInMemory();
      await open().write(tokens(1, 200));
      killAfter(changes);
      const result = await act(open());
      finished = !("failure" in result) && (!("status" in result) || result.status === "written");
      keytar.before = () => undefined;
      await expectTokens(open(), tokens(1, 49));
      expect(changes).toBeLessThan(20);
    }
  });
});
