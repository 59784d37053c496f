import { describe, expect, it } from "vitest";
import { healthStates } from "../../../../common/contract/accounts.ts";
import type { UpdateView } from "../../../../common/contract/updates.ts";
import { type TrayFacts, trayView } from "../../../../main/desktop/tray/tray-menu.ts";
import { runningCheck } from "../../../support/snapshot.ts";
import { account, facts, many, textOf } from "./tray-menu-fixture.ts";

const texts = (given: TrayFacts) => trayView(given).lines.map(textOf);
/** Returns the menu's lines between the first line and the commands. */
const middle = (given: TrayFacts) => texts(given).slice(1, -10);
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
    const given = facts({ messenger: [account("A")] }, { update });
    expect(line(given, text).action).toEqual({ name: "showUpdate" });
  });

  it("does not change the icon or the tooltip", () => {
    const update = { name: "available", version: "0.2.0", notes, postponed: false } as const;
    const given = facts({ messenger: [account("A")] }, { update });
    expect(trayView(given)).toMatchObject({
      icon: "works",
      tooltip: "Pagekeeper – 1 account, working",
    });
  });
});

describe("the accounts", () => {
  it("each have a line below their channel, failing ones first", () => {
    const messenger = [account("Harbor"), account("Bakery", "reconnect")];
    const instagram = [
      account("Studio", "instagram-access-off", {
        channel: "instagram",
        instagram: { id: "9", username: "studio.ig" },
      }),
    ];
    const given = facts({ messenger, instagram });
    expect(middle(given)).toEqual([
      "—",
      "Messenger: 1 account needs attention",
      "Bakery – log in again",
      "Harbor – works",
      "—",
      "Instagram",
      "@studio.ig – message access is off",
    ]);
    expect(line(given, "Bakery – log in again").action).toEqual({
      name: "showAccount",
      id: messenger[1]?.id,
    });
  });

  it.each(healthStates.filter((state) => state !== "works"))(
    "have a text for the state %s",
    (state) => {
      const [said] = middle(facts({ messenger: [account("A", state)] })).slice(-1);
      expect(said).toMatch(/^A – [a-zFP]/);
      expect(said).not.toContain("works");
    },
  );

  it("say if they can't be checked, and need attention then", () => {
    const at = "2026-11-20T12:00:00.000Z";
    const health = {
      state: "works",
      label: "Not confirmed",
      message: "",
      checkedAt: at,
      unconfirmedSince: at,
    } as const;
    const given = facts({ messenger: [account("A", "works", { health }), account("B")] });
    expect(middle(given)).toEqual([
      "—",
      "Messenger: 1 account needs attention",
      "A – can't be checked",
      "B – works",
    ]);
    expect(trayView(given).icon).toBe("attention");
  });

  it("say when their access ends if that is soon", () => {
    const expires = { what: "login", at: "2026-11-20T12:00:00.000Z", days: 14 } as const;
    const given = facts({ messenger: [account("A", "works", { expires })] });
    expect(middle(given).at(-1)).toMatch(/^A – works until .*20/);
  });

  it("are listed only if they are failing when there are 5,000", () => {
    const messenger = [...many(4_000, "works", "A"), ...many(12, "gone", "B")];
    const given = facts({ messenger, instagram: many(988, "works", "C") });
    expect(middle(given)).toEqual([
      "—",
      "Messenger: 12 accounts need attention",
      ...Array.from({ length: 12 }, (_, index) => `B ${index + 1} – Page not found`),
      "—",
      "Instagram: 988 accounts, all working",
      "… and 4,988 that work",
    ]);
  });

  it("keep the menu short even if 5,000 are failing", () => {
    const given = facts({ messenger: many(5_000, "reconnect", "A") });
    expect(middle(given)).toHaveLength(2 + 16 + 1);
    expect(middle(given).at(-1)).toBe("… and 4,984 more that need attention");
    expect(line(given, "… and 4,984 more that need attention").action).toEqual({ name: "open" });
  });

  it("need only the channel's line if all 5,000 work", () => {
    expect(middle(facts({ messenger: many(5_000, "works", "A") }))).toEqual([
      "—",
      "Messenger: 5,000 accounts, all working",
    ]);
  });

  it.each([
    ["x".repeat(75), `${"x".repeat(39)}… – works`],
    ["🌸".repeat(41), `${"🌸".repeat(39)}… – works`],
    ["x".repeat(40), `${"x".repeat(40)} – works`],
    ["Shop\n\u202eevil", "Shop evil – works"],
  ])("have their name shortened to one line: %j", (name, said) => {
    expect(middle(facts({ messenger: [account(name)] })).at(-1)).toBe(said);
  });
});

describe("the activity", () => {
  const flow = {
    id: "f",
    type: "instagram",
    origin: "desktop",
    step: { name: "waiting" },
  } as const;
  const one = { messenger: [account("A")] };

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
    const given = facts({}, { keychain: { name: "locked" } });
    expect(line(given, "Your keychain is locked").action).toEqual({ name: "open" });
  });
});

describe("the commands", () => {
  const given = facts({ messenger: [account("A")] });

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
    const running = facts({ messenger: [account("A")] }, { checks: [runningCheck] });
    expect(line(running, "Check now").action).toBeUndefined();
    expect(line(facts({}), "Check now").action).toBeUndefined();
  });
});
