import { describe, expect, it } from "vitest";
import { activityPage } from "../../../../main/channels/activity/views.ts";
import type { ActivityEvent, ActivityRecord } from "../../../../main/channels/ports/activity.ts";
import { accountProblemTexts } from "../../../../main/i18n/en/account-problems.ts";
import { channelTexts } from "../../../../main/i18n/en/channels.ts";

const at = "2026-11-22T10:00:00.000Z";
const account = (id: string) =>
  ({ id: `messenger-${id}`, channel: "messenger", name: `Page ${id}` }) as const;
const accounts = (count: number) =>
  Array.from({ length: count }, (_, index) => account(`${index + 1}`));
const by = { kind: "window" } as const;

/** Numbers the entries from 0, the oldest. */
const recordsOf = (...events: ActivityEvent[]): readonly ActivityRecord[] =>
  events.map((event, index) => ({ id: `${index}`, at, ...event }));
const viewOf = (event: ActivityEvent) => activityPage(recordsOf(event), { limit: 1 }).entries[0];
const idsOf = (...args: Parameters<typeof activityPage>) =>
  activityPage(...args).entries.map(({ id }) => id);

describe("a page of the activity", () => {
  const seven = recordsOf(
    ...accounts(7).map((each) => ({ kind: "undone", accounts: [each] }) as const),
  );

  it("begins with the newest entry and says whether there are more", () => {
    expect(activityPage(seven, { limit: 3 })).toMatchObject({
      entries: [{ id: "6" }, { id: "5" }, { id: "4" }],
      more: true,
    });
  });

  it("continues where the last one ended", () => {
    expect(idsOf(seven, { limit: 3, before: "4" })).toEqual(["3", "2", "1"]);
    expect(activityPage(seven, { limit: 3, before: "3" })).toMatchObject({ more: false });
  });

  it("is empty if the last entry no longer exists", () => {
    expect(activityPage(seven, { limit: 3, before: "x" })).toEqual({ entries: [], more: false });
  });
});

describe("the activity of one account", () => {
  const checkOf = (id: string) =>
    ({
      kind: "checked",
      scope: { kind: "account", id },
      name: "Page",
      checked: 1,
      failing: 0,
    }) as const;
  const login = { channel: "messenger", userName: "Dana Reyes" } as const;
  const records = recordsOf(
    { kind: "connected", ...login, added: accounts(4), already: 0 },
    { kind: "connected", ...login, added: [account("5")], already: 4 },
    { kind: "left-out", ...login, reason: "not-ticked", accounts: [account("4")] },
    { kind: "state", account: account("4"), from: "works", to: "gone" },
    { kind: "state", account: account("3"), from: "works", to: "gone" },
    checkOf("messenger-4"),
    checkOf("messenger-3"),
    { kind: "checked", scope: { kind: "all" }, checked: 4, failing: 2 },
    { kind: "disconnected", accounts: accounts(4), by },
    { kind: "meta-app", change: "saved", appId: "1" },
  );

  it("leaves out what is about others", () => {
    const query = { accountId: "messenger-4", limit: 20 };
    expect(idsOf(records, query)).toEqual(["8", "5", "3", "2", "0"]);
  });

  it.each([
    ["page 4", ["8", "3", "2", "0"]],
    ["DANA", ["2", "1", "0"]],
    ["dana 4", []],
    [" ", ["9", "8", "7", "6", "5", "4", "3", "2", "1", "0"]],
  ])("can be searched by name: %j", (search, ids) => {
    expect(idsOf(records, { search, limit: 20 })).toEqual(ids);
  });
});

describe("an entry", () => {
  it("names three of many accounts", () => {
    expect(viewOf({ kind: "disconnected", accounts: accounts(5_000), by })).toEqual({
      id: "0",
      at,
      kind: "disconnected",
      accounts: { count: 5_000, first: accounts(3) },
      by,
    });
  });

  it("names those accounts first that were asked about", () => {
    const records = recordsOf({ kind: "disconnected", accounts: accounts(5_000), by });
    for (const query of [{ search: "page 4999" }, { accountId: "messenger-4999" }]) {
      expect(activityPage(records, { ...query, limit: 1 }).entries).toMatchObject([
        { accounts: { count: 5_000, first: [account("4999"), account("1"), account("2")] } },
      ]);
    }
  });

  it("says an account's state in a few words, without its code", () => {
    const change = {
      kind: "state",
      account: account("1"),
      from: "works",
      to: "reconnect",
    } as const;
    expect(viewOf({ ...change, code: "token_missing" })).toEqual({
      id: "0",
      at,
      ...change,
      label: accountProblemTexts.codeLabels.token_missing ?? accountProblemTexts.labels.reconnect,
    });
    expect(viewOf({ ...change, from: "reconnect", to: "works" })).toMatchObject({
      label: accountProblemTexts.labels.works,
    });
  });

  it("says once what doesn't work without the declined permissions", () => {
    const permissions = ["pages_messaging", "instagram_manage_messages"] as const;
    const { consequences } = channelTexts;
    expect(
      viewOf({ kind: "permissions-declined", channel: "instagram", userName: "Sam", permissions }),
    ).toMatchObject({ consequences: [consequences.pages_messaging] });
  });
});
