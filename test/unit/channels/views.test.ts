import { describe, expect, it } from "vitest";
import { unconnectableReasons } from "../../../common/contract/accounts.ts";
import {
  type AccountRecord,
  emptyRecords,
  type UnconnectableCause,
  type UserRecord,
} from "../../../main/channels/model.ts";
import {
  channelViews,
  pendingViews,
  unconnectableViews,
  type ViewOptions,
} from "../../../main/channels/views.ts";
import { createLinks } from "../../../main/facebook/meta-links.ts";
import { channelTexts } from "../../../main/i18n/en/channels.ts";
import { facebookTexts } from "../../../main/i18n/facebook.ts";
import { account, leftOut, user } from "../../support/logins.ts";

const links = createLinks({ appId: "123" });
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

it("sorts Instagram accounts by username, not by the name of their Page", () => {
  const accounts = [
    account("instagram", "1", "a", { name: "A", instagram: { id: "17", username: "zebra" } }),
    account("instagram", "2", "a", { name: "Z", instagram: { id: "18", username: "ant" } }),
  ];
  const [instagram] = channelViews({ ...emptyRecords, accounts }, now);
  expect(instagram?.accounts.map((each) => each.instagram?.username)).toEqual(["ant", "zebra"]);
});

it("names the user who connected an account, and omits absent fields", () => {
  const accounts = [account("messenger", "1", "a", { pictureUrl: undefined })];
  const [messenger] = channelViews({ ...emptyRecords, accounts, users: [user("a")] }, now);
  expect(messenger?.accounts[0]).toEqual({
    id: "messenger-1",
    channel: "messenger",
    pageId: "1",
    name: "Page 1",
    permissions: { granted: 4, total: 4 },
    connectedBy: { id: "a", name: "User a" },
    connectedAt: "2026-11-01T00:00:00.000Z",
    health: {
      state: "works",
      label: "Works",
      message: "Works",
      checkedAt: "2026-11-01T00:00:00.000Z",
    },
  });
});

it("marks accounts whose token is kept for this run only", () => {
  const accounts = [account("messenger", "1", "a", { storedIn: "memory" })];
  const [messenger] = channelViews({ ...emptyRecords, accounts }, now);
  expect(messenger?.accounts[0]?.thisRunOnly).toBe(true);
});

it("lists pending revocations and unsubscribes", () => {
  const page = { pageId: "1", name: "Page 1", userId: "a", reason: "disconnected" } as const;
  expect(
    pendingViews({ ...emptyRecords, pendingRevocations: [user("a")], pendingUnsubscribes: [page] }),
  ).toEqual([
    { kind: "access", userId: "a", userName: "User a" },
    { kind: "subscription", pageId: "1", pageName: "Page 1" },
  ]);
});

it("shows why an account's webhook subscription failed", () => {
  const failed = { state: "failed", code: "webhook_refused" } as const;
  const accounts = [account("messenger", "1", "a", { subscription: failed })];
  const [messenger] = channelViews({ ...emptyRecords, accounts }, now);
  expect(messenger?.accounts[0]?.subscription).toEqual({
    state: "failed",
    message: facebookTexts().sentences.webhook_refused,
  });
});

it("shows an account's remedy, details and labelled link, and hides the code", () => {
  const url = "https://www.facebook.com/";
  const health: AccountRecord["health"] = {
    state: "action-at-facebook",
    code: "checkpoint",
    checkedAt: "2026-11-22T10:00:00.000Z",
    remedy: "open-facebook",
    link: { place: "facebook", url },
    details: { graphCode: 190 },
  };
  const accounts = [account("messenger", "1", "a", { health })];
  const [messenger] = channelViews({ ...emptyRecords, accounts }, now, { links });
  expect(messenger?.accounts[0]?.health).toEqual({
    state: "action-at-facebook",
    label: "Action needed on Facebook",
    message: facebookTexts().sentences.checkpoint,
    checkedAt: "2026-11-22T10:00:00.000Z",
    remedy: "open-facebook",
    link: { label: "Open Facebook", url },
    details: { graphCode: 190 },
  });
});

const unconnectable = (cause: UnconnectableCause) => {
  const record = { ...leftOut("instagram", "1", "a"), ...cause };
  return unconnectableViews({ ...emptyRecords, unconnectable: [record] })[0];
};

it.each(unconnectableReasons)("explains %s and what to do about it", (reason) => {
  expect(unconnectable({ reason, connectedBy: "Anna" })).toEqual({
    channel: "instagram",
    pageId: "1",
    name: "Page 1",
    userId: "a",
    userName: "User a",
    reason,
    message: expect.stringMatching(/^[^%+]+\.$/),
    remedy: expect.stringMatching(/^[^%+]+\.$/),
  });
});

it("labels the link of an unconnectable Page", () => {
  const url = "https://www.facebook.com/1/settings";
  const record = {
    ...leftOut("messenger", "1", "a"),
    reason: "no-messaging-task",
    link: { place: "page-access", url },
  } as const;
  const [view] = unconnectableViews({ ...emptyRecords, unconnectable: [record] }, { links });
  expect(view?.link).toEqual({ label: facebookTexts().links["page-access"], url });
});

describe("links", () => {
  const health = {
    state: "lost-role",
    code: "role_lost",
    checkedAt: "2026-11-22T10:00:00.000Z",
    link: links.link("page-access", "1"),
  } as const;
  const record = {
    ...leftOut("messenger", "2", "a"),
    reason: "no-messaging-task",
    link: links.link("page-access", "2"),
  } as const;
  const records = {
    ...emptyRecords,
    accounts: [account("messenger", "1", "a", { health })],
    unconnectable: [record],
  };
  const urlsIn = (options?: ViewOptions) => {
    const shown = channelViews(records, now, options)[0]?.accounts[0];
    return [
      shown?.pageUrl,
      shown?.health.link?.url,
      unconnectableViews(records, options)[0]?.link?.url,
    ];
  };

  it("lead to Meta's pages", () => {
    expect(urlsIn({ links })).toEqual([
      "https://www.facebook.com/1",
      "https://www.facebook.com/1/settings/?tab=profile_access",
      "https://www.facebook.com/2/settings/?tab=profile_access",
    ]);
  });

  it("lead to the practice Facebook's pages in practice mode", () => {
    const pagesOrigin = "http://127.0.0.1:1";
    expect(urlsIn({ links: createLinks({ appId: "123", pagesOrigin }) })).toEqual([
      "http://127.0.0.1:1/www.facebook.com/1",
      "http://127.0.0.1:1/www.facebook.com/1/settings/?tab=profile_access",
      "http://127.0.0.1:1/www.facebook.com/2/settings/?tab=profile_access",
    ]);
  });

  it("are absent as long as nobody knows where they lead", () => {
    expect(urlsIn()).toEqual([undefined, undefined, undefined]);
  });
});

it("names the user who lacks the task for messages", () => {
  const view = unconnectable({ reason: "no-messaging-task" });
  expect(view?.message).toBe("User a may not manage messages on this Page.");
});

it("names the user who connected a Page", () => {
  const view = unconnectable({ reason: "connected-by-another", connectedBy: "Anna" });
  expect(view?.message).toBe("Anna connected this Page.");
});

describe("the end of an account's access", () => {
  const accounts = [account("messenger", "1", "a")];
  const shown = (more: Partial<UserRecord>) =>
    channelViews({ ...emptyRecords, accounts, users: [{ ...user("a"), ...more }] }, now)[0]
      ?.accounts[0];

  it("is shown whenever it is known, with a warning only when it is near", () => {
    const tokenExpiresAt = "2027-01-20T10:00:00.000Z";
    const dataAccessExpiresAt = "2027-01-05T10:00:00.000Z";
    const view = shown({ tokenExpiresAt, dataAccessExpiresAt });
    expect(view?.accessUntil).toBe(dataAccessExpiresAt);
    expect(view).not.toHaveProperty("expires");
    const near = "2026-11-25T10:00:00.000Z";
    expect(shown({ tokenExpiresAt: near })).toMatchObject({
      accessUntil: near,
      expires: { what: "login", at: near, days: 7 },
    });
  });

  it("is absent if Facebook named no time, or another Meta app connected the account", () => {
    expect(shown({})).not.toHaveProperty("accessUntil");
    const [other] = channelViews(
      {
        ...emptyRecords,
        accounts: [account("messenger", "1", "a", { appId: "old" })],
        users: [{ ...user("a"), tokenExpiresAt: "2027-01-20T10:00:00.000Z" }],
      },
      now,
      { appId: "new" },
    );
    expect(other?.accounts[0]).not.toHaveProperty("accessUntil");
  });
});

describe("an account whose checks Facebook refuses", () => {
  const day = 24 * 60 * 60_000;
  const since = "2026-11-22T10:00:00.000Z";
  const url = "https://developers.facebook.com/apps/1/";
  const health: AccountRecord["health"] = {
    state: "works",
    checkedAt: "2026-11-21T10:00:00.000Z",
    refusal: {
      code: "app_blocked",
      since,
      remedy: "set-up-app",
      link: { place: "app-dashboard", url },
      details: { graphCode: 200 },
    },
  };
  const healthAt = (time: number) =>
    channelViews(
      { ...emptyRecords, accounts: [account("messenger", "1", "a", { health })] },
      time,
      { links },
    )[0]?.accounts[0]?.health;

  it("still works for a day", () => {
    expect(healthAt(Date.parse(since) + day - 1)).toEqual({
      state: "works",
      label: "Works",
      message: "Works",
      checkedAt: health.checkedAt,
    });
  });

  it.each([day, 30 * day, -1])("says so with the reason and the remedy after %d ms", (age) => {
    expect(healthAt(Date.parse(since) + age)).toEqual({
      state: "works",
      label: "Not confirmed",
      message: channelTexts.unconfirmed(since, facebookTexts().sentences.app_blocked),
      checkedAt: health.checkedAt,
      unconfirmedSince: since,
      remedy: "set-up-app",
      link: { label: "Open app dashboard", url },
      details: { graphCode: 200 },
    });
  });
});
