import { beforeEach, describe, expect, it } from "vitest";
import { loginOf, page, unticked, withoutPermission } from "../../../support/logins.ts";
import { TestDomain } from "../test-domain.ts";

let domain: TestDomain;
beforeEach(() => {
  domain = new TestDomain();
});

const noTask = (id: string) => page("a", id, { tasks: ["ADVERTISE"] });

describe("the summary of a login", () => {
  it("says what was added, what was there, and what was left out by reason", async () => {
    await domain.connect("messenger", loginOf("b", ["9"]));
    await domain.connect("messenger", loginOf("a", ["1", "2"]));
    await domain.clock.pass(1000);
    const pages = ["1", "2", "3", "4", unticked("a", "5"), unticked("a", "6"), noTask("7")];
    const { result } = await domain.connect("messenger", loginOf("a", pages));
    const summary = {
      channel: "messenger",
      userName: "User a",
      at: "2026-11-22T10:00:01.000Z",
      added: { count: 2, names: ["Page 3", "Page 4"] },
      alreadyConnected: 2,
      total: 5,
      leftOut: [
        { reason: "not-ticked", count: 2, names: ["Page 5", "Page 6"] },
        { reason: "no-messaging-task", count: 1, names: ["Page 7"] },
      ],
    };
    expect(result).toEqual({ ok: true, value: summary });
    expect(domain.channels.connectSummaries()).toEqual([summary]);
    expect(domain.channels.list().connectSummaries).toEqual([summary]);
  });

  it("names three accounts, those of Instagram by their username", async () => {
    const left = ["5", "6", "7", "8"].map((id) => unticked("a", id));
    await domain.connect("instagram", loginOf("a", ["1", "2", "3", "4", ...left]));
    expect(domain.channels.connectSummaries()).toMatchObject([
      {
        added: { count: 4, names: ["@page.1", "@page.2", "@page.3"] },
        leftOut: [{ count: 4, names: ["Page 5", "Page 6", "Page 7"] }],
      },
    ]);
  });

  it("exists for a login that could connect no Page", async () => {
    await domain.connect("messenger", loginOf("a", ["1"]));
    await domain.connect("messenger", loginOf("b", [unticked("b", "2")]));
    expect(domain.channels.connectSummaries()).toMatchObject([
      { userName: "User b", added: { count: 0, names: [] }, alreadyConnected: 0, total: 1 },
    ]);
  });

  it("does not exist for a login that was refused", async () => {
    await domain.connect("messenger", loginOf("b", ["2"], withoutPermission("pages_messaging")));
    domain.keychain.setState("locked");
    await domain.connect("messenger", loginOf("b", ["2"]));
    expect(domain.channels.connectSummaries()).toEqual([]);
  });

  it("is kept for each channel, until everything is removed", async () => {
    await domain.connect("messenger", loginOf("a", ["1"]));
    await domain.connect("instagram", loginOf("a", ["1", "2"]));
    expect(
      domain.channels.connectSummaries().map(({ channel, total }) => [channel, total]),
    ).toEqual([
      ["messenger", 1],
      ["instagram", 2],
    ]);
    await domain.channels.wipeRecords();
    expect(domain.channels.connectSummaries()).toEqual([]);
  });
});
