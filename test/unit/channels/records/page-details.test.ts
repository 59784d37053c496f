import { describe, expect, it } from "vitest";
import { emptyRecords, type Records } from "../../../../main/channels/model.ts";
import {
  applyPageDetails,
  markMovedInstagram,
} from "../../../../main/channels/records/page-details.ts";
import { account } from "../../../support/logins.ts";
import { at } from "./fixtures.ts";

const instagram = (id: string) => ({ id, username: `page.${id}` });
const recordsOf = (...accounts: Records["accounts"]): Records => ({ ...emptyRecords, accounts });

describe("details of Pages", () => {
  it("change only the accounts of the user with whose token they were read", () => {
    const records = recordsOf(account("messenger", "1", "a"), account("instagram", "1", "b"));
    const next = applyPageDetails(records, "a", [{ id: "1", name: "New" }], at);
    expect(next.accounts.map(({ name }) => name)).toEqual(["New", "Page 1"]);
  });

  it("leave the records as they are if nothing has changed", () => {
    const records = recordsOf(account("instagram", "1", "a", { instagram: instagram("i") }));
    const page = { id: "1", name: "Page 1", instagram: instagram("i") };
    expect(applyPageDetails(records, "a", [page], at).accounts).toEqual(records.accounts);
    expect(applyPageDetails(records, "a", [page], at).accounts[0]).toBe(records.accounts[0]);
  });
});

describe("an Instagram account that stands with two Pages", () => {
  const records = recordsOf(
    account("instagram", "1", "a", { instagram: instagram("i") }),
    account("instagram", "2", "b", { instagram: instagram("i") }),
    account("instagram", "3", "a", { instagram: instagram("j") }),
    account("instagram", "4", "a"),
  );
  const codes = (confirmed: readonly string[]) =>
    markMovedInstagram(records, new Set(confirmed), at).accounts.map(({ health }) => health.code);

  it("has moved from the Page with which Facebook does not show it, whoever connected it", () => {
    expect(codes(["instagram-2"])).toEqual(["instagram_moved", undefined, undefined, undefined]);
  });

  it("stays with both while Facebook shows it with neither", () => {
    expect(codes(["instagram-3", "instagram-4"])).toEqual(Array(4).fill(undefined));
    expect(markMovedInstagram(records, new Set(), at)).toBe(records);
  });
});
