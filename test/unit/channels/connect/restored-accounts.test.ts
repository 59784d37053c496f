import { describe, expect, it } from "vitest";
import { pagesToRenew } from "../../../../main/channels/connect/restored-accounts.ts";
import { loginOf, page, pageToken, problem, withoutPermission } from "../../../support/logins.ts";
import { TestDomain } from "../test-domain.ts";

/** A Page without an Instagram account. */
const plainPage = (userId: string, id: string) => {
  const { instagram: _, ...rest } = page(userId, id);
  return rest;
};
const tokenOf = (domain: TestDomain, pageId: string) => domain.keychain.items.get(`page:${pageId}`);

describe("the dialog", () => {
  async function connected() {
    const domain = new TestDomain();
    await domain.connect("messenger", loginOf("a", ["1"]));
    await domain.connect("instagram", loginOf("a", ["1"]));
    await domain.connect("messenger", loginOf("b", ["2"]));
    return domain;
  }
  const askedFor = (domain: TestDomain) => domain.facebook.dialogs.at(-1)?.type;

  it("asks for both channels' permissions to repair the accounts of a person in both", async () => {
    const domain = await connected();
    domain.begin("messenger", { reconnectAccountId: "messenger-1" });
    expect(askedFor(domain)).toBe("all");
    domain.begin("instagram", { reconnectAccountId: "instagram-1" });
    expect(askedFor(domain)).toBe("all");
  });

  it("asks for one channel's permissions otherwise", async () => {
    const domain = await connected();
    domain.begin("messenger", { reconnectAccountId: "messenger-2" });
    expect(askedFor(domain)).toBe("messenger");
    domain.begin("messenger");
    expect(askedFor(domain)).toBe("messenger");
  });
});

describe("a login for Instagram", () => {
  it("renews only Pages that it does not connect anyway", async () => {
    const domain = new TestDomain();
    const login = loginOf("a", [plainPage("a", "1"), page("a", "2")]);
    await domain.connect("messenger", login);
    const renewed = pagesToRenew(domain.records.get().accounts, "instagram", login, undefined);
    expect(renewed.map(({ id }) => id)).toEqual(["1"]);
  });

  it("gives Messenger's accounts their new token, too, and connects nothing new", async () => {
    const domain = new TestDomain();
    await domain.connect("messenger", loginOf("a", [plainPage("a", "1"), page("a", "2")]));
    domain.facebook.checkProblems.set("1", problem("password_changed", "reconnect"));
    await domain.channels.check();
    expect(domain.health["messenger-1"]).toBe("reconnect");

    domain.facebook.checkProblems.clear();
    const renewed = { ...plainPage("a", "1"), token: "new-token-1" };
    await domain.connect("instagram", loginOf("a", [renewed, page("a", "2"), plainPage("a", "3")]));
    expect(domain.health).toEqual({
      "messenger-1": "works",
      "messenger-2": "works",
      "instagram-2": "works",
    });
    expect(tokenOf(domain, "1")).toBe("new-token-1");
    expect(domain.secretNames).not.toContain("page:3");
  });

  it("does not touch what somebody else connected", async () => {
    const domain = new TestDomain();
    await domain.connect("messenger", loginOf("b", [plainPage("b", "1")]));
    await domain.connect("instagram", loginOf("a", [plainPage("a", "1"), page("a", "2")]));
    expect(tokenOf(domain, "1")).toBe(pageToken("b", "1"));
  });
});

it("notes what a repairing login did not grant in the other channel", async () => {
  const domain = new TestDomain();
  await domain.connect("messenger", loginOf("a", ["1"]));
  await domain.connect("instagram", loginOf("a", ["1"]));
  const login = loginOf("a", ["1"], withoutPermission("instagram_manage_messages"));
  await domain.connect("messenger", login, { reconnectAccountId: "messenger-1" });
  expect(domain.channels.list().permissionGaps).toMatchObject([
    { channel: "instagram", missing: [{ permission: "instagram_manage_messages" }] },
  ]);
});
