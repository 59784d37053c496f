import { beforeEach, describe, expect, it } from "vitest";
import { loginOf, pageToken, userToken } from "../../../support/logins.ts";
import { minute, TestDomain } from "../test-domain.ts";

let domain: TestDomain;
beforeEach(() => {
  domain = new TestDomain();
});

describe("saving tokens", () => {
  it("writes every token before the record that needs it", async () => {
    const missing: string[] = [];
    domain.records.beforeSet = ({ accounts }) => {
      for (const { pageId } of accounts) {
        if (!domain.keychain.items.has(`page:${pageId}`)) missing.push(pageId);
      }
    };
    await domain.connect("messenger", loginOf("a", ["1", "2", "3"]));
    expect(missing).toEqual([]);
  });

  it("reports its progress", async () => {
    const steps: unknown[] = [];
    domain.keychain.beforeWrite = () => steps.push(domain.channels.flows.list()[0]?.step);
    await domain.connect("messenger", loginOf("a", ["1", "2"]));
    expect(steps).toEqual([
      { name: "saving", done: 0, total: 2 },
      { name: "saving", done: 0, total: 2 },
      { name: "saving", done: 1, total: 2 },
    ]);
  });

  it.each([
    ["user:a", []],
    ["page:1", []],
    ["page:3", ["page:1", "page:2", "page:3", "user:a"]],
  ])("keeps all or nothing if it is cancelled while it writes %s", async (name, expected) => {
    domain.keychain.beforeWrite = (written) => {
      if (written === name) domain.channels.flows.close();
    };
    const { result } = await domain.connect("messenger", loginOf("a", ["1", "2", "3"]));
    expect(result.ok ? "connected" : result.problem.code).toBe(
      expected.length > 0 ? "connected" : "cancelled",
    );
    expect(domain.secretNames).toEqual(expected);
    expect(domain.records.get()).toMatchObject({ pendingWrites: [], pendingDeletes: [] });
  });
});

describe("a keychain that locks while tokens are saved", () => {
  beforeEach(async () => {
    await domain.connect("messenger", loginOf("a", ["1"]));
    domain.keychain.beforeWrite = (name) => {
      if (name === "page:3") domain.keychain.setState("locked");
    };
  });

  it("leaves the earlier accounts, and the written tokens pending to be deleted", async () => {
    const { result } = await domain.connect("messenger", loginOf("b", ["2", "3"]));
    expect(result).toMatchObject({ ok: false, problem: { code: "keychain_locked" } });
    expect(domain.accountIds).toEqual(["messenger-1"]);
    expect(domain.records.get()).toMatchObject({
      pendingWrites: [],
      pendingDeletes: ["user:b", "page:2", "page:3"],
    });
    expect(domain.keychain.items.get("page:1")).toBe(pageToken("a", "1"));
  });

  it("has the written tokens deleted once it is unlocked", async () => {
    await domain.connect("messenger", loginOf("b", ["2", "3"]));
    domain.keychain.setState("open");
    await domain.clock.pass(10 * minute);
    expect(domain.secretNames).toEqual(["page:1", "user:a"]);
    expect(domain.records.get().pendingDeletes).toEqual([]);
    expect(domain.clock.pending).toBe(0);
  });

  it("leaves the accounts of a Page with the user whose token it has now", async () => {
    await domain.connect("instagram", loginOf("b", ["1", "3"]), { takeOver: true });
    expect(domain.accountIds).toEqual(["messenger-1"]);
    expect(domain.records.get().accounts[0]?.userId).toBe("b");
    domain.keychain.setState("open");
    await domain.clock.pass(10 * minute);
    expect(Object.fromEntries(domain.keychain.items)).toEqual({
      "page:1": pageToken("b", "1"),
      "user:b": userToken("b"),
    });
  });
});

describe("without a keychain", () => {
  const firstAccount = () => domain.channels.list().channels[0]?.accounts[0];

  beforeEach(() => domain.keychain.setState("unavailable"));

  it("keeps tokens in memory and marks the accounts", async () => {
    const { result } = await domain.connect("messenger", loginOf("a", ["1"]));
    expect(result.ok).toBe(true);
    expect(firstAccount()?.thisRunOnly).toBe(true);
    expect(domain.keychain.memory.get("page:1")).toBe(pageToken("a", "1"));
  });

  it("removes the mark once a keychain holds the token", async () => {
    await domain.connect("messenger", loginOf("a", ["1"]));
    domain.keychain.setState("open");
    await domain.connect("messenger", loginOf("a", ["1"]));
    expect(firstAccount()).not.toHaveProperty("thisRunOnly");
  });
});

describe("a full disk", () => {
  it("fails the login before any token is written", async () => {
    await domain.connect("messenger", loginOf("a", ["1"]));
    const before = domain.records.get();
    domain.records.full = true;
    const { result } = await domain.connect("messenger", loginOf("b", ["1", "2"]));
    expect(result).toMatchObject({ ok: false, problem: { code: "not_saved" } });
    expect(domain.records.get()).toBe(before);
    expect(domain.secretNames).toEqual(["page:1", "user:a"]);
  });

  it("leaves the names of written tokens pending, and the next login deletes them", async () => {
    domain.records.beforeSet = ({ accounts }) => {
      domain.records.full = accounts.length > 0;
    };
    const { result } = await domain.connect("messenger", loginOf("a", ["1", "2"]));
    expect(result).toMatchObject({ ok: false, problem: { code: "not_saved" } });
    expect(domain.records.get().pendingWrites).toEqual(["user:a", "page:1", "page:2"]);

    domain.records.beforeSet = () => undefined;
    domain.records.full = false;
    await domain.connect("instagram", loginOf("b", ["3"]));
    expect(domain.secretNames).toEqual(["page:3", "user:b"]);
  });
});
