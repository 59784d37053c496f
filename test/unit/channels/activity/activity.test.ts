/** Tests what the domain adds to the activity. */
import { beforeEach, describe, expect, it } from "vitest";
import type { ChannelType } from "../../../../common/contract/accounts.ts";
import { flush } from "../../../support/doubles/flush.ts";
import {
  account,
  loginOf,
  page,
  problem,
  unticked,
  user,
  withoutPermission,
} from "../../../support/logins.ts";
import { minute, TestDomain } from "../test-domain.ts";

let domain: TestDomain;
beforeEach(() => {
  domain = new TestDomain();
});

const named = (channel: ChannelType, id: string) => ({
  id: `${channel}-${id}`,
  channel,
  name: channel === "instagram" ? `@page.${id}` : `Page ${id}`,
});
const messenger = (id: string) => named("messenger", id);
const kinds = () => domain.activity.take().map(({ kind }) => kind);

/** Connects Pages 1 and 2 in Messenger and forgets what that added. */
async function connectTwo(): Promise<void> {
  await domain.connect("messenger", loginOf("a", ["1", "2"]));
  await flush();
  domain.activity.take();
}

describe("a login", () => {
  it("is added with the accounts that are new, and the Pages that were left out", async () => {
    const { instagram: _, ...noInstagram } = page("a", "2");
    await domain.connect("instagram", loginOf("a", ["1", noInstagram, unticked("a", "3")]));
    const login = { channel: "instagram", userName: "User a" };
    expect(domain.activity.take()).toEqual([
      { kind: "connected", ...login, added: [named("instagram", "1")], already: 0 },
      {
        kind: "left-out",
        ...login,
        reason: "no-instagram-account",
        accounts: [{ id: "instagram-2", channel: "instagram", name: "Page 2" }],
      },
      {
        kind: "left-out",
        ...login,
        reason: "not-ticked",
        accounts: [named("instagram", "3")],
      },
    ]);
  });

  it("counts the accounts that it only renewed", async () => {
    await connectTwo();
    await domain.connect("messenger", loginOf("a", ["1", "2", "3"]));
    expect(domain.activity.take()).toMatchObject([
      { kind: "connected", added: [messenger("3")], already: 2 },
    ]);
  });

  it("that connects nothing only says what it left out", async () => {
    await domain.connect("messenger", loginOf("a", [unticked("a", "1")]));
    expect(kinds()).toEqual(["left-out"]);
  });

  it("says which accounts it took over, in both channels", async () => {
    await connectTwo();
    await domain.connect("instagram", loginOf("a", ["1"]));
    await flush();
    domain.activity.take();
    await domain.connect("messenger", loginOf("b", ["1"]), { takeOver: true });
    const taken = domain.activity.take().find(({ kind }) => kind === "taken-over");
    expect(taken).toEqual({
      kind: "taken-over",
      userName: "User b",
      accounts: [named("instagram", "1"), messenger("1")],
    });
  });

  it("takes nothing over from another Meta app, where the same person has another id", async () => {
    await connectTwo();
    const next = await domain.restart(false, { appId: "other" });
    await next.connect("messenger", loginOf("x", ["1", "2"]));
    expect(next.activity.take().map(({ kind }) => kind)).not.toContain("taken-over");
  });

  it("says which permissions were declined", async () => {
    const login = loginOf("a", ["1"], withoutPermission("pages_messaging"));
    const permissions = { ...login.permissions, declined: ["pages_messaging"] };
    await domain.connect("messenger", { ...login, permissions });
    expect(domain.activity.take()).toEqual([
      {
        kind: "permissions-declined",
        channel: "messenger",
        userName: "User a",
        permissions: ["pages_messaging"],
      },
    ]);
    await domain.connect("messenger", login);
    expect(kinds()).toEqual([]);
  });

  it("that repairs an account says so", async () => {
    await connectTwo();
    domain.facebook.checkProblems.set("1", problem("password_changed", "reconnect"));
    await domain.channels.check();
    domain.activity.take();
    domain.facebook.checkProblems.clear();
    await domain.connect("messenger", loginOf("a", ["1", "2"]));
    expect(domain.activity.take()).toMatchObject([
      { kind: "state", account: messenger("1"), from: "reconnect", to: "works" },
      { kind: "connected", added: [], already: 2 },
    ]);
  });
});

describe("a check", () => {
  beforeEach(connectTwo);

  it("is added after the accounts whose state it changed", async () => {
    domain.facebook.checkProblems.set("1", problem("password_changed", "reconnect"));
    await domain.channels.check();
    expect(domain.activity.take()).toEqual([
      {
        kind: "state",
        account: messenger("1"),
        from: "works",
        to: "reconnect",
        code: "password_changed",
      },
      { kind: "checked", scope: { kind: "all" }, checked: 2, failing: 1 },
    ]);
  });

  it("says again why an account fails only if the reason changes", async () => {
    domain.facebook.checkProblems.set("1", problem("password_changed", "reconnect"));
    await domain.channels.check();
    domain.activity.take();
    await domain.channels.check();
    expect(kinds()).toEqual(["checked"]);
    domain.facebook.checkProblems.set("1", problem("logged_out", "reconnect"));
    await domain.channels.check();
    expect(kinds()).toEqual(["state", "checked"]);
  });

  it("of one account names it", async () => {
    await domain.channels.check({ kind: "account", id: "messenger-2" });
    expect(domain.activity.take()).toMatchObject([{ name: "Page 2", checked: 1 }]);
  });

  it("that several callers wait for is added once", async () => {
    await Promise.all([domain.channels.check(), domain.channels.check()]);
    expect(kinds()).toEqual(["checked"]);
  });

  it("that was cancelled says so", async () => {
    domain.facebook.delay("check");
    const checking = domain.channels.check();
    await flush();
    domain.channels.cancelCheck();
    await checking;
    expect(domain.activity.take()).toMatchObject([{ checked: 0, ended: "cancelled" }]);
  });

  it("that ends because Pagekeeper quits is not added", async () => {
    domain.facebook.delay("check");
    const checking = domain.channels.check();
    await flush();
    domain.channels.close();
    await checking;
    expect(kinds()).toEqual([]);
  });

  it("is added once during an outage, however often it is tried", async () => {
    domain.facebook.checkProblems.set("1", problem("down")).set("2", problem("down"));
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await domain.channels.check();
      domain.clock.advance(10 * minute);
    }
    expect(domain.activity.entries()).toMatchObject([{ checked: 0, ended: "cut-short" }]);
  });

  it("of no account is not added", async () => {
    const empty = new TestDomain();
    await empty.channels.check();
    expect(empty.activity.entries()).toEqual([]);
  });
});

it("adds the changes of 5,000 accounts at once", async () => {
  const pages = Array.from({ length: 5_000 }, (_, index) => `${index}`);
  domain.records.set({
    ...domain.records.get(),
    users: [user("a")],
    accounts: pages.map((id) => account("messenger", id, "a")),
  });
  await domain.channels.check();
  expect(domain.activity.entries()).toHaveLength(5_001);
  expect(domain.activity.additions).toBe(2);
});

describe("a disconnect", () => {
  beforeEach(connectTwo);

  it("says who did it", async () => {
    const app = { kind: "web-app", origin: "https://shop.example" } as const;
    await domain.channels.disconnectAccount("messenger-1", app);
    await domain.channels.disconnectChannel("messenger", { kind: "web-ui" });
    expect(domain.activity.take()).toEqual([
      { kind: "disconnected", accounts: [messenger("1")], by: app },
      { kind: "disconnected", accounts: [messenger("2")], by: { kind: "web-ui" } },
    ]);
  });

  it("in the window is added when it takes effect", async () => {
    await domain.channels.disconnect(new Set(["messenger-1", "messenger-2"]));
    expect(kinds()).toEqual([]);
    await domain.clock.pass(10_000);
    expect(domain.activity.take()).toEqual([
      {
        kind: "disconnected",
        accounts: [messenger("1"), messenger("2")],
        by: { kind: "window" },
      },
    ]);
  });

  it("that was undone is added as such", async () => {
    const pending = await domain.channels.disconnect(new Set(["messenger-1"]));
    await domain.channels.undoDisconnect(pending?.id ?? "");
    expect(domain.activity.take()).toEqual([{ kind: "undone", accounts: [messenger("1")] }]);
  });

  it("that a crash interrupted is added at the next start", async () => {
    await domain.channels.disconnect(new Set(["messenger-1"]));
    const next = await domain.restart();
    expect(next.activity.take()).toEqual([
      { kind: "disconnected", accounts: [messenger("1")], by: { kind: "next-start" } },
    ]);
  });

  it("that cannot be saved is not added", async () => {
    domain.records.full = true;
    const disconnecting = domain.channels.disconnectAccount("messenger-1");
    await expect(disconnecting).rejects.toThrow("could not be written");
    expect(kinds()).toEqual([]);
  });
});
