import { describe, expect, it } from "vitest";
import type { UpdateView } from "../../../../common/contract/updates.ts";
import { type TrayFacts, trayView } from "../../../../main/desktop/tray/tray-menu.ts";
import { dana, instagram, many, messenger, sam } from "../../../support/failing-accounts.ts";
import { user } from "../../../support/logins.ts";
import { runningCheck } from "../../../support/snapshot.ts";
import { facts, textOf } from "./tray-menu-fixture.ts";

const texts = (given: TrayFacts) => trayView(given).lines.map(textOf);
/** Returns the menu's lines between the first line and the commands. */
const middle = (given: TrayFacts) => {
  const all = texts(given).slice(1, -9);
  return all.slice(0, all.lastIndexOf("—"));
};
const line = (given: TrayFacts, text: string) => {
  const found = trayView(given).lines.find((each) => textOf(each) === text);
  if (found === undefined || found === "separator") throw new Error(`No line ${text}`);
  return found;
};

describe("a newer version", () => {
  const notes = "";
  it.each<[UpdateView, string]>([
    [
      { name: "available", version: "0.2.0", notes, postponed: false },
      "Pagekeeper 0.2.0 is available…",
    ],
    [
      { name: "available", version: "0.2.0", notes, postponed: true },
      "Pagekeeper 0.2.0 is available…",
    ],
    [
      { name: "downloading", version: "0.2.0", notes, postponed: false, percent: 7 },
      "Downloading Pagekeeper 0.2.0…",
    ],
    [
      { name: "ready", version: "0.2.0", notes, postponed: false },
      "Restart to update to Pagekeeper 0.2.0…",
    ],
    [
      { name: "failed", version: "0.2.0", notes, postponed: false, why: "not-saved" },
      "Update to Pagekeeper 0.2.0 failed…",
    ],
  ])("has a line that leads to the window: %j", (update, text) => {
    const given = facts([messenger("A")], { update });
    expect(line(given, text).action).toEqual({ name: "showUpdate" });
  });

  it("does not change the icon or the tooltip", () => {
    const update = { name: "available", version: "0.2.0", notes, postponed: false } as const;
    const given = facts([messenger("A")], { update });
    expect(trayView(given)).toMatchObject({
      icon: "works",
      tooltip: "Pagekeeper – 1 account, working",
    });
  });
});

describe("the problems", () => {
  it("are listed by cause, with the window's names, and lead to the account or to all of them", () => {
    const given = facts([
      ...many(20, "A", "password"),
      ...many(24, "B"),
      instagram("studio.ig", "gone"),
    ]);
    expect(middle(given)).toEqual([
      "—",
      "Dana Reyes must log in again (20 accounts)",
      "@studio.ig: Page not found",
      "24 accounts work",
    ]);
    expect(line(given, "Dana Reyes must log in again (20 accounts)").action).toEqual({
      name: "showAttention",
    });
    expect(line(given, "@studio.ig: Page not found").action).toEqual({
      name: "showAccount",
      id: "instagram-studio.ig",
    });
    expect(line(given, "24 accounts work").action).toBeUndefined();
  });

  it("lead to the account if it is the only one", () => {
    const given = facts([messenger("A", "password"), messenger("B")]);
    expect(middle(given)).toEqual(["—", "Dana Reyes must log in again", "1 account works"]);
    expect(line(given, "Dana Reyes must log in again").action).toEqual({
      name: "showAccount",
      id: "messenger-A",
    });
  });

  it("need no lines if every account works", () => {
    expect(middle(facts(many(5_000, "A")))).toEqual([]);
  });

  it("keep the menu short even if 5,000 accounts of many people fail", () => {
    const people = Array.from({ length: 100 }, (_, index) => user(`u${index}`));
    const accounts = people.flatMap(({ id }) =>
      many(50, id, "password").map((each) => ({ ...each, userId: id })),
    );
    const given = facts(accounts, { users: people });
    expect(middle(given)).toHaveLength(1 + 5 + 1);
    expect(middle(given).at(-1)).toBe("… and 95 more problems");
    expect(line(given, "… and 95 more problems").action).toEqual({ name: "showAttention" });
    expect(texts(given).filter((text) => text.startsWith("Log in again as"))).toHaveLength(3);
  });

  it("include logins that expire soon, which need no attention yet", () => {
    const users = [{ ...dana, tokenExpiresAt: "2026-11-30T12:00:00.000Z" }];
    const given = facts(many(3, "A"), { users });
    expect(middle(given)).toEqual(["—", "Dana Reyes must log in again by Nov 30 (3 accounts)"]);
    expect(trayView(given).icon).toBe("works");
  });

  it.each([
    ["x".repeat(75), `${"x".repeat(47)}…${"x".repeat(8)}: Page not found`],
    ["🌸".repeat(70), `${"🌸".repeat(47)}…${"🌸".repeat(8)}: Page not found`],
    ["x".repeat(56), `${"x".repeat(56)}: Page not found`],
    ["Shop\n\u202eevil", "Shop evil: Page not found"],
    ["א".repeat(75), `\u2068${"א".repeat(46)}…\u2069${"א".repeat(7)}\u2069: Page not found`],
  ])("are shortened to one line: %j", (name, said) => {
    expect(middle(facts([messenger(name, "gone")])).at(1)).toBe(said);
  });
});

describe("a login that ends a problem", () => {
  const given = facts([
    ...many(2, "A", "permission"),
    messenger("B", "password"),
    messenger("C", "password", { userId: sam.id }),
    messenger("D", "gone"),
  ]);

  it("has one command for each person, before the other commands", () => {
    expect(texts(given).slice(-12, -8)).toEqual([
      "—",
      "Log in again as Dana Reyes…",
      "Log in again as Sam Okafor…",
      "Connect Messenger…",
    ]);
  });

  it("repairs the person's largest problem, in its channel", () => {
    expect(line(given, "Log in again as Dana Reyes…").action).toEqual({
      name: "connect",
      type: "messenger",
      intent: { reconnectAccountId: "messenger-A 1" },
    });
    const other = facts([instagram("a", "password")]);
    expect(line(other, "Log in again as Dana Reyes…").action).toMatchObject({ type: "instagram" });
  });
});

describe("the activity", () => {
  const flow = {
    id: "f",
    type: "instagram",
    origin: "desktop",
    step: { name: "waiting" },
  } as const;
  const one = [messenger("A")];

  it("is shown in disabled lines", () => {
    const given = facts(one, { flows: [flow], checks: [runningCheck] });
    expect(texts(given).slice(1, 3)).toEqual(["Connecting Instagram…", "Checking…"]);
    expect(line(given, "Checking…").action).toBeUndefined();
  });

  it("does not change with a login's progress", () => {
    const saving = { ...flow, step: { name: "saving", done: 3, total: 9 } } as const;
    expect(trayView(facts(one, { flows: [flow] }))).toEqual(
      trayView(facts(one, { flows: [saving] })),
    );
  });

  it("says until when a check waits for Facebook's rate limit", () => {
    const until = { checks: [{ ...runningCheck, pausedUntil: "2026-11-20T14:30:00.000Z" }] };
    expect(texts(facts(one, until))[1]).toMatch(/^Facebook's limit is reached.*30/);
  });
});

describe("a problem that is not specific to one account", () => {
  it("leads to the window", () => {
    const given = facts([], { keychain: { name: "locked" } });
    expect(line(given, "Your keychain is locked").action).toEqual({ name: "open" });
  });
});

describe("the commands", () => {
  const given = facts([messenger("A")]);

  it("end the menu in a fixed order", () => {
    expect(texts(given).slice(-10)).toEqual([
      ...["—", "Connect Messenger…", "Connect Instagram…", "Check now"],
      ...["—", "Open Pagekeeper", "Open in browser", "Settings", "—", "Quit"],
    ]);
  });

  it.each([
    ["Connect Messenger…", { name: "connect", type: "messenger" }],
    ["Connect Instagram…", { name: "connect", type: "instagram" }],
    ["Check now", { name: "check" }],
    ["Open Pagekeeper", { name: "open" }],
    ["Open in browser", { name: "openInBrowser" }],
    ["Settings", { name: "showSettings" }],
    ["Quit", { name: "quit" }],
  ])("run their action: %s", (text, action) => {
    expect(line(given, text).action).toEqual(action);
  });

  it("disable Check now while a check runs and without accounts", () => {
    const running = facts([messenger("A")], { checks: [runningCheck] });
    expect(line(running, "Check now").action).toBeUndefined();
    expect(line(facts([]), "Check now").action).toBeUndefined();
  });
});
