import { describe, expect, it } from "vitest";
import { summarizeAccounts } from "../../../../renderer/state/account-summary.ts";
import { account, failing, snapshotOf } from "../fixtures.ts";

const messenger = (count: number) =>
  Array.from({ length: count }, (_, page) => account("messenger", page));

describe("summarizeAccounts", () => {
  it("says that no account is connected yet", () => {
    expect(summarizeAccounts(snapshotOf())).toBe("No accounts yet");
  });

  it("counts the accounts of both channels", () => {
    expect(summarizeAccounts(snapshotOf(...messenger(11), account("instagram", 1)))).toBe(
      "12 accounts, all working",
    );
  });

  it("counts the accounts that need attention", () => {
    const [one, two] = [account("messenger", 98, failing), account("instagram", 99, failing)];
    expect(summarizeAccounts(snapshotOf(...messenger(10), one, two))).toBe(
      "2 accounts need attention",
    );
    expect(summarizeAccounts(snapshotOf(...messenger(3), two))).toBe("1 account needs attention");
  });

  it("uses the singular for a single account", () => {
    expect(summarizeAccounts(snapshotOf(account("messenger", 1)))).toBe("1 account, working");
    expect(summarizeAccounts(snapshotOf(account("messenger", 1, failing)))).toBe(
      "1 account needs attention",
    );
  });
});
