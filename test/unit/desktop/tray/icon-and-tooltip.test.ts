import { describe, expect, it } from "vitest";
import { type TrayFacts, trayView } from "../../../../main/desktop/tray/tray-menu.ts";
import { instagram, many, messenger } from "../../../support/failing-accounts.ts";
import { facts, textOf } from "./tray-menu-fixture.ts";

describe("the tooltip", () => {
  it.each<[string, TrayFacts]>([
    ["Pagekeeper – No accounts yet", facts([])],
    ["Pagekeeper – 1 account, working", facts([messenger("A")])],
    ["Pagekeeper – 1 account needs attention", facts([messenger("A", "gone")])],
    ["Pagekeeper – 12 accounts, all working", facts(many(12, "A"))],
    [
      "Pagekeeper – 2 accounts need attention",
      facts([...many(10, "A"), instagram("b", "password"), instagram("c", "password")]),
    ],
    ["Pagekeeper – 1 account needs attention", facts([messenger("A"), messenger("B", "gone")])],
    ["Pagekeeper – Offline – 1 account, working", facts([messenger("A")], { online: false })],
    ["Pagekeeper – Practice mode – No accounts yet", facts([], { practice: true })],
    [
      "Pagekeeper – Practice mode – 1 account needs attention",
      facts([messenger("A", "gone")], { practice: true, online: false }),
    ],
  ])("shows the same status as the first line: %s", (tooltip, given) => {
    const view = trayView(given);
    expect(view.tooltip).toBe(tooltip);
    expect(`Pagekeeper – ${textOf(view.lines[0] ?? "separator")}`).toBe(tooltip);
  });
});

describe("the icon", () => {
  const failing = [messenger("A", "password")];
  const notice = { id: "x", kind: "port-taken", message: "" } as const;

  it.each<[string, string, TrayFacts]>([
    ["works", "nothing is connected", facts([])],
    ["works", "every account works", facts([messenger("A")])],
    ["attention", "an account is failing", facts(failing)],
    ["attention", "the keychain is locked", facts([], { keychain: { name: "locked" } })],
    ["attention", "the window has a notice", facts([], { notices: [notice] })],
    [
      "offline",
      "there is no network, even with a failing account",
      facts(failing, { online: false }),
    ],
    [
      "practice",
      "it is practice mode, which needs no network",
      facts([messenger("A")], { practice: true, online: false }),
    ],
    [
      "attention",
      "an account is failing, in practice mode too",
      facts(failing, { practice: true, online: false }),
    ],
  ])("is %s if %s", (icon, _why, given) => {
    expect(trayView(given).icon).toBe(icon);
  });
});
