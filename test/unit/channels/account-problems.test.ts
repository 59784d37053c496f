import { describe, expect, it } from "vitest";
import type { AccountProblem } from "../../../common/contract/account-problems.ts";
import { accountProblems } from "../../../main/channels/account-problems.ts";
import {
  type AccountRecord,
  emptyRecords,
  type HealthRecord,
  type UserRecord,
} from "../../../main/channels/model.ts";
import { channelViews } from "../../../main/channels/views.ts";
import { errorTable } from "../../../main/facebook/errors/error-table.ts";
import { createLinks } from "../../../main/facebook/meta-links.ts";
import { accountProblemTexts } from "../../../main/i18n/en/account-problems.ts";
import { account, user } from "../../support/logins.ts";

const now = Date.parse("2026-11-22T10:00:00.000Z");
const day = 24 * 60 * 60_000;
const at = (days: number) => new Date(now + days * day).toISOString();
const links = createLinks({ appId: "new" });
const dana = { ...user("a"), name: "Dana Reyes" };
const sam = { ...user("b"), name: "Sam Okafor" };

function problemsOf(
  accounts: readonly AccountRecord[],
  users: readonly UserRecord[] = [dana, sam],
): readonly AccountProblem[] {
  const records = { ...emptyRecords, accounts, users };
  const views = channelViews(records, now, { appId: "new", links });
  return accountProblems(records, views, now, "new");
}

const health = (code: string, more: Partial<HealthRecord> = {}): HealthRecord => ({
  state: "reconnect",
  checkedAt: at(0),
  code,
  remedy: "connect-again",
  ...more,
});

/** Returns accounts of `count` Pages, numbered from 1. */
const many = (
  channel: AccountRecord["channel"],
  count: number,
  userId: string,
  more: Partial<AccountRecord>,
): readonly AccountRecord[] =>
  Array.from({ length: count }, (_, index) =>
    account(channel, String(index + 1), userId, {
      ...(channel === "instagram" && { instagram: { id: `i${index}`, username: `page.${index}` } }),
      ...more,
    }),
  );

const titles = (problems: readonly AccountProblem[]) => problems.map(({ title }) => title);

it("has no problems if every account works", () => {
  expect(problemsOf(many("messenger", 3, "a", {}))).toEqual([]);
});

describe("a login", () => {
  const changed = { health: health("password_changed", { details: { graphSubcode: 460 } }) };

  it("is one problem for all accounts of both channels that a new login restores", () => {
    const accounts = [
      ...many("instagram", 22, "a", changed),
      ...many("messenger", 44, "a", changed),
    ];
    const [problem, ...others] = problemsOf(accounts);
    expect(others).toEqual([]);
    expect(problem).toEqual({
      id: "login:a:password_changed",
      kind: "failing",
      title: "Dana Reyes must log in again",
      message:
        "Dana Reyes changed the Facebook password. Log in again to restore 44 Messenger and 22 Instagram accounts.",
      accountIds: expect.any(Array),
      remedy: "connect-again",
      details: { graphSubcode: 460 },
      user: { id: "a", name: "Dana Reyes" },
    });
    expect(problem?.accountIds).toHaveLength(66);
  });

  it("is renewed through Messenger, whose login covers every Page", () => {
    const accounts = [...many("instagram", 2, "a", changed), ...many("messenger", 1, "a", changed)];
    expect(problemsOf(accounts)[0]?.accountIds[0]).toBe("messenger-1");
  });

  it("is a problem of each person and of each cause", () => {
    const accounts = [
      account("messenger", "1", "a", changed),
      account("messenger", "2", "b", changed),
      account("messenger", "3", "b", changed),
      account("messenger", "4", "b", { health: health("token_missing") }),
    ];
    expect(problemsOf(accounts).map(({ id }) => id)).toEqual([
      "login:b:password_changed",
      "login:a:password_changed",
      "login:b:token_missing",
    ]);
  });

  it("names one or two accounts instead of counting them", () => {
    const accounts = [
      account("messenger", "1", "a", { ...changed, name: "Northwind Bakery" }),
      account("instagram", "1", "a", {
        ...changed,
        instagram: { id: "i", username: "northwind" },
      }),
    ];
    expect(problemsOf(accounts)[0]?.message).toMatch(
      / Log in again to restore Northwind Bakery and @northwind\.$/,
    );
  });

  it("says when access expired", () => {
    const expired = { ...dana, tokenExpiresAt: at(-2) };
    const accounts = many("messenger", 3, "a", { health: health("token_expired") });
    expect(problemsOf(accounts, [expired])[0]?.message).toBe(
      "The access of Dana Reyes expired on Nov 20. Log in again to restore 3 Messenger accounts.",
    );
    expect(problemsOf(accounts)[0]?.message).toMatch(/^The access of Dana Reyes has expired\./);
  });

  it("is a problem after another Meta app was set up, whatever the last check found", () => {
    const accounts = many("messenger", 3, "a", { appId: "old" });
    expect(problemsOf(accounts)).toMatchObject([
      { id: "login:a:app_changed", title: "Dana Reyes must log in again" },
    ]);
  });

  it("has a sentence for each code that a login repairs", () => {
    const logins = errorTable.flatMap(([, state, , remedy, code]) =>
      ["reconnect", "not-granted", "permission"].includes(state) && remedy !== "set-up-app"
        ? [code]
        : [],
    );
    expect(logins).toContain("permission_lost");
    for (const code of logins) expect(accountProblemTexts.login).toHaveProperty(code);
  });

  it("is a problem even if a later version stored its code", () => {
    const accounts = [account("messenger", "1", "a", { health: health("from_the_future") })];
    expect(problemsOf(accounts)).toMatchObject([
      { id: "login:a:from_the_future", message: expect.stringContaining("no longer accepts") },
    ]);
  });
});

describe("what a person has to do on Facebook", () => {
  const checkpoint = health("checkpoint", {
    state: "action-at-facebook",
    remedy: "open-facebook",
    link: { place: "facebook", url: "https://www.facebook.com/" },
  });

  it("is one problem for all their accounts, which no login ends", () => {
    const [problem, ...others] = problemsOf(many("messenger", 5, "a", { health: checkpoint }));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      title: "Dana Reyes must confirm their identity",
      message: expect.stringMatching(/ This affects 5 Messenger accounts\.$/),
      link: { url: "https://www.facebook.com/" },
    });
    expect(problem).not.toHaveProperty("user");
  });
});

describe("a problem of the Meta app", () => {
  it("is one problem for the accounts of all people", () => {
    const notReviewed = health("app_not_reviewed", { state: "permission", remedy: "set-up-app" });
    const accounts = [
      account("messenger", "1", "a", { health: notReviewed }),
      account("messenger", "2", "b", { health: notReviewed }),
      account("messenger", "3", "b", { health: notReviewed }),
    ];
    expect(problemsOf(accounts)).toMatchObject([
      { title: "3 Messenger accounts: Meta app not approved", remedy: "set-up-app" },
    ]);
  });

  it("includes working accounts once Facebook has refused their checks for a day", () => {
    const refused = (days: number): HealthRecord => ({
      state: "works",
      checkedAt: at(-9),
      refusal: { code: "app_blocked", since: at(-days), remedy: "set-up-app" },
    });
    expect(problemsOf(many("messenger", 3, "a", { health: refused(0.5) }))).toEqual([]);
    expect(problemsOf(many("messenger", 3, "a", { health: refused(2) }))).toMatchObject([
      {
        id: "app:unconfirmed:app_blocked",
        kind: "failing",
        title: "3 Messenger accounts: Not confirmed",
        message: expect.stringMatching(/^Worked when last checked, .* Meta has blocked /),
      },
    ]);
  });
});

describe("a problem of a Page", () => {
  const lostRole = (pageId: string) =>
    health("role_lost", {
      state: "lost-role",
      remedy: "ask-page-admin",
      link: links.link("page-access", pageId),
    });
  const pages = (count: number) =>
    Array.from({ length: count }, (_, index) => {
      const pageId = String(index + 1);
      return account("messenger", pageId, "a", { health: lostRole(pageId) });
    });

  it("is a problem of its own, with its link", () => {
    expect(problemsOf(pages(3))).toMatchObject([
      { title: "Page 1: No Messages task", accountIds: ["messenger-1"], link: expect.anything() },
      { title: "Page 2: No Messages task" },
      { title: "Page 3: No Messages task" },
    ]);
  });

  it("is one problem for both channels of the Page", () => {
    const accounts = [
      ...pages(1),
      account("instagram", "1", "a", {
        health: lostRole("1"),
        instagram: { id: "i", username: "page.one" },
      }),
    ];
    expect(titles(problemsOf(accounts))).toEqual(["Page 1 and @page.one: No Messages task"]);
  });

  it("becomes one problem if more than three Pages have it", () => {
    const [problem, ...others] = problemsOf(pages(4));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      id: "pages:role_lost",
      title: "4 Messenger accounts: No Messages task",
      message: expect.stringMatching(/^These accounts have the same problem\. .*Page access/),
    });
    expect(problem).not.toHaveProperty("link");
  });
});

describe("a login that expires soon", () => {
  const expiring = { ...dana, tokenExpiresAt: at(8.5) };

  it("is a problem of working accounts", () => {
    const accounts = [
      ...many("messenger", 4, "a", {}),
      account("messenger", "9", "a", { health: health("role_lost", { state: "lost-role" }) }),
    ];
    expect(problemsOf(accounts, [expiring])).toMatchObject([
      { kind: "failing" },
      {
        id: "expiring:a:login",
        kind: "expiring",
        title: "Dana Reyes must log in again by Nov 30",
        message:
          "Access ends on Nov 30 (in 9 days). Log in again before then to keep 4 Messenger accounts working.",
        accountIds: ["messenger-1", "messenger-2", "messenger-3", "messenger-4"],
        remedy: "connect-again",
        user: { id: "a", name: "Dana Reyes" },
      },
    ]);
  });

  it("says so if access has ended since the last check", () => {
    const ended = { ...dana, dataAccessExpiresAt: at(-1) };
    expect(problemsOf(many("messenger", 1, "a", {}), [ended])).toMatchObject([
      {
        title: "Dana Reyes must log in again",
        message: "Access ended on Nov 21. Log in again to keep Page 1 working.",
      },
    ]);
  });

  it("is no problem of its own if the person must log in anyway", () => {
    const accounts = [
      account("messenger", "1", "a"),
      account("messenger", "2", "a", {
        health: health("permission_lost", { state: "permission" }),
      }),
    ];
    expect(problemsOf(accounts, [expiring])).toMatchObject([{ kind: "failing" }]);
  });
});

it("lists failing accounts before expiring ones, and the largest problem first", () => {
  const gone = health("page_gone", { state: "gone", remedy: "ask-page-admin" });
  const accounts = [
    ...many("messenger", 5, "a", {}),
    account("messenger", "6", "b", { health: gone }),
    account("messenger", "7", "b", { health: health("logged_out") }),
    account("messenger", "8", "b", { health: health("logged_out") }),
  ];
  expect(titles(problemsOf(accounts, [{ ...dana, tokenExpiresAt: at(1) }, sam]))).toEqual([
    "Sam Okafor must log in again",
    "Page 6: Page not found",
    "Dana Reyes must log in again by Nov 23",
  ]);
});
