import { beforeEach, describe, expect, it } from "vitest";
import {
  loginOf,
  page,
  pageToken,
  problem,
  unticked,
  userToken,
  withoutPermission,
} from "../../../support/logins.ts";
import { browser, code, minutes, TestDomain } from "../test-domain.ts";

let world: TestDomain;
beforeEach(() => {
  world = new TestDomain();
});

/** Ends a flow of `type` while its secrets are written: when `name` is about to be. */
function cancelBefore(name: string): void {
  world.keychain.beforeWrite = (about) => {
    if (about !== name) return;
    for (const flow of world.channels.flows.list()) world.channels.flows.cancel(flow.id);
  };
}

describe("a login", () => {
  it("becomes accounts, with the Pages' own tokens in the keychain", async () => {
    const end = await world.connect("messenger", loginOf("a", ["1", "2"]));
    expect(end.result).toEqual({ ok: true, value: { accounts: 2 } });
    expect(world.accounts).toEqual(["messenger-1", "messenger-2"]);
    expect(Object.fromEntries(world.keychain.items)).toEqual({
      "user:a": userToken("a"),
      "page:1": pageToken("a", "1"),
      "page:2": pageToken("a", "2"),
    });
    expect(world.records.get()).toMatchObject({
      pendingWrites: [],
      pendingDeletes: [],
      pendingRevocations: [],
    });
  });

  it("puts no secret into the records", async () => {
    await world.connect("messenger", loginOf("a", ["1"]));
    expect(JSON.stringify(world.records.get())).not.toContain("token-");
  });

  it("writes every secret before the record that needs it", async () => {
    const missing: string[] = [];
    world.records.beforeSet = ({ accounts }) => {
      for (const { pageId } of accounts) {
        if (!world.keychain.items.has(`page:${pageId}`)) missing.push(pageId);
      }
    };
    await world.connect("messenger", loginOf("a", ["1", "2", "3"]));
    expect(missing).toEqual([]);
  });

  it("never puts the user's token in a Page's place", async () => {
    const impostor = page("a", "1", { token: userToken("a") });
    await world.connect("messenger", loginOf("a", [impostor, "2"]));
    expect(world.accounts).toEqual(["messenger-2"]);
    expect(world.keychain.items.has("page:1")).toBe(false);
  });

  it("shows how far it is", async () => {
    const steps: unknown[] = [];
    world.keychain.beforeWrite = () => steps.push(world.channels.flows.list()[0]?.step);
    await world.connect("messenger", loginOf("a", ["1", "2"]));
    expect(steps).toEqual([
      { name: "saving", done: 0, total: 2 },
      { name: "saving", done: 0, total: 2 },
      { name: "saving", done: 1, total: 2 },
    ]);
  });

  it("names the Pages it could not connect, in place of those of the last login", async () => {
    await world.connect("messenger", loginOf("a", ["1", unticked("a", "2"), unticked("a", "3")]));
    await world.connect("messenger", loginOf("a", ["1", "2", unticked("a", "3")]));
    const { unconnectable } = world.channels.list();
    expect(unconnectable.map(({ pageId, reason }) => [pageId, reason])).toEqual([
      ["3", "not-ticked"],
    ]);
  });

  it("made again, makes no second account", async () => {
    await world.connect("messenger", loginOf("a", ["1", "2"]));
    await world.connect("messenger", loginOf("a", ["1", "2"]));
    expect(world.accounts).toEqual(["messenger-1", "messenger-2"]);
    expect(world.secrets).toEqual(["page:1", "page:2", "user:a"]);
  });
});

describe("a login of somebody else", () => {
  const takeOver = { takeOver: true };

  beforeEach(async () => {
    await world.connect("messenger", loginOf("a", ["1"]));
  });

  it("leaves a Page to who connected it, in whichever channel, and connects the others", async () => {
    const before = world.records.get().accounts;
    const { result } = await world.connect("instagram", loginOf("b", ["1", "2"]));
    expect(result).toEqual({ ok: true, value: { accounts: 1 } });
    expect(world.records.get().accounts).toEqual([
      ...before,
      expect.objectContaining({ id: "instagram-2", userId: "b" }),
    ]);
    expect(world.keychain.items.get("page:1")).toBe(pageToken("a", "1"));
    expect(world.channels.list().unconnectable).toMatchObject([
      { pageId: "1", reason: "connected-by-another", message: "Already connected by User a." },
    ]);
  });

  it("leaves it also where the account has stopped working", async () => {
    world.facebook.ill.set("1", problem("password", "reconnect"));
    await world.channels.check();
    await world.connect("messenger", loginOf("b", ["1", "2"]));
    expect(world.health).toMatchObject({ "messenger-1": "reconnect" });
    expect(world.keychain.items.get("page:1")).toBe(pageToken("a", "1"));
  });

  it("takes Pages over, in both channels, where that was agreed to", async () => {
    await world.connect("instagram", loginOf("b", ["1"]), takeOver);
    expect(world.records.get().accounts.map(({ userId }) => userId)).toEqual(["b", "b"]);
    expect(world.keychain.items.get("page:1")).toBe(pageToken("b", "1"));
    expect(world.secrets).toEqual(["page:1", "user:b"]);
  });

  it("that holds nothing but such Pages names both people, and changes no account", async () => {
    const { accounts, users } = world.records.get();
    const { result } = await world.connect("messenger", loginOf("b", ["1"]));
    expect(result).toMatchObject({
      ok: false,
      problem: {
        code: "different_user",
        message:
          "You logged in as User b, but this Page was connected by User a. Nothing was changed. Log in to Facebook as User a and connect again, or take over: every Page that you then choose at Facebook depends on your login from then on.",
      },
    });
    expect(world.records.get()).toMatchObject({ accounts, users });
    expect(world.secrets).toEqual(["page:1", "user:a"]);
  });

  it("has other words where something else stands against one of its Pages", async () => {
    const { result } = await world.connect("messenger", loginOf("b", ["1", unticked("b", "2")]));
    expect(result).toMatchObject({ ok: false, problem: { code: "no_eligible_pages" } });
  });

  it("names everybody whose Pages they are", async () => {
    await world.connect("messenger", loginOf("c", ["2"]));
    const { result } = await world.connect("messenger", loginOf("b", ["1", "2"]));
    expect(result.ok ? "" : result.problem.message).toContain(
      "these Pages were connected by User a and User c. Nothing was changed. Log in to Facebook as one of them",
    );
    await world.connect("messenger", loginOf("d", ["3"]));
    await world.connect("messenger", loginOf("e", ["4"]));
    const all = await world.connect("messenger", loginOf("b", ["1", "2", "3", "4"]));
    expect(all.result).toMatchObject({
      problem: { message: expect.stringContaining("connected by User a, User c, and others.") },
    });
  });
});

describe("connecting an account again", () => {
  const again = { reconnectAccountId: "messenger-1" };

  beforeEach(async () => {
    await world.connect("messenger", loginOf("a", ["1", "2"]));
    world.facebook.ill.set("1", problem("password", "reconnect"));
    await world.channels.check();
  });

  it("renews it when the same person logs in", async () => {
    const { result } = await world.connect("messenger", loginOf("a", ["1", "2"]), again);
    expect(result.ok).toBe(true);
    expect(world.health).toEqual({ "messenger-1": "works", "messenger-2": "works" });
  });

  it("changes nothing at all when somebody else does, and names both", async () => {
    const before = world.records.get();
    const login = loginOf("b", ["1", "7"], withoutPermission("pages_messaging"));
    const { result } = await world.connect("messenger", login, again);
    expect(result).toMatchObject({
      ok: false,
      problem: {
        code: "different_user",
        message:
          "You logged in as User b, but Page 1 was connected by User a. Nothing was changed. Log in to Facebook as User a and connect again, or take over: every Page that you then choose at Facebook depends on your login from then on.",
      },
    });
    expect(world.records.get()).toBe(before);
  });

  it("calls an Instagram account by its username", async () => {
    await world.connect("instagram", loginOf("a", ["1"]));
    const login = loginOf("b", ["1"]);
    const { result } = await world.connect("instagram", login, {
      reconnectAccountId: "instagram-1",
    });
    expect(result.ok ? "" : result.problem.message).toContain("but @page.1 was connected");
  });

  it("connects as somebody else where that was agreed to", async () => {
    await world.connect("messenger", loginOf("b", ["1"]), { ...again, takeOver: true });
    expect(world.records.get().accounts.map(({ id, userId }) => [id, userId])).toEqual([
      ["messenger-2", "a"],
      ["messenger-1", "b"],
    ]);
  });

  it("expects nobody where the account is gone by then", async () => {
    await world.channels.disconnectAccount("messenger-1");
    const { result } = await world.connect("messenger", loginOf("b", ["1"]), again);
    expect(result.ok).toBe(true);
  });
});

describe("permissions that were left out", () => {
  const gap = (name: string) => ({
    granted: withoutPermission(name),
    declined: [name],
    expired: [],
  });

  it("connect all the same where the channel works without them, and are shown", async () => {
    const login = { ...loginOf("a", ["1"]), permissions: gap("business_management") };
    expect((await world.connect("messenger", login)).result.ok).toBe(true);
    expect(world.channels.list().permissionGaps).toEqual([
      {
        channel: "messenger",
        userId: "a",
        userName: "User a",
        missing: [
          {
            permission: "business_management",
            status: "declined",
            consequence: "cannot see Pages of a business portfolio",
          },
        ],
        askAgain: true,
      },
    ]);
    await world.connect("messenger", login);
    expect(world.channels.list().permissionGaps).toMatchObject([{ askAgain: false }]);
    await world.connect("messenger", loginOf("a", ["1"]));
    expect(world.channels.list().permissionGaps).toEqual([]);
  });

  it("fail the login where it does not, by what cannot be done, and are shown", async () => {
    const login = { ...loginOf("a", ["1"]), permissions: gap("pages_messaging") };
    const { result } = await world.connect("messenger", login);
    expect(result).toMatchObject({
      ok: false,
      problem: {
        code: "permission_missing",
        responsible: "user",
        message:
          "Pagekeeper cannot read messages or answer them, because that was not allowed at Facebook. Connect Messenger again and leave every permission switched on.",
      },
    });
    expect(world.accounts).toEqual([]);
    expect(world.channels.list().permissionGaps).toMatchObject([{ userId: "a", askAgain: true }]);
  });

  it("that nobody was asked for are the operator's to add", async () => {
    const login = loginOf("a", ["1"], withoutPermission("pages_messaging"));
    const { result } = await world.connect("messenger", login);
    expect(result).toMatchObject({
      problem: {
        code: "permission_missing",
        responsible: "operator",
        message: expect.stringContaining("must add pages_messaging"),
      },
    });
    expect(world.channels.list().permissionGaps).toMatchObject([{ askAgain: false }]);
  });

  it("of a login that found nothing to connect are shown, too", async () => {
    const login = { ...loginOf("a", []), permissions: gap("business_management") };
    await world.connect("messenger", login);
    expect(world.channels.list().permissionGaps).toMatchObject([{ userId: "a" }]);
  });

  it("of a login that was called off are not", async () => {
    const gate = Promise.withResolvers<void>();
    world.facebook.loginGate = gate.promise;
    const login = { ...loginOf("a", ["1"]), permissions: gap("pages_messaging") };
    const end = world.connect("messenger", login);
    world.channels.flows.cancel(world.channels.flows.list()[0]?.id ?? "");
    gate.resolve();
    await end;
    expect(world.channels.list().permissionGaps).toEqual([]);
  });
});

describe("a login that cannot be used", () => {
  beforeEach(async () => {
    await world.connect("messenger", loginOf("a", ["1"]));
  });

  it.each([
    ["permission_missing", loginOf("b", ["2"], withoutPermission("pages_messaging"))],
    ["no_pages", loginOf("b", [])],
    ["no_eligible_pages", loginOf("b", [unticked("b", "2")])],
  ])("ends with %s and leaves what is there", async (expected, login) => {
    const before = world.records.get();
    const { result } = await world.connect("messenger", login);
    expect(result).toMatchObject({ ok: false, problem: { code: expected } });
    expect(world.records.get()).toMatchObject({ accounts: before.accounts, users: before.users });
    expect(world.secrets).toEqual(["page:1", "user:a"]);
  });

  it("ends with Facebook's own problem", async () => {
    const state = world.begin("messenger");
    world.facebook.login = { ok: false, problem: problem("throttled") };
    const before = world.records.get();
    const end = await world.channels.flows.finish(state, browser, code);
    expect(end?.result).toEqual({ ok: false, problem: problem("throttled") });
    expect(world.records.get()).toBe(before);
  });
});

describe("a keychain that locks in the middle", () => {
  beforeEach(async () => {
    await world.connect("messenger", loginOf("a", ["1"]));
    world.keychain.beforeWrite = (name) => {
      if (name === "page:3") world.keychain.become("locked");
    };
  });

  it("leaves the earlier accounts, and tombstones for what was written", async () => {
    const { result } = await world.connect("messenger", loginOf("b", ["2", "3"]));
    expect(result).toMatchObject({ ok: false, problem: { code: "keychain_locked" } });
    expect(world.accounts).toEqual(["messenger-1"]);
    expect(world.records.get()).toMatchObject({
      pendingWrites: [],
      pendingDeletes: ["user:b", "page:2", "page:3"],
    });
    expect(world.keychain.items.get("page:1")).toBe(pageToken("a", "1"));
  });

  it("is swept when it is open again, without anybody asking", async () => {
    await world.connect("messenger", loginOf("b", ["2", "3"]));
    world.keychain.become("open");
    await world.clock.pass(10 * minutes);
    expect(world.secrets).toEqual(["page:1", "user:a"]);
    expect(world.records.get().pendingDeletes).toEqual([]);
    expect(world.clock.pending).toBe(0);
  });

  it("leaves accounts of both channels with the user whose token they now have", async () => {
    await world.connect("instagram", loginOf("b", ["1", "3"]), { takeOver: true });
    expect(world.accounts).toEqual(["messenger-1"]);
    expect(world.records.get().accounts[0]?.userId).toBe("b");
    world.keychain.become("open");
    await world.clock.pass(10 * minutes);
    expect(Object.fromEntries(world.keychain.items)).toEqual({
      "page:1": pageToken("b", "1"),
      "user:b": userToken("b"),
    });
  });
});

describe("Cancel", () => {
  it("while Facebook is being read changes nothing", async () => {
    const gate = Promise.withResolvers<void>();
    world.facebook.loginGate = gate.promise;
    const end = world.connect("messenger", loginOf("a", ["1"]));
    world.channels.flows.cancel(world.channels.flows.list()[0]?.id ?? "");
    gate.resolve();
    expect((await end).result).toMatchObject({ problem: { code: "cancelled" } });
    expect(world.secrets).toEqual([]);
    expect(world.accounts).toEqual([]);
  });

  it.each(["user:a", "page:1", "page:3"])(
    "before %s is written leaves nothing half",
    async (name) => {
      cancelBefore(name);
      const { result } = await world.connect("messenger", loginOf("a", ["1", "2", "3"]));
      expect(result).toMatchObject({
        ok: name === "page:3",
        ...(name !== "page:3" && { problem: { code: "cancelled" } }),
      });
      const saved = name === "page:3" ? ["page:1", "page:2", "page:3", "user:a"] : [];
      expect(world.secrets).toEqual(saved);
      expect(world.records.get()).toMatchObject({
        pendingWrites: [],
        pendingDeletes: [],
        pendingRevocations: [],
      });
    },
  );
});

describe("a computer without a keychain", () => {
  beforeEach(() => world.keychain.become("unavailable"));

  it("keeps accounts for this run, and says so of each", async () => {
    const { result } = await world.connect("messenger", loginOf("a", ["1"]));
    expect(result.ok).toBe(true);
    expect(world.channels.list().channels[0]?.accounts[0]?.thisRunOnly).toBe(true);
    expect(world.keychain.memory.get("page:1")).toBe(pageToken("a", "1"));
  });

  it("forgets that once a keychain took the token", async () => {
    await world.connect("messenger", loginOf("a", ["1"]));
    world.keychain.become("open");
    await world.connect("messenger", loginOf("a", ["1"]));
    expect(world.channels.list().channels[0]?.accounts[0]).not.toHaveProperty("thisRunOnly");
  });
});

describe("a disk that refuses", () => {
  it("from the first write on changes nothing", async () => {
    await world.connect("messenger", loginOf("a", ["1"]));
    const before = world.records.get();
    world.records.full = true;
    const { result } = await world.connect("messenger", loginOf("b", ["1", "2"]));
    expect(result).toMatchObject({ ok: false, problem: { code: "not_saved" } });
    expect(world.records.get()).toBe(before);
    expect(world.secrets).toEqual(["page:1", "user:a"]);
  });

  it("when the accounts are to be noted leaves a trace of every secret", async () => {
    world.records.beforeSet = ({ accounts }) => {
      world.records.full = accounts.length > 0;
    };
    const { result } = await world.connect("messenger", loginOf("a", ["1", "2"]));
    expect(result).toMatchObject({ ok: false, problem: { code: "not_saved" } });
    expect(world.records.get().pendingWrites).toEqual(["user:a", "page:1", "page:2"]);

    world.records.beforeSet = () => undefined;
    world.records.full = false;
    await world.connect("instagram", loginOf("b", ["3"]));
    expect(world.secrets).toEqual(["page:3", "user:b"]);
  });
});

describe("the other accounts of the same user", () => {
  beforeEach(async () => {
    await world.connect("messenger", loginOf("a", ["1", "2"]));
    await world.connect("messenger", loginOf("b", ["9"]));
    world.facebook.checks.length = 0;
  });

  it("are asked about, and one that was not ticked again shows it", async () => {
    world.facebook.ill.set("2", problem("not_granted", "not-granted"));
    await world.connect("messenger", loginOf("a", ["1", unticked("a", "2")]));
    expect(world.facebook.checks.flat().map(({ accountId }) => accountId)).toEqual(["messenger-2"]);
    expect(world.health).toEqual({
      "messenger-1": "works",
      "messenger-2": "not-granted",
      "messenger-9": "works",
    });
  });

  it.each([
    ["is not in the list at all", loginOf("a", ["1"])],
    ["is left out by a login that connects nothing", loginOf("a", [unticked("a", "1")])],
    ["is left out by a login without Pages", loginOf("a", [])],
    [
      "is left out, and a permission too",
      loginOf("a", ["1"], withoutPermission("pages_messaging")),
    ],
  ])("show it where a Page %s", async (_what, login) => {
    world.facebook.ill.set("2", problem("not_granted", "not-granted"));
    await world.connect("messenger", login);
    expect(world.health["messenger-2"]).toBe("not-granted");
    expect(world.health["messenger-9"]).toBe("works");
  });

  it("show it also where their login was not the one expected", async () => {
    world.facebook.ill.set("9", problem("not_granted", "not-granted"));
    await world.connect("messenger", loginOf("b", ["1"]), { reconnectAccountId: "messenger-1" });
    expect(world.health).toEqual({
      "messenger-1": "works",
      "messenger-2": "works",
      "messenger-9": "not-granted",
    });
  });

  it("are not asked about where the login itself shows that they work", async () => {
    await world.connect("messenger", loginOf("a", ["1", "2"]));
    expect(world.facebook.checks).toEqual([]);
  });

  it("are asked about where the new token lacks what their channel needs", async () => {
    await world.connect(
      "instagram",
      loginOf("a", ["1", "2"], withoutPermission("pages_messaging")),
    );
    expect(world.facebook.checks[0]?.map(({ accountId }) => accountId)).toEqual([
      "messenger-1",
      "messenger-2",
    ]);
  });

  it("keep their state when Facebook does not say", async () => {
    world.facebook.ill.set("2", problem("throttled"));
    await world.connect("messenger", loginOf("a", ["1", unticked("a", "2")]));
    expect(world.health["messenger-2"]).toBe("works");
  });
});
