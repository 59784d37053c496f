import { describe, expect, it } from "vitest";
import { keychainTexts } from "../../../main/i18n/en/keychain.ts";
import { createKeychainConnection } from "../../../main/keychain/connection.ts";
import { ManualClock } from "../../support/doubles/clock.ts";
import { FakeKeytar } from "./fake-keytar.ts";
import { fixture, singleSecrets } from "./fixture.ts";

const withLoadError = (code: string) => {
  let loads = 0;
  const connection = createKeychainConnection({
    clock: new ManualClock(),
    loadKeytar: async () => {
      loads += 1;
      throw Object.assign(new Error("libsecret-1.so.0: cannot open shared object file"), { code });
    },
  });
  return { keychain: singleSecrets({ connection }), loads: () => loads };
};

describe("before any keytar call", () => {
  it("rejects a secret of more than 2,560 UTF-8 bytes", async () => {
    const { keychain, keytar } = fixture();
    expect(await keychain.write("app:1", "x".repeat(2_561))).toEqual({ status: "too-large" });
    expect(await keychain.write("app:1", "é".repeat(1_281))).toEqual({ status: "too-large" });
    expect(keytar.calls).toEqual([]);
    expect(await keychain.write("app:1", "é".repeat(1_280))).toMatchObject({ status: "written" });
  });

  it("rejects an empty secret", async () => {
    const { keychain, keytar } = fixture();
    expect(await keychain.write("app:1", "")).toMatchObject({ status: "failed" });
    expect(keytar.calls).toEqual([]);
  });

  it("does not load keytar", () => {
    const { keychain, loads } = withLoadError("ERR_DLOPEN_FAILED");
    expect(keychain.status()).toEqual({ name: "ready" });
    expect(loads()).toBe(0);
  });
});

describe("without a keychain", () => {
  it.each(["no-bus", "no-service"] as const)(
    "keeps secrets in memory and reports why there is no keychain: %s",
    async (behaviour) => {
      const { keychain, keytar } = fixture();
      keytar.behaviour = behaviour;
      expect(await keychain.read("app:1")).toMatchObject({ status: "unavailable" });
      expect(await keychain.write("app:1", "token")).toEqual({
        status: "written",
        storedIn: "memory",
      });
      expect(await keychain.read("app:1")).toEqual({ status: "found", secret: "token" });
      expect(keychain.status()).toEqual({
        name: "unavailable",
        message: keychainTexts[behaviour],
      });
      expect(await keychain.delete("app:1")).toEqual({ status: "deleted" });
      expect(await keychain.delete("app:1")).toMatchObject({ status: "unavailable" });
    },
  );

  it("writes to a service that has started later", async () => {
    const { keychain, keytar, statuses } = fixture();
    keytar.behaviour = "no-service";
    await keychain.write("app:1", "first");
    keytar.behaviour = "open";
    expect(await keychain.read("app:1")).toEqual({ status: "found", secret: "first" });
    expect(await keychain.write("app:1", "second")).toEqual({
      status: "written",
      storedIn: "keychain",
    });
    expect(await keychain.read("app:1")).toEqual({ status: "found", secret: "second" });
    expect(keytar.items.get("Pagekeeper/app:1")).toBe("second");
    expect(statuses.map(({ name }) => name)).toEqual(["unavailable", "ready"]);
  });

  it("keeps secrets in memory if keytar fails to load, and tries only once", async () => {
    const { keychain, loads } = withLoadError("ERR_DLOPEN_FAILED");
    expect(await keychain.write("app:1", "token")).toEqual({
      status: "written",
      storedIn: "memory",
    });
    expect(await keychain.read("app:1")).toEqual({ status: "found", secret: "token" });
    expect(await keychain.delete("app:1")).toEqual({ status: "deleted" });
    expect(keychain.status()).toMatchObject({
      name: "unavailable",
      message: expect.stringMatching(/libsecret/),
    });
    expect(loads()).toBe(1);
  });
});

describe("macOS and Windows", () => {
  it.each(["darwin", "win32"] as const)(
    "treat null and false as absent, without a canary: %s",
    async (platform) => {
      const { keychain, keytar } = fixture(platform);
      expect(await keychain.read("app:1")).toEqual({ status: "absent" });
      expect(await keychain.delete("app:1")).toEqual({ status: "deleted" });
      expect(await keychain.write("app:1", "token")).toEqual({
        status: "written",
        storedIn: "keychain",
      });
      expect([...keytar.items.keys()]).toEqual(["Pagekeeper/app:1"]);
      expect(await keychain.delete("app:1")).toEqual({ status: "deleted" });
    },
  );

  it("treat a rejection as locked on macOS and as failed on Windows", async () => {
    for (const [platform, status] of [
      ["darwin", "locked"],
      ["win32", "failed"],
    ] as const) {
      const { keychain, keytar } = fixture(platform);
      keytar.behaviour = "rejecting";
      const answers = await Promise.all([
        keychain.read("app:1"),
        keychain.write("app:1", "token"),
        keychain.delete("app:1"),
      ]);
      for (const answer of answers) expect(answer).toMatchObject({ status });
      expect(JSON.stringify(answers)).not.toContain("passphrase");
    }
  });
});

describe("a prompt declined on macOS", () => {
  it("makes a write report a locked keychain, even if reads are allowed", async () => {
    const { keychain, keytar } = fixture("darwin");
    keytar.before = (call) => {
      keytar.behaviour = call.startsWith("set") ? "rejecting" : "open";
    };
    expect(await keychain.write("app:1", "token")).toEqual({ status: "locked" });
  });
});

describe("a keychain that misbehaves", () => {
  it("fails a write that cannot be read back unchanged", async () => {
    for (const stored of ["other", undefined]) {
      const { keychain, keytar } = fixture();
      keytar.before = (call) => {
        if (call !== "get app:1") return;
        keytar.items.delete("Pagekeeper/app:1");
        if (stored !== undefined) keytar.items.set("Pagekeeper/app:1", stored);
      };
      expect(await keychain.write("app:1", "token")).toMatchObject({ status: "failed" });
    }
  });

  it("fails a write that an open keychain rejects, without its message", async () => {
    const { keychain, keytar } = fixture();
    keytar.before = (call) => {
      keytar.behaviour = call === "set app:1" ? "rejecting" : "open";
    };
    const answer = await keychain.write("app:1", "token");
    expect(answer).toEqual({ status: "failed" });
    expect(keychain.status()).toEqual({ name: "ready" });
    // There must be no second call, because it might show another prompt.
    expect(keytar.calls.filter((call) => call === "set app:1")).toHaveLength(1);
  });

  it("keeps working after a failed call", async () => {
    const keytar = new FakeKeytar();
    keytar.before = () => {
      throw new Error("once");
    };
    const { keychain } = fixture("linux", keytar);
    const first = keychain.read("app:1");
    await first;
    keytar.before = () => undefined;
    expect(await keychain.write("app:1", "token")).toEqual({
      status: "written",
      storedIn: "keychain",
    });
  });
});

describe("onStatus", () => {
  it("reports each change once, and no change after it is stopped", async () => {
    const { keychain, keytar, statuses } = fixture();
    const heard: string[] = [];
    const stop = keychain.onStatus(({ name }) => heard.push(name));
    keytar.behaviour = "locked";
    await keychain.read("app:1");
    await keychain.read("app:1");
    stop();
    keytar.behaviour = "open";
    await keychain.read("app:1");
    expect(heard).toEqual(["locked"]);
    expect(statuses.map(({ name }) => name)).toEqual(["locked", "ready"]);
  });
});
