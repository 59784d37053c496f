import { expect, it } from "vitest";
import { emptyRecords } from "../../../main/channels/model.ts";
import { channelViews, pendingViews } from "../../../main/channels/views.ts";
import { facebookTexts } from "../../../main/i18n/facebook.ts";
import { account, user } from "../../support/logins.ts";

const now = Date.parse("2026-11-22T10:00:00.000Z");

it("shows Messenger first, and no channel without accounts", () => {
  const accounts = [account("instagram", "1", "a"), account("messenger", "1", "a")];
  const shown = channelViews({ ...emptyRecords, accounts }, now);
  expect(shown.map(({ id, type }) => [id, type])).toEqual([
    ["messenger", "messenger"],
    ["instagram", "instagram"],
  ]);
  expect(channelViews({ ...emptyRecords, accounts: accounts.slice(0, 1) }, now)).toHaveLength(1);
  expect(channelViews(emptyRecords, now)).toEqual([]);
});

it("sorts accounts by name as people do, numbers by their value", () => {
  const names = ["Branch 10", "branch 2", "Ärmel", "Bakery"];
  const accounts = names.map((name, at) => account("messenger", String(at), "a", { name }));
  const [messenger] = channelViews({ ...emptyRecords, accounts }, now);
  expect(messenger?.accounts.map(({ name }) => name)).toEqual([
    "Ärmel",
    "Bakery",
    "branch 2",
    "Branch 10",
  ]);
});

it("sorts Instagram accounts by the username they are shown with, not by their Page", () => {
  const accounts = [
    account("instagram", "1", "a", { name: "A", instagram: { id: "17", username: "zebra" } }),
    account("instagram", "2", "a", { name: "Z", instagram: { id: "18", username: "ant" } }),
  ];
  const [instagram] = channelViews({ ...emptyRecords, accounts }, now);
  expect(instagram?.accounts.map((each) => each.instagram?.username)).toEqual(["ant", "zebra"]);
});

it("names who connected an account, and leaves out what is not there", () => {
  const accounts = [account("messenger", "1", "a", { pictureUrl: undefined })];
  const [messenger] = channelViews({ ...emptyRecords, accounts, users: [user("a")] }, now);
  expect(messenger?.accounts[0]).toEqual({
    id: "messenger-1",
    channel: "messenger",
    pageId: "1",
    name: "Page 1",
    connectedBy: { id: "a", name: "User a" },
    connectedAt: "2026-11-01T00:00:00.000Z",
    health: { state: "works", message: "Works", checkedAt: "2026-11-01T00:00:00.000Z" },
  });
});

it("marks what is kept for this run only", () => {
  const accounts = [account("messenger", "1", "a", { storedIn: "memory" })];
  const [messenger] = channelViews({ ...emptyRecords, accounts }, now);
  expect(messenger?.accounts[0]?.thisRunOnly).toBe(true);
});

it("names the users whose access, and the Pages whose subscription, is still to be ended", () => {
  const page = { pageId: "1", name: "Page 1", userId: "a", reason: "disconnected" } as const;
  expect(
    pendingViews({ ...emptyRecords, pendingRevocations: [user("a")], pendingUnsubscribes: [page] }),
  ).toEqual([
    { kind: "access", userId: "a", userName: "User a" },
    { kind: "subscription", pageId: "1", pageName: "Page 1" },
  ]);
});

it("shows what became of an account's webhook subscription", () => {
  const failed = { state: "failed", code: "webhook_refused" } as const;
  const accounts = [account("messenger", "1", "a", { subscription: failed })];
  const [messenger] = channelViews({ ...emptyRecords, accounts }, now);
  expect(messenger?.accounts[0]?.subscription).toEqual({
    state: "failed",
    message: facebookTexts().sentences.webhook_refused,
  });
});
