import { describe, expect, it } from "vitest";
import { type Fixture, fixture, stateOf } from "./fixture.ts";

/**
 * Returns a keychain that shows a prompt before returning its only secret
 * (docs/research/electron.md §D.2, case E).
 */
function promptingKeychain(): Fixture {
  const made = fixture();
  made.keytar.items.set("Pagekeeper/app:1", "token");
  made.keytar.behaviour = "prompting";
  return made;
}

describe("concurrent operations", () => {
  it("never run two keytar calls at once", async () => {
    const { keychain, keytar } = fixture();
    const names = ["app:1", "app:2", "app:3", "app:4", "app:5"] as const;
    await Promise.all(names.map((name) => keychain.write(name, "token")));
    await Promise.all(names.map((name) => keychain.read(name)));
    expect(keytar.mostAtOnce).toBe(1);
  });

  it("finish in the order they were started", async () => {
    const { keychain } = fixture();
    const answers = await Promise.all([
      keychain.write("app:1", "old"),
      keychain.write("app:1", "new"),
      keychain.read("app:1"),
      keychain.delete("app:1"),
      keychain.read("app:1"),
    ]);
    expect(answers.slice(2)).toEqual([
      { status: "found", secret: "new" },
      { status: "deleted" },
      { status: "absent" },
    ]);
  });
});

describe("a call that waits for a prompt", () => {
  it("shows as waiting after 15 s and succeeds when the prompt is answered", async () => {
    const { keychain, keytar, clock, statuses } = promptingKeychain();
    const read = keychain.read("app:1");
    await clock.pass(14_999);
    expect(statuses).toEqual([]);
    await clock.pass(1);
    expect(keychain.status()).toEqual({ name: "waiting" });
    keytar.answerPrompt("open");
    expect(await read).toEqual({ status: "found", secret: "token" });
    expect(statuses).toEqual([{ name: "waiting" }, { name: "ready" }]);
  });

  it("reports a locked keychain after 60 s", async () => {
    const { keychain, clock, statuses } = promptingKeychain();
    const read = keychain.read("app:1");
    await clock.pass(15_000);
    await clock.pass(44_999);
    expect(await stateOf(read, clock)).toBe("pending");
    await clock.pass(1);
    expect(await stateOf(read, clock)).toEqual({ status: "locked" });
    expect(statuses).toEqual([{ name: "waiting" }, { name: "locked" }]);
  });

  it("blocks other calls while it is still running after its timeout", async () => {
    const { keychain, keytar, clock } = promptingKeychain();
    const queued = [
      keychain.read("app:1"),
      keychain.write("app:2", "token"),
      keychain.delete("app:3"),
    ];
    await clock.pass(60_000);
    queued.push(keychain.read("app:4"));
    expect(await stateOf(Promise.all(queued), clock)).toEqual(
      queued.map(() => ({ status: "locked" })),
    );
    expect(keytar.calls).toEqual(["get app:1"]);
  });

  it("unblocks other calls when the user unlocks late", async () => {
    const { keychain, keytar, clock, statuses } = promptingKeychain();
    void keychain.read("app:1");
    await clock.pass(60_000);
    keytar.answerPrompt("open");
    await clock.pass(0);
    expect(statuses.at(-1)).toEqual({ name: "ready" });
    expect(await keychain.read("app:1")).toEqual({ status: "found", secret: "token" });
  });

  it("unblocks other calls but leaves the status locked when the prompt is dismissed late", async () => {
    const { keychain, keytar, clock } = promptingKeychain();
    void keychain.read("app:1");
    await clock.pass(60_000);
    keytar.answerPrompt("locked");
    await clock.pass(0);
    expect(keychain.status()).toEqual({ name: "locked" });
    keytar.behaviour = "open";
    expect(await keychain.read("app:1")).toEqual({ status: "found", secret: "token" });
  });

  it("times out by its own duration, without its time in the queue", async () => {
    const { keychain, keytar, clock } = promptingKeychain();
    const first = keychain.read("app:1");
    const second = keychain.read("app:1");
    await clock.pass(50_000);
    keytar.before = () => {
      keytar.behaviour = "prompting";
    };
    keytar.answerPrompt("open");
    expect(await first).toEqual({ status: "found", secret: "token" });
    await clock.pass(50_000);
    expect(await stateOf(second, clock)).toBe("pending");
    keytar.answerPrompt("open");
    expect(await second).toEqual({ status: "found", secret: "token" });
  });

  it("leaves no timer behind when it ends", async () => {
    const { keychain, clock } = fixture();
    await keychain.write("app:1", "token");
    expect(clock.pending).toBe(0);
  });
});

describe("close", () => {
  it("waits for the call in progress", async () => {
    const { keychain, keytar, clock } = promptingKeychain();
    void keychain.read("app:1");
    await clock.pass(0);
    const closed = keychain.close().then(() => "closed");
    expect(await stateOf(closed, clock)).toBe("pending");
    keytar.answerPrompt("open");
    expect(await closed).toBe("closed");
  });

  it("waits for a call that has timed out", async () => {
    const { keychain, clock } = promptingKeychain();
    void keychain.read("app:1");
    await clock.pass(60_000);
    expect(await stateOf(keychain.close(), clock)).toBe("pending");
  });

  it("stops an operation between two of its calls", async () => {
    const { keychain, keytar } = fixture();
    let closed: Promise<void> | undefined;
    keytar.before = (call) => {
      if (call === "set app:1") closed = keychain.close();
    };
    const answers = await Promise.all([keychain.write("app:1", "token"), keychain.read("app:2")]);
    await closed;
    expect(answers).toEqual([{ status: "locked" }, { status: "locked" }]);
    expect(keytar.calls.at(-1)).toBe("set app:1");
  });
});
