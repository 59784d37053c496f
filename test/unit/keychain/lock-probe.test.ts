import { describe, expect, it } from "vitest";
import { FakeKeytar } from "./fake-keytar.ts";
import { fixture } from "./fixture.ts";

const stored = (account: string, value = "1"): FakeKeytar => {
  const keytar = new FakeKeytar();
  keytar.items.set(`Pagekeeper/${account}`, value);
  return keytar;
};

describe("an unlocked Secret Service (D.2, C)", () => {
  it("plants the canary before the first secret, and only then", async () => {
    const { keychain, keytar } = fixture();
    expect(await keychain.write("page:1", "token")).toEqual({
      status: "written",
      storedIn: "keychain",
    });
    await keychain.write("page:2", "token");
    expect(keytar.calls.filter((call) => call.startsWith("set"))).toEqual([
      "set canary",
      "set page:1",
      "set page:2",
    ]);
  });

  it("asks for the canary once a run, so that a write costs two calls", async () => {
    const { keychain, keytar } = fixture();
    await keychain.write("page:1", "token");
    keytar.calls.length = 0;
    await keychain.write("page:2", "token");
    expect(keytar.calls).toEqual(["set page:2", "get page:2"]);
  });

  it("costs a remove that it confirms one call", async () => {
    const made = fixture();
    made.names = ["page:1", "page:2"];
    await made.keychain.write("page:1", "token");
    made.keytar.calls.length = 0;
    await made.keychain.remove("page:1");
    expect(made.keytar.calls).toEqual(["delete page:1"]);
  });

  it("says that it failed where it refuses the second look", async () => {
    const { keychain, keytar } = fixture("linux", stored("canary"));
    let looks = 0;
    keytar.before = (call) => {
      if (call === "get page:1") looks += 1;
      keytar.behaviour = call === "get page:1" && looks === 2 ? "rejecting" : "open";
    };
    expect(await keychain.read("page:1")).toEqual({ status: "failed" });
  });

  it("takes nothing for absent once the canary was read", async () => {
    const { keychain } = fixture("linux", stored("canary"));
    expect(await keychain.read("page:1")).toEqual({ status: "absent" });
    expect(await keychain.remove("page:1")).toEqual({ status: "removed" });
  });

  it("is not stuck when nothing was ever written: a write that is taken proves it open", async () => {
    const { keychain, keytar } = fixture();
    expect(await keychain.read("page:1")).toEqual({ status: "absent" });
    expect(await keychain.remove("page:1")).toEqual({ status: "removed" });
    expect(keychain.status()).toEqual({ name: "ready" });
    expect(keytar.items.size).toBe(0);
  });

  it("says absent, not locked, of a keychain that the user wiped", async () => {
    const made = fixture();
    made.names = ["page:1", "page:2"];
    expect(await made.keychain.read("page:1")).toEqual({ status: "absent" });
    expect(made.keychain.status()).toEqual({ name: "ready" });
  });
});

describe("a locked collection whose prompt is dismissed (D.2, B and D)", () => {
  it("answers locked to a read, whether or not there is a canary", async () => {
    for (const keytar of [stored("page:1"), stored("canary"), new FakeKeytar()]) {
      keytar.behaviour = "locked";
      const { keychain } = fixture("linux", keytar);
      expect(await keychain.read("page:1")).toEqual({ status: "locked" });
      expect(keychain.status()).toEqual({ name: "locked" });
    }
  });

  it("answers locked to a remove, and the secret is still there", async () => {
    const { keychain, keytar } = fixture();
    await keychain.write("page:1", "token");
    keytar.behaviour = "locked";
    expect(await keychain.remove("page:1")).toEqual({ status: "locked" });
    expect(keytar.items.get("Pagekeeper/page:1")).toBe("token");
  });

  it("answers locked to a write, first or later", async () => {
    const { keychain, keytar } = fixture();
    keytar.behaviour = "locked";
    expect(await keychain.write("page:1", "token")).toEqual({ status: "locked" });
    keytar.behaviour = "open";
    await keychain.write("page:1", "token");
    keytar.behaviour = "locked";
    expect(await keychain.write("page:1", "newer")).toEqual({ status: "locked" });
    expect(keytar.items.get("Pagekeeper/page:1")).toBe("token");
  });

  it("is not asked to take a first secret once it is known to be locked", async () => {
    const { keychain, keytar } = fixture();
    keytar.behaviour = "locked";
    await keychain.write("page:1", "token");
    expect(keytar.calls).toEqual(["get canary", "set canary"]);
  });

  it("does not prompt a third time when the canary was seen before", async () => {
    const { keychain, keytar } = fixture();
    await keychain.write("page:1", "token");
    keytar.behaviour = "locked";
    keytar.calls.length = 0;
    await keychain.read("page:1");
    expect(keytar.calls).toEqual(["get page:1", "get canary"]);
  });

  it("finds the secret when the user unlocks at the second prompt", async () => {
    const { keychain, keytar } = fixture();
    await keychain.write("page:1", "token");
    keytar.before = (call) => {
      keytar.behaviour = call === "get canary" ? "open" : keytar.behaviour;
    };
    keytar.behaviour = "locked";
    expect(await keychain.read("page:1")).toEqual({ status: "found", secret: "token" });
    keytar.behaviour = "locked";
    expect(await keychain.remove("page:1")).toEqual({ status: "removed" });
    expect(keytar.items.has("Pagekeeper/page:1")).toBe(false);
  });

  it("answers locked when it locks between a write and its reading back", async () => {
    const { keychain, keytar } = fixture();
    keytar.before = (call) => {
      if (call === "get page:1") keytar.behaviour = "locked";
    };
    expect(await keychain.write("page:1", "token")).toEqual({ status: "locked" });
  });

  it("is ready again once it answers", async () => {
    const { keychain, keytar, statuses } = fixture("linux", stored("page:1", "token"));
    keytar.behaviour = "locked";
    await keychain.read("page:1");
    keytar.behaviour = "open";
    expect(await keychain.read("page:1")).toEqual({ status: "found", secret: "token" });
    expect(statuses.map(({ name }) => name)).toEqual(["locked", "ready"]);
  });
});

describe("the end of the last secret", () => {
  it("takes the canary along, in whichever order the records forget", async () => {
    for (const forgets of [true, false]) {
      const made = fixture();
      made.names = ["page:1", "page:2"];
      await made.keychain.write("page:1", "token");
      await made.keychain.write("page:2", "token");
      await made.keychain.remove("page:1");
      expect(made.keytar.items.has("Pagekeeper/canary")).toBe(true);
      if (forgets) made.names = ["page:2"];
      await made.keychain.remove("page:2");
      expect(made.keytar.items.size).toBe(0);
    }
  });

  it("takes the canary along when a crash had left nothing else to remove", async () => {
    const made = fixture("linux", stored("canary"));
    made.names = ["page:1"];
    expect(await made.keychain.remove("page:1")).toEqual({ status: "removed" });
    expect(made.keytar.items.size).toBe(0);
  });

  it("takes the canary along when the last one turns out to be gone", async () => {
    const made = fixture("linux", stored("canary"));
    made.names = ["page:1"];
    expect(await made.keychain.read("page:1")).toEqual({ status: "absent" });
    expect(made.keytar.items.size).toBe(0);
  });

  it("leaves the canary while a secret could not be removed", async () => {
    const made = fixture();
    made.names = ["page:1", "page:2"];
    await made.keychain.write("page:1", "token");
    await made.keychain.write("page:2", "token");
    made.keytar.behaviour = "locked";
    await made.keychain.remove("page:1");
    made.keytar.behaviour = "open";
    await made.keychain.remove("page:2");
    expect([...made.keytar.items.keys()].sort()).toEqual([
      "Pagekeeper/canary",
      "Pagekeeper/page:1",
    ]);
  });

  it("is not the end when a removed secret was written again", async () => {
    const made = fixture();
    made.names = ["page:1", "page:2"];
    await made.keychain.write("page:1", "token");
    await made.keychain.remove("page:1");
    await made.keychain.write("page:1", "token");
    await made.keychain.remove("page:2");
    expect(made.keytar.items.has("Pagekeeper/canary")).toBe(true);
  });

  it("is followed by a new canary with the next secret", async () => {
    const { keychain, keytar } = fixture();
    await keychain.write("page:1", "token");
    await keychain.remove("page:1");
    await keychain.write("page:1", "token");
    expect([...keytar.items.keys()]).toEqual(["Pagekeeper/canary", "Pagekeeper/page:1"]);
  });
});
