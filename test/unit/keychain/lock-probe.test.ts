import { describe, expect, it } from "vitest";
import { FakeKeytar } from "./fake-keytar.ts";
import { fixture } from "./fixture.ts";

const keytarWith = (account: string, value = "1"): FakeKeytar => {
  const keytar = new FakeKeytar();
  keytar.items.set(`Pagekeeper/${account}`, value);
  return keytar;
};

describe("an unlocked Secret Service", () => {
  it("gets the canary once, before the first secret", async () => {
    const { keychain, keytar } = fixture();
    expect(await keychain.write("app:1", "token")).toEqual({
      status: "written",
      storedIn: "keychain",
    });
    await keychain.write("app:2", "token");
    expect(keytar.calls.filter((call) => call.startsWith("set"))).toEqual([
      "set canary",
      "set app:1",
      "set app:2",
    ]);
  });

  it("needs two calls for a write once the canary has been seen", async () => {
    const { keychain, keytar } = fixture();
    await keychain.write("app:1", "token");
    keytar.calls.length = 0;
    await keychain.write("app:2", "token");
    expect(keytar.calls).toEqual(["set app:2", "get app:2"]);
  });

  it("needs only one call for a deletion that keytar confirms", async () => {
    const made = fixture();
    made.names = ["app:1", "app:2"];
    await made.keychain.write("app:1", "token");
    made.keytar.calls.length = 0;
    await made.keychain.delete("app:1");
    expect(made.keytar.calls).toEqual(["delete app:1"]);
  });

  it("fails a read whose second attempt is rejected", async () => {
    const { keychain, keytar } = fixture("linux", keytarWith("canary"));
    let looks = 0;
    keytar.before = (call) => {
      if (call === "get app:1") looks += 1;
      keytar.behaviour = call === "get app:1" && looks === 2 ? "rejecting" : "open";
    };
    expect(await keychain.read("app:1")).toEqual({ status: "failed" });
  });

  it("treats null as absent once the canary has been read", async () => {
    const { keychain } = fixture("linux", keytarWith("canary"));
    expect(await keychain.read("app:1")).toEqual({ status: "absent" });
    expect(await keychain.delete("app:1")).toEqual({ status: "deleted" });
  });

  it("proves to be open by accepting the canary if nothing was ever written", async () => {
    const { keychain, keytar } = fixture();
    expect(await keychain.read("app:1")).toEqual({ status: "absent" });
    expect(await keychain.delete("app:1")).toEqual({ status: "deleted" });
    expect(keychain.status()).toEqual({ name: "ready" });
    expect(keytar.items.size).toBe(0);
  });

  it("reports absent, not locked, if the user has emptied it", async () => {
    const made = fixture();
    made.names = ["app:1", "app:2"];
    expect(await made.keychain.read("app:1")).toEqual({ status: "absent" });
    expect(made.keychain.status()).toEqual({ name: "ready" });
  });
});

describe("a locked collection whose prompt is dismissed", () => {
  it("reports locked to a read, with and without a canary", async () => {
    for (const keytar of [keytarWith("app:1"), keytarWith("canary"), new FakeKeytar()]) {
      keytar.behaviour = "locked";
      const { keychain } = fixture("linux", keytar);
      expect(await keychain.read("app:1")).toEqual({ status: "locked" });
      expect(keychain.status()).toEqual({ name: "locked" });
    }
  });

  it("reports locked to a deletion and keeps the secret", async () => {
    const { keychain, keytar } = fixture();
    await keychain.write("app:1", "token");
    keytar.behaviour = "locked";
    expect(await keychain.delete("app:1")).toEqual({ status: "locked" });
    expect(keytar.items.get("Pagekeeper/app:1")).toBe("token");
  });

  it("reports locked to the first write and to later ones", async () => {
    const { keychain, keytar } = fixture();
    keytar.behaviour = "locked";
    expect(await keychain.write("app:1", "token")).toEqual({ status: "locked" });
    keytar.behaviour = "open";
    await keychain.write("app:1", "token");
    keytar.behaviour = "locked";
    expect(await keychain.write("app:1", "newer")).toEqual({ status: "locked" });
    expect(keytar.items.get("Pagekeeper/app:1")).toBe("token");
  });

  it("gets no secret once it has rejected the canary", async () => {
    const { keychain, keytar } = fixture();
    keytar.behaviour = "locked";
    await keychain.write("app:1", "token");
    expect(keytar.calls).toEqual(["get canary", "set canary"]);
  });

  it("does not prompt a third time if the canary was seen before", async () => {
    const { keychain, keytar } = fixture();
    await keychain.write("app:1", "token");
    keytar.behaviour = "locked";
    keytar.calls.length = 0;
    await keychain.read("app:1");
    expect(keytar.calls).toEqual(["get app:1", "get canary"]);
  });

  it("returns the secret if the user unlocks it at the second prompt", async () => {
    const { keychain, keytar } = fixture();
    await keychain.write("app:1", "token");
    keytar.before = (call) => {
      keytar.behaviour = call === "get canary" ? "open" : keytar.behaviour;
    };
    keytar.behaviour = "locked";
    expect(await keychain.read("app:1")).toEqual({ status: "found", secret: "token" });
    keytar.behaviour = "locked";
    expect(await keychain.delete("app:1")).toEqual({ status: "deleted" });
    expect(keytar.items.has("Pagekeeper/app:1")).toBe(false);
  });

  it("reports locked if it locks between a write and its verification", async () => {
    const { keychain, keytar } = fixture();
    keytar.before = (call) => {
      if (call === "get app:1") keytar.behaviour = "locked";
    };
    expect(await keychain.write("app:1", "token")).toEqual({ status: "locked" });
  });

  it("is ready again once it answers a read", async () => {
    const { keychain, keytar, statuses } = fixture("linux", keytarWith("app:1", "token"));
    keytar.behaviour = "locked";
    await keychain.read("app:1");
    keytar.behaviour = "open";
    expect(await keychain.read("app:1")).toEqual({ status: "found", secret: "token" });
    expect(statuses.map(({ name }) => name)).toEqual(["locked", "ready"]);
  });
});

describe("a collection that goes away while the app runs", () => {
  const missing = { status: "unavailable", reason: "no-collection" };

  it("keeps the next secret in memory and then reports reads as unavailable, not locked", async () => {
    const { keychain, keytar } = fixture();
    await keychain.write("page:1", "token");
    keytar.behaviour = "no-collection";
    expect(await keychain.write("page:2", "token")).toEqual({
      status: "written",
      storedIn: "memory",
    });
    expect(await keychain.read("page:1")).toEqual(missing);
    expect(await keychain.delete("page:1")).toEqual(missing);
    expect(keychain.status().name).toBe("unavailable");
  });

  it("is used again once the user has created another one", async () => {
    const { keychain, keytar } = fixture();
    await keychain.write("page:1", "token");
    keytar.behaviour = "no-collection";
    await keychain.write("page:1", "newer");
    keytar.items.clear();
    keytar.behaviour = "open";
    expect(await keychain.write("page:1", "newest")).toEqual({
      status: "written",
      storedIn: "keychain",
    });
    expect(keychain.status()).toEqual({ name: "ready" });
  });
});

describe("deleting the last secret", () => {
  it("deletes the canary, whether or not the records still name the others", async () => {
    for (const dropsName of [true, false]) {
      const made = fixture();
      made.names = ["app:1", "app:2"];
      await made.keychain.write("app:1", "token");
      await made.keychain.write("app:2", "token");
      await made.keychain.delete("app:1");
      expect(made.keytar.items.has("Pagekeeper/canary")).toBe(true);
      if (dropsName) made.names = ["app:2"];
      await made.keychain.delete("app:2");
      expect(made.keytar.items.size).toBe(0);
    }
  });

  it("deletes the canary if a crash left nothing else to delete", async () => {
    const made = fixture("linux", keytarWith("canary"));
    made.names = ["app:1"];
    expect(await made.keychain.delete("app:1")).toEqual({ status: "deleted" });
    expect(made.keytar.items.size).toBe(0);
  });

  it("deletes the canary if a read finds the last secret absent", async () => {
    const made = fixture("linux", keytarWith("canary"));
    made.names = ["app:1"];
    expect(await made.keychain.read("app:1")).toEqual({ status: "absent" });
    expect(made.keytar.items.size).toBe(0);
  });

  it("keeps the canary if another secret could not be deleted", async () => {
    const made = fixture();
    made.names = ["app:1", "app:2"];
    await made.keychain.write("app:1", "token");
    await made.keychain.write("app:2", "token");
    made.keytar.behaviour = "locked";
    await made.keychain.delete("app:1");
    made.keytar.behaviour = "open";
    await made.keychain.delete("app:2");
    expect([...made.keytar.items.keys()].sort()).toEqual(["Pagekeeper/app:1", "Pagekeeper/canary"]);
  });

  it("keeps the canary if a deleted secret was written again", async () => {
    const made = fixture();
    made.names = ["app:1", "app:2"];
    await made.keychain.write("app:1", "token");
    await made.keychain.delete("app:1");
    await made.keychain.write("app:1", "token");
    await made.keychain.delete("app:2");
    expect(made.keytar.items.has("Pagekeeper/canary")).toBe(true);
  });

  it("lets the next write store the canary again", async () => {
    const { keychain, keytar } = fixture();
    await keychain.write("app:1", "token");
    await keychain.delete("app:1");
    await keychain.write("app:1", "token");
    expect([...keytar.items.keys()]).toEqual(["Pagekeeper/canary", "Pagekeeper/app:1"]);
  });
});
