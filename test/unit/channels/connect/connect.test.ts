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
import { browserId, codeResponse, TestDomain } from "../test-domain.ts";

const { consequences, problems } = channelTexts;

let domain: TestDomain;
beforeEach(() => {
  domain = new TestDomain();
});

describe("a login", () => {
  it("becomes accounts, with the Pages' own tokens in the keychain", async () => {
    const end = await domain.connect("messenger", loginOf("a", ["1", "2"]));
    expect(end.result).toMatchObject({ ok: true, value: { total: 2 } });
    expect(domain.accountIds).toEqual(["messenger-1", "messenger-2"]);
    expect(Object.fromEntries(domain.keychain.items)).toEqual({
      "user:a": userToken("a"),
      "page:1": pageToken("a", "1"),
      "page:2": pageToken("a", "2"),
    });
    expect(domain.records.get()).toMatchObject({ pendingWrites: [], pendingDeletes: [] });
    expect(domain.pending).toEqual([]);
  });

  it("leaves no token in the records", async () => {
    await domain.connect("messenger", loginOf("a", ["1"]));
    expect(JSON.stringify(domain.records.get())).not.toContain("token-");
  });

  it("never stores the user's token as a Page's", async () => {
    const impostor = page("a", "1", { token: userToken("a") });
    await domain.connect("messenger", loginOf("a", [impostor, "2"]));
    expect(domain.accountIds).toEqual(["messenger-2"]);
    expect(domain.keychain.items.has("page:1")).toBe(false);
  });

  it("replaces the list of Pages that the last login could not connect", async () => {
    await domain.connect("messenger", loginOf("a", ["1", unticked("a", "2"), unticked("a", "3")]));
    await domain.connect("messenger", loginOf("a", ["1", "2", unticked("a", "3")]));
    const { unconnectable } = domain.channels.list();
    expect(unconnectable.map(({ pageId, reason }) => [pageId, reason])).toEqual([
      ["3", "not-ticked"],
    ]);
  });

  it("keeps the list of another person, without the Pages that are connected now", async () => {
    await domain.connect("messenger", loginOf("a", ["1", unticked("a", "2"), unticked("a", "3")]));
    await domain.connect("messenger", loginOf("b", ["3", unticked("b", "4")]));
    const { unconnectable } = domain.channels.list();
    expect(unconnectable.map(({ pageId, userName }) => [pageId, userName])).toEqual([
      ["2", "User a"],
      ["4", "User b"],
    ]);
  });

  it("creates no duplicates if it is repeated", async () => {
    await domain.connect("messenger", loginOf("a", ["1", "2"]));
    await domain.connect("messenger", loginOf("a", ["1", "2"]));
    expect(domain.accountIds).toEqual(["messenger-1", "messenger-2"]);
    expect(domain.secretNames).toEqual(["page:1", "page:2", "user:a"]);
  });
});

describe("a login that connects nothing", () => {
  beforeEach(async () => {
    await domain.connect("messenger", loginOf("a", ["1"]));
  });

  it.each([
    ["permission_missing", loginOf("b", ["2"], withoutPermission("pages_messaging"))],
    ["no_pages", loginOf("b", [])],
    ["no_eligible_pages", loginOf("b", [unticked("b", "2")])],
  ])("ends with %s and leaves the connected accounts", async (expected, login) => {
    const before = domain.records.get();
    const { result } = await domain.connect("messenger", login);
    expect(result).toMatchObject({ ok: false, problem: { code: expected } });
    expect(domain.records.get()).toMatchObject({ accounts: before.accounts, users: before.users });
    expect(domain.secretNames).toEqual(["page:1", "user:a"]);
  });

  it("asks a user who selected no Page to select one", async () => {
    const { result } = await domain.connect("messenger", loginOf("b", [unticked("b", "2")]));
    const { message } = result.ok ? {} : result.problem;
    expect(message).toBe(problems.no_eligible_pages.noneChosen);
  });

  it("tells a user whose selected Pages cannot be connected what each one needs", async () => {
    const { result } = await domain.connect("messenger", loginOf("b", ["1", unticked("b", "2")]));
    const { message } = result.ok ? {} : result.problem;
    expect(message).toBe(problems.no_eligible_pages.noneUsable("messenger"));
  });

  it("ends with the problem that Facebook reported", async () => {
    const state = domain.begin("messenger");
    domain.facebook.login = { ok: false, problem: problem("throttled") };
    const before = domain.records.get();
    const end = await domain.channels.flows.finish(state, browserId, codeResponse);
    expect(end?.result).toEqual({ ok: false, problem: problem("throttled") });
    expect(domain.records.get()).toBe(before);
  });

  it("changes nothing if it is cancelled while Facebook is slow", async () => {
    const before = domain.records.get();
    const finishLogin = domain.facebook.delay("readLogin");
    const end = domain.connect("messenger", loginOf("b", ["2"]));
    domain.channels.flows.close();
    finishLogin();
    expect((await end).result).toMatchObject({ problem: { code: "cancelled" } });
    expect(domain.records.get()).toBe(before);
    expect(domain.secretNames).toEqual(["page:1", "user:a"]);
  });
});

describe("a login with a permission missing", () => {
  const without = (name: string) => ({
    granted: withoutPermission(name),
    declined: [name],
    expired: [],
  });

  it("connects if the permission is optional, and shows the gap until it is granted", async () => {
    const login = { ...loginOf("a", ["1"]), permissions: without("business_management") };
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

  it("fails if the permission is required, and shows the gap", async () => {
    const login = { ...loginOf("a", ["1"]), permissions: without("pages_messaging") };
    const { result } = await domain.connect("messenger", login);
    expect(result).toMatchObject({
      ok: false,
      problem: {
        code: "permission_missing",
        responsible: "user",
        message: problems.permission_missing.declined("messenger", [consequences.pages_messaging]),
      },
    });
    expect(domain.accountIds).toEqual([]);
    expect(domain.channels.list().permissionGaps).toMatchObject([{ userId: "a", askAgain: true }]);
  });

  it("asks the operator to add a required permission that the dialog did not offer", async () => {
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

  it("shows the gap even if no Page could be connected", async () => {
    const login = { ...loginOf("a", []), permissions: without("business_management") };
    await domain.connect("messenger", login);
    expect(domain.channels.list().permissionGaps).toMatchObject([{ userId: "a" }]);
  });

  it("shows no gap if it was cancelled", async () => {
    const finishLogin = domain.facebook.delay("readLogin");
    const login = { ...loginOf("a", ["1"]), permissions: without("pages_messaging") };
    const end = domain.connect("messenger", login);
    domain.channels.flows.close();
    finishLogin();
    await end;
    expect(domain.channels.list().permissionGaps).toEqual([]);
  });
});
