import { beforeEach, describe, expect, it } from "vitest";
import { channelTexts } from "../../../../main/i18n/en/channels.ts";
import {
  loginOf,
  page,
  pageToken,
  problem,
  unticked,
  userToken,
  withoutPermission,
} from "../../../support/logins.ts";
import { browserId, codeResponse, minute, TestDomain } from "../test-domain.ts";

const { consequences, problems } = channelTexts;
const { different_user, permission_missing } = problems;

let domain: TestDomain;
beforeEach(() => {
  domain = new TestDomain();
});

/** Ends a flow of `type` while its secrets are written: when `name` is about to be. */
function cancelBefore(name: string): void {
  domain.keychain.beforeWrite = (about) => {
    if (about !== name) return;
    for (const flow of domain.channels.flows.list()) domain.channels.flows.cancel(flow.id);
  };
}

describe("a login", () => {
  it("becomes accounts, with the Pages' own tokens in the keychain", async () => {
    const end = await domain.connect("messenger", loginOf("a", ["1", "2"]));
    expect(end.result).toEqual({ ok: true, value: { accounts: 2 } });
    expect(domain.accountIds).toEqual(["messenger-1", "messenger-2"]);
    expect(Object.fromEntries(domain.keychain.items)).toEqual({
      "user:a": userToken("a"),
      "page:1": pageToken("a", "1"),
      "page:2": pageToken("a", "2"),
    });
    expect(domain.records.get()).toMatchObject({
      pendingWrites: [],
      pendingDeletes: [],
      pendingRevocations: [],
    });
  });

  it("puts no secret into the records", async () => {
    await domain.connect("messenger", loginOf("a", ["1"]));
    expect(JSON.stringify(domain.records.get())).not.toContain("token-");
  });

  it("writes every secret before the record that needs it", async () => {
    const missing: string[] = [];
    domain.records.beforeSet = ({ accounts }) => {
      for (const { pageId } of accounts) {
        if (!domain.keychain.items.has(`page:${pageId}`)) missing.push(pageId);
      }
    };
    await domain.connect("messenger", loginOf("a", ["1", "2", "3"]));
    expect(missing).toEqual([]);
  });

  it("never puts the user's token in a Page's place", async () => {
    const impostor = page("a", "1", { token: userToken("a") });
    await domain.connect("messenger", loginOf("a", [impostor, "2"]));
    expect(domain.accountIds).toEqual(["messenger-2"]);
    expect(domain.keychain.items.has("page:1")).toBe(false);
  });

  it("shows how far it is", async () => {
    const steps: unknown[] = [];
    domain.keychain.beforeWrite = () => steps.push(domain.channels.flows.list()[0]?.step);
    await domain.connect("messenger", loginOf("a", ["1", "2"]));
    expect(steps).toEqual([
      { name: "saving", done: 0, total: 2 },
      { name: "saving", done: 0, total: 2 },
      { name: "saving", done: 1, total: 2 },
    ]);
  });

  it("names the Pages it could not connect, in place of those of the last login", async () => {
    await domain.connect("messenger", loginOf("a", ["1", unticked("a", "2"), unticked("a", "3")]));
    await domain.connect("messenger", loginOf("a", ["1", "2", unticked("a", "3")]));
    const { unconnectable } = domain.channels.list();
    expect(unconnectable.map(({ pageId, reason }) => [pageId, reason])).toEqual([
      ["3", "not-ticked"],
    ]);
  });

  it("made again, makes no second account", async () => {
    await domain.connect("messenger", loginOf("a", ["1", "2"]));
    await domain.connect("messenger", loginOf("a", ["1", "2"]));
    expect(domain.accountIds).toEqual(["messenger-1", "messenger-2"]);
    expect(domain.secretNames).toEqual(["page:1", "page:2", "user:a"]);
  });
});

describe("a login of somebody else", () => {
  const takeOver = { takeOver: true };

  beforeEach(async () => {
    await domain.connect("messenger", loginOf("a", ["1"]));
  });

  it("leaves a Page to who connected it, in whichever channel, and connects the others", async () => {
    const before = domain.records.get().accounts;
    const { result } = await domain.connect("instagram", loginOf("b", ["1", "2"]));
    expect(result).toEqual({ ok: true, value: { accounts: 1 } });
    expect(domain.records.get().accounts).toEqual([
      ...before,
      expect.objectContaining({ id: "instagram-2", userId: "b" }),
    ]);
    expect(domain.keychain.items.get("page:1")).toBe(pageToken("a", "1"));
    expect(domain.channels.list().unconnectable).toMatchObject([
      { pageId: "1", reason: "connected-by-another", message: "User a connected this Page." },
    ]);
  });

  it("leaves it also where the account has stopped working", async () => {
    domain.facebook.checkProblems.set("1", problem("password", "reconnect"));
    await domain.channels.check();
    await domain.connect("messenger", loginOf("b", ["1", "2"]));
    expect(domain.health).toMatchObject({ "messenger-1": "reconnect" });
    expect(domain.keychain.items.get("page:1")).toBe(pageToken("a", "1"));
  });

  it("takes Pages over, in both channels, where that was agreed to", async () => {
    await domain.connect("instagram", loginOf("b", ["1"]), takeOver);
    expect(domain.records.get().accounts.map(({ userId }) => userId)).toEqual(["b", "b"]);
    expect(domain.keychain.items.get("page:1")).toBe(pageToken("b", "1"));
    expect(domain.secretNames).toEqual(["page:1", "user:b"]);
  });

  it("that holds nothing but such Pages names both people, and changes no account", async () => {
    const { accounts, users } = domain.records.get();
    const { result } = await domain.connect("messenger", loginOf("b", ["1"]));
    expect(result).toMatchObject({
      ok: false,
      problem: {
        code: "different_user",
        message: different_user({
          user: "User b",
          taken: { kind: "pages", count: 1 },
          owners: ["User a"],
        }),
      },
    });
    expect(domain.records.get()).toMatchObject({ accounts, users });
    expect(domain.secretNames).toEqual(["page:1", "user:a"]);
  });

  it("has other words where something else stands against one of its Pages", async () => {
    const { result } = await domain.connect("messenger", loginOf("b", ["1", unticked("b", "2")]));
    expect(result).toMatchObject({ ok: false, problem: { code: "no_eligible_pages" } });
  });

  it("names everybody whose Pages they are", async () => {
    await domain.connect("messenger", loginOf("c", ["2"]));
    const { result } = await domain.connect("messenger", loginOf("b", ["1", "2"]));
    expect(result.ok ? "" : result.problem.message).toContain(
      "these Pages belong to the logins of User a and User c. Nothing was changed. Log in as one of them",
    );
    await domain.connect("messenger", loginOf("d", ["3"]));
    await domain.connect("messenger", loginOf("e", ["4"]));
    const all = await domain.connect("messenger", loginOf("b", ["1", "2", "3", "4"]));
    expect(all.result).toMatchObject({
      problem: { message: expect.stringContaining("the logins of User a, User c, and others.") },
    });
  });
});

describe("connecting an account again", () => {
  const again = { reconnectAccountId: "messenger-1" };

  beforeEach(async () => {
    await domain.connect("messenger", loginOf("a", ["1", "2"]));
    domain.facebook.checkProblems.set("1", problem("password", "reconnect"));
    await domain.channels.check();
  });

  it("renews it when the same person logs in", async () => {
    const { result } = await domain.connect("messenger", loginOf("a", ["1", "2"]), again);
    expect(result.ok).toBe(true);
    expect(domain.health).toEqual({ "messenger-1": "works", "messenger-2": "works" });
  });

  it("changes nothing at all when somebody else does, and names both", async () => {
    const before = domain.records.get();
    const login = loginOf("b", ["1", "7"], withoutPermission("pages_messaging"));
    const { result } = await domain.connect("messenger", login, again);
    expect(result).toMatchObject({
      ok: false,
      problem: {
        code: "different_user",
        message: different_user({
          user: "User b",
          taken: { kind: "account", name: "Page 1" },
          owners: ["User a"],
        }),
      },
    });
    expect(domain.records.get()).toBe(before);
  });

  it("calls an Instagram account by its username", async () => {
    await domain.connect("instagram", loginOf("a", ["1"]));
    const login = loginOf("b", ["1"]);
    const { result } = await domain.connect("instagram", login, {
      reconnectAccountId: "instagram-1",
    });
    expect(result.ok ? "" : result.problem.message).toContain("but @page.1 belongs to");
  });

  it("connects as somebody else where that was agreed to", async () => {
    await domain.connect("messenger", loginOf("b", ["1"]), { ...again, takeOver: true });
    expect(domain.records.get().accounts.map(({ id, userId }) => [id, userId])).toEqual([
      ["messenger-2", "a"],
      ["messenger-1", "b"],
    ]);
  });

  it("expects nobody where the account is gone by then", async () => {
    await domain.channels.disconnectAccount("messenger-1");
    const { result } = await domain.connect("messenger", loginOf("b", ["1"]), again);
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
    expect((await domain.connect("messenger", login)).result.ok).toBe(true);
    expect(domain.channels.list().permissionGaps).toEqual([
      {
        channel: "messenger",
        userId: "a",
        userName: "User a",
        missing: [
          {
            permission: "business_management",
            status: "declined",
            consequence: consequences.business_management,
          },
        ],
        askAgain: true,
      },
    ]);
    await domain.connect("messenger", login);
    expect(domain.channels.list().permissionGaps).toMatchObject([{ askAgain: false }]);
    await domain.connect("messenger", loginOf("a", ["1"]));
    expect(domain.channels.list().permissionGaps).toEqual([]);
  });

  it("fail the login where it does not, by what cannot be done, and are shown", async () => {
    const login = { ...loginOf("a", ["1"]), permissions: gap("pages_messaging") };
    const { result } = await domain.connect("messenger", login);
    expect(result).toMatchObject({
      ok: false,
      problem: {
        code: "permission_missing",
        responsible: "user",
        message: permission_missing.declined("messenger", [consequences.pages_messaging]),
      },
    });
    expect(domain.accountIds).toEqual([]);
    expect(domain.channels.list().permissionGaps).toMatchObject([{ userId: "a", askAgain: true }]);
  });

  it("that nobody was asked for are the operator's to add", async () => {
    const login = loginOf("a", ["1"], withoutPermission("pages_messaging"));
    const { result } = await domain.connect("messenger", login);
    expect(result).toMatchObject({
      problem: {
        code: "permission_missing",
        responsible: "operator",
        message: expect.stringContaining("must add pages_messaging"),
      },
    });
    expect(domain.channels.list().permissionGaps).toMatchObject([{ askAgain: false }]);
  });

  it("of a login that found nothing to connect are shown, too", async () => {
    const login = { ...loginOf("a", []), permissions: gap("business_management") };
    await domain.connect("messenger", login);
    expect(domain.channels.list().permissionGaps).toMatchObject([{ userId: "a" }]);
  });

  it("of a login that was called off are not", async () => {
    const gate = Promise.withResolvers<void>();
    domain.facebook.loginDelay = gate.promise;
    const login = { ...loginOf("a", ["1"]), permissions: gap("pages_messaging") };
    const end = domain.connect("messenger", login);
    domain.channels.flows.cancel(domain.channels.flows.list()[0]?.id ?? "");
    gate.resolve();
    await end;
    expect(domain.channels.list().permissionGaps).toEqual([]);
  });
});

describe("a login that cannot be used", () => {
  beforeEach(async () => {
    await domain.connect("messenger", loginOf("a", ["1"]));
  });

  it.each([
    ["permission_missing", loginOf("b", ["2"], withoutPermission("pages_messaging"))],
    ["no_pages", loginOf("b", [])],
    ["no_eligible_pages", loginOf("b", [unticked("b", "2")])],
  ])("ends with %s and leaves what is there", async (expected, login) => {
    const before = domain.records.get();
    const { result } = await domain.connect("messenger", login);
    expect(result).toMatchObject({ ok: false, problem: { code: expected } });
    expect(domain.records.get()).toMatchObject({ accounts: before.accounts, users: before.users });
    expect(domain.secretNames).toEqual(["page:1", "user:a"]);
  });

  it("tells a person who chose no Page to choose one", async () => {
    const { result } = await domain.connect("messenger", loginOf("b", [unticked("b", "2")]));
    const { message } = result.ok ? {} : result.problem;
    expect(message).toBe(problems.no_eligible_pages.noneChosen);
  });

  it("tells a person whose chosen Pages are no use what each one needs", async () => {
    const { result } = await domain.connect("messenger", loginOf("b", ["1", unticked("b", "2")]));
    const { message } = result.ok ? {} : result.problem;
    expect(message).toBe(problems.no_eligible_pages.noneUsable("messenger"));
  });

  it("ends with Facebook's own problem", async () => {
    const state = domain.begin("messenger");
    domain.facebook.login = { ok: false, problem: problem("throttled") };
    const before = domain.records.get();
    const end = await domain.channels.flows.finish(state, browserId, codeResponse);
    expect(end?.result).toEqual({ ok: false, problem: problem("throttled") });
    expect(domain.records.get()).toBe(before);
  });
});

describe("a keychain that locks in the middle", () => {
  beforeEach(async () => {
    await domain.connect("messenger", loginOf("a", ["1"]));
    domain.keychain.beforeWrite = (name) => {
      if (name === "page:3") domain.keychain.setState("locked");
    };
  });

  it("leaves the earlier accounts, and tombstones for what was written", async () => {
    const { result } = await domain.connect("messenger", loginOf("b", ["2", "3"]));
    expect(result).toMatchObject({ ok: false, problem: { code: "keychain_locked" } });
    expect(domain.accountIds).toEqual(["messenger-1"]);
    expect(domain.records.get()).toMatchObject({
      pendingWrites: [],
      pendingDeletes: ["user:b", "page:2", "page:3"],
    });
    expect(domain.keychain.items.get("page:1")).toBe(pageToken("a", "1"));
  });

  it("is swept when it is open again, without anybody asking", async () => {
    await domain.connect("messenger", loginOf("b", ["2", "3"]));
    domain.keychain.setState("open");
    await domain.clock.pass(10 * minute);
    expect(domain.secretNames).toEqual(["page:1", "user:a"]);
    expect(domain.records.get().pendingDeletes).toEqual([]);
    expect(domain.clock.pending).toBe(0);
  });

  it("leaves accounts of both channels with the user whose token they now have", async () => {
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

describe("Cancel", () => {
  it("while Facebook is being read changes nothing", async () => {
    const gate = Promise.withResolvers<void>();
    domain.facebook.loginDelay = gate.promise;
    const end = domain.connect("messenger", loginOf("a", ["1"]));
    domain.channels.flows.cancel(domain.channels.flows.list()[0]?.id ?? "");
    gate.resolve();
    expect((await end).result).toMatchObject({ problem: { code: "cancelled" } });
    expect(domain.secretNames).toEqual([]);
    expect(domain.accountIds).toEqual([]);
  });

  it.each(["user:a", "page:1", "page:3"])(
    "before %s is written leaves nothing half",
    async (name) => {
      cancelBefore(name);
      const { result } = await domain.connect("messenger", loginOf("a", ["1", "2", "3"]));
      expect(result).toMatchObject({
        ok: name === "page:3",
        ...(name !== "page:3" && { problem: { code: "cancelled" } }),
      });
      const saved = name === "page:3" ? ["page:1", "page:2", "page:3", "user:a"] : [];
      expect(domain.secretNames).toEqual(saved);
      expect(domain.records.get()).toMatchObject({
        pendingWrites: [],
        pendingDeletes: [],
        pendingRevocations: [],
      });
    },
  );
});

describe("a computer without a keychain", () => {
  beforeEach(() => domain.keychain.setState("unavailable"));

  it("keeps accounts for this run, and says so of each", async () => {
    const { result } = await domain.connect("messenger", loginOf("a", ["1"]));
    expect(result.ok).toBe(true);
    expect(domain.channels.list().channels[0]?.accounts[0]?.thisRunOnly).toBe(true);
    expect(domain.keychain.memory.get("page:1")).toBe(pageToken("a", "1"));
  });

  it("forgets that once a keychain took the token", async () => {
    await domain.connect("messenger", loginOf("a", ["1"]));
    domain.keychain.setState("open");
    await domain.connect("messenger", loginOf("a", ["1"]));
    expect(domain.channels.list().channels[0]?.accounts[0]).not.toHaveProperty("thisRunOnly");
  });
});

describe("a disk that refuses", () => {
  it("from the first write on changes nothing", async () => {
    await domain.connect("messenger", loginOf("a", ["1"]));
    const before = domain.records.get();
    domain.records.full = true;
    const { result } = await domain.connect("messenger", loginOf("b", ["1", "2"]));
    expect(result).toMatchObject({ ok: false, problem: { code: "not_saved" } });
    expect(domain.records.get()).toBe(before);
    expect(domain.secretNames).toEqual(["page:1", "user:a"]);
  });

  it("when the accounts are to be noted leaves a trace of every secret", async () => {
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

describe("the other accounts of the same user", () => {
  beforeEach(async () => {
    await domain.connect("messenger", loginOf("a", ["1", "2"]));
    await domain.connect("messenger", loginOf("b", ["9"]));
    domain.facebook.checks.length = 0;
  });

  it("are asked about, and one that was not ticked again shows it", async () => {
    domain.facebook.checkProblems.set("2", problem("not_granted", "not-granted"));
    await domain.connect("messenger", loginOf("a", ["1", unticked("a", "2")]));
    expect(domain.facebook.checks.flat().map(({ accountId }) => accountId)).toEqual([
      "messenger-2",
    ]);
    expect(domain.health).toEqual({
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
    domain.facebook.checkProblems.set("2", problem("not_granted", "not-granted"));
    await domain.connect("messenger", login);
    expect(domain.health["messenger-2"]).toBe("not-granted");
    expect(domain.health["messenger-9"]).toBe("works");
  });

  it("show it also where their login was not the one expected", async () => {
    domain.facebook.checkProblems.set("9", problem("not_granted", "not-granted"));
    await domain.connect("messenger", loginOf("b", ["1"]), { reconnectAccountId: "messenger-1" });
    expect(domain.health).toEqual({
      "messenger-1": "works",
      "messenger-2": "works",
      "messenger-9": "not-granted",
    });
  });

  it("are not asked about where the login itself shows that they work", async () => {
    await domain.connect("messenger", loginOf("a", ["1", "2"]));
    expect(domain.facebook.checks).toEqual([]);
  });

  it("are asked about where the new token lacks what their channel needs", async () => {
    await domain.connect(
      "instagram",
      loginOf("a", ["1", "2"], withoutPermission("pages_messaging")),
    );
    expect(domain.facebook.checks[0]?.map(({ accountId }) => accountId)).toEqual([
      "messenger-1",
      "messenger-2",
    ]);
  });

  it("keep their state when Facebook does not say", async () => {
    domain.facebook.checkProblems.set("2", problem("throttled"));
    await domain.connect("messenger", loginOf("a", ["1", unticked("a", "2")]));
    expect(domain.health["messenger-2"]).toBe("works");
  });
});
