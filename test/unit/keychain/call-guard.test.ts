import { describe, expect, it } from "vitest";
import type { FakeKeytar } from "./fake-keytar.ts";
import { type Fixture, fixture, stateOf } from "./fixture.ts";

/** A keychain whose one secret sits behind a prompt (D.2, E). */
function prompting(): Fixture {
  const made = fixture();
  made.keytar.items.set("Pagekeeper/page:1", "token");
  made.keytar.behaviour = "prompting";
  return made;
}

const answerPrompt = (keytar: FakeKeytar, behaviour: "open" | "locked"): void =>
  keytar.answerPrompt(behaviour);

describe("one call at a time", () => {
  it("never has two calls in flight", async () => {
    const { keychain, keytar } = fixture();
    const names = ["page:1", "page:2", "page:3", "page:4", "page:5"] as const;
    await Promise.all(names.map((name) => keychain.write(name, "token")));
    await Promise.all(names.map((name) => keychain.read(name)));
    expect(keytar.mostAtOnce).toBe(1);
  });

  it("answers in the order it was asked", async () => {
    const { keychain } = fixture();
    const answers = await Promise.all([
      keychain.write("page:1", "old"),
      keychain.write("page:1", "new"),
      keychain.read("page:1"),
      keychain.remove("page:1"),
      keychain.read("page:1"),
    ]);
    expect(answers.slice(2)).toEqual([
      { status: "found", secret: "new" },
      { status: "removed" },
      { status: "absent" },
    ]);
  });
});

describe("a prompt on screen (D.2, E)", () => {
  it("is waited for silently, said after 15 s, and is no failure when answered", async () => {
    const { keychain, keytar, clock, statuses } = prompting();
    const read = keychain.read("page:1");
    await clock.pass(14_999);
    expect(statuses).toEqual([]);
    await clock.pass(1);
    expect(keychain.status()).toEqual({ name: "waiting" });
    answerPrompt(keytar, "open");
    expect(await read).toEqual({ status: "found", secret: "token" });
    expect(statuses).toEqual([{ name: "waiting" }, { name: "ready" }]);
  });

  it("lets the caller go with locked after 60 s", async () => {
    const { keychain, clock, statuses } = prompting();
    const read = keychain.read("page:1");
    await clock.pass(15_000);
    await clock.pass(44_999);
    expect(await stateOf(read, clock)).toBe("pending");
    await clock.pass(1);
    expect(await stateOf(read, clock)).toEqual({ status: "locked" });
    expect(statuses).toEqual([{ name: "waiting" }, { name: "locked" }]);
  });

  it("starts no other call while the one given up on is pending", async () => {
    const { keychain, keytar, clock } = prompting();
    const queued = [
      keychain.read("page:1"),
      keychain.write("page:2", "token"),
      keychain.remove("page:3"),
    ];
    await clock.pass(60_000);
    queued.push(keychain.read("page:4"));
    expect(await stateOf(Promise.all(queued), clock)).toEqual(
      queued.map(() => ({ status: "locked" })),
    );
    expect(keytar.calls).toEqual(["get page:1"]);
  });

  it("opens the latch when the user unlocks after all", async () => {
    const { keychain, keytar, clock, statuses } = prompting();
    void keychain.read("page:1");
    await clock.pass(60_000);
    answerPrompt(keytar, "open");
    await clock.pass(0);
    expect(statuses.at(-1)).toEqual({ name: "ready" });
    expect(await keychain.read("page:1")).toEqual({ status: "found", secret: "token" });
  });

  it("opens the latch but stays locked when the prompt is dismissed", async () => {
    const { keychain, keytar, clock } = prompting();
    void keychain.read("page:1");
    await clock.pass(60_000);
    answerPrompt(keytar, "locked");
    await clock.pass(0);
    expect(keychain.status()).toEqual({ name: "locked" });
    keytar.behaviour = "open";
    expect(await keychain.read("page:1")).toEqual({ status: "found", secret: "token" });
  });

  it("counts from the start of the call, not from its place in the queue", async () => {
    const { keychain, keytar, clock } = prompting();
    const first = keychain.read("page:1");
    const second = keychain.read("page:1");
    await clock.pass(50_000);
    keytar.before = () => {
      keytar.behaviour = "prompting";
    };
    answerPrompt(keytar, "open");
    expect(await first).toEqual({ status: "found", secret: "token" });
    await clock.pass(50_000);
    expect(await stateOf(second, clock)).toBe("pending");
    answerPrompt(keytar, "open");
    expect(await second).toEqual({ status: "found", secret: "token" });
  });

  it("leaves no timer behind a call that ended", async () => {
    const { keychain, clock } = fixture();
    await keychain.write("page:1", "token");
    expect(clock.pending).toBe(0);
  });
});

describe("closed", () => {
  it("waits for the call under way", async () => {
    const { keychain, keytar, clock } = prompting();
    void keychain.read("page:1");
    await clock.pass(0);
    const closed = keychain.close().then(() => "closed");
    expect(await stateOf(closed, clock)).toBe("pending");
    answerPrompt(keytar, "open");
    expect(await closed).toBe("closed");
  });

  it("waits for a call that was given up on, too", async () => {
    const { keychain, clock } = prompting();
    void keychain.read("page:1");
    await clock.pass(60_000);
    expect(await stateOf(keychain.close(), clock)).toBe("pending");
  });

  it("makes no further call, not even for what is half done", async () => {
    const { keychain, keytar } = fixture();
    let closed: Promise<void> | undefined;
    keytar.before = (call) => {
      if (call === "set page:1") closed = keychain.close();
    };
    const answers = await Promise.all([keychain.write("page:1", "token"), keychain.read("page:2")]);
    await closed;
    expect(answers).toEqual([{ status: "locked" }, { status: "locked" }]);
    expect(keytar.calls.at(-1)).toBe("set page:1");
  });
});
