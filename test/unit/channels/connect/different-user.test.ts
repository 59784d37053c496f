import { beforeEach, describe, expect, it } from "vitest";
import { channelTexts } from "../../../../main/i18n/en/channels.ts";
import {
  loginOf,
  pageToken,
  problem,
  unticked,
  withoutPermission,
} from "../../../support/logins.ts";
import { TestDomain } from "../test-domain.ts";

const { connectedByAnother, problems } = channelTexts;
const takeOver = { takeOver: true };

let domain: TestDomain;
beforeEach(() => {
  domain = new TestDomain();
});

describe("another user's login", () => {
  beforeEach(async () => {
    await domain.connect("messenger", loginOf("a", ["1"]));
  });

  it("connects only Pages that nobody connected yet, in either channel", async () => {
    const before = domain.records.get().accounts;
    const { result } = await domain.connect("instagram", loginOf("b", ["1", "2"]));
    expect(result).toMatchObject({ ok: true, value: { total: 1 } });
    expect(domain.records.get().accounts).toEqual([
      ...before,
      expect.objectContaining({ id: "instagram-2", userId: "b" }),
    ]);
    expect(domain.keychain.items.get("page:1")).toBe(pageToken("a", "1"));
    expect(domain.channels.list().unconnectable).toMatchObject([
      {
        pageId: "1",
        reason: "connected-by-another",
        message: connectedByAnother.message("User a"),
      },
    ]);
  });

  it("leaves a Page alone even if its account no longer works", async () => {
    domain.facebook.checkProblems.set("1", problem("password", "reconnect"));
    await domain.channels.check();
    await domain.connect("messenger", loginOf("b", ["1", "2"]));
    expect(domain.health).toMatchObject({ "messenger-1": "reconnect" });
    expect(domain.keychain.items.get("page:1")).toBe(pageToken("a", "1"));
  });

  it("takes Pages over in both channels if the user agreed to it", async () => {
    await domain.connect("instagram", loginOf("b", ["1"]), takeOver);
    expect(domain.records.get().accounts.map(({ userId }) => userId)).toEqual(["b", "b"]);
    expect(domain.keychain.items.get("page:1")).toBe(pageToken("b", "1"));
    expect(domain.secretNames).toEqual(["page:1", "user:b"]);
  });

  it("changes no account and names both users if all its Pages are connected already", async () => {
    const { accounts, users } = domain.records.get();
    const { result } = await domain.connect("messenger", loginOf("b", ["1"]));
    expect(result).toMatchObject({
      ok: false,
      problem: {
        code: "different_user",
        message: problems.different_user({
          user: "User b",
          taken: { kind: "pages", count: 1 },
          owners: ["User a"],
        }),
      },
    });
    expect(domain.records.get()).toMatchObject({ accounts, users });
    expect(domain.secretNames).toEqual(["page:1", "user:a"]);
  });

  it("reports no other user if one of its Pages cannot be connected for another reason", async () => {
    const { result } = await domain.connect("messenger", loginOf("b", ["1", unticked("b", "2")]));
    expect(result).toMatchObject({ ok: false, problem: { code: "no_eligible_pages" } });
  });

  it("names all users who connected its Pages", async () => {
    await domain.connect("messenger", loginOf("c", ["2"]));
    const { result } = await domain.connect("messenger", loginOf("b", ["1", "2"]));
    expect(result).toMatchObject({
      problem: {
        message: problems.different_user({
          user: "User b",
          taken: { kind: "pages", count: 2 },
          owners: ["User a", "User c"],
        }),
      },
    });
  });

  it("names the first two of many users", async () => {
    for (const [index, userId] of ["c", "d", "e"].entries())
      await domain.connect("messenger", loginOf(userId, [`${index + 2}`]));
    const { result } = await domain.connect("messenger", loginOf("b", ["1", "2", "3", "4"]));
    expect(result).toMatchObject({
      problem: { message: expect.stringContaining("User a, User c, and others") },
    });
  });
});

describe("reconnecting an account", () => {
  const reconnect = { reconnectAccountId: "messenger-1" };

  beforeEach(async () => {
    await domain.connect("messenger", loginOf("a", ["1", "2"]));
    domain.facebook.checkProblems.set("1", problem("password", "reconnect"));
    await domain.channels.check();
  });

  it("repairs it if the same user logs in", async () => {
    const { result } = await domain.connect("messenger", loginOf("a", ["1", "2"]), reconnect);
    expect(result.ok).toBe(true);
    expect(domain.health).toEqual({ "messenger-1": "works", "messenger-2": "works" });
  });

  it("changes nothing at all if another user logs in, and names both", async () => {
    const before = domain.records.get();
    const login = loginOf("b", ["1", "7"], withoutPermission("pages_messaging"));
    const { result } = await domain.connect("messenger", login, reconnect);
    expect(result).toMatchObject({
      ok: false,
      problem: {
        code: "different_user",
        message: problems.different_user({
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
    const { result } = await domain.connect("instagram", loginOf("b", ["1"]), {
      reconnectAccountId: "instagram-1",
    });
    expect(result).toMatchObject({
      problem: {
        message: problems.different_user({
          user: "User b",
          taken: { kind: "account", name: "@page.1" },
          owners: ["User a"],
        }),
      },
    });
  });

  it("moves it to another user if that was agreed to", async () => {
    await domain.connect("messenger", loginOf("b", ["1"]), { ...reconnect, ...takeOver });
    expect(domain.records.get().accounts.map(({ id, userId }) => [id, userId])).toEqual([
      ["messenger-2", "a"],
      ["messenger-1", "b"],
    ]);
  });

  it("accepts any user if the account is gone by then", async () => {
    await domain.channels.disconnectAccount("messenger-1");
    const { result } = await domain.connect("messenger", loginOf("b", ["1"]), reconnect);
    expect(result.ok).toBe(true);
  });
});
