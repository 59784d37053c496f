import { expect, it } from "vitest";
import type { UnconnectableReason } from "../../../../common/contract/accounts.ts";
import { unconnectableRecord } from "../../../../main/channels/connect/unconnectable-pages.ts";
import { FakeFacebook } from "../../../support/doubles/facebook.ts";
import { loginOf, page } from "../../../support/logins.ts";

const facebook = new FakeFacebook();
const recordOf = (reason: UnconnectableReason) =>
  unconnectableRecord(
    "instagram",
    loginOf("a", []).user,
    { page: page("a", "1"), reason, connectedBy: "Anna" },
    facebook,
  );

it.each([
  ["not-ticked", undefined],
  ["no-messaging-task", "page-access"],
  ["permission-missing", "business-integrations"],
  ["no-instagram-account", "linked-accounts"],
  ["instagram-not-professional", "instagram-professional"],
  ["connected-by-another", undefined],
] as const)("records for the reason %s a link to: %s", (reason, place) => {
  expect(recordOf(reason).link).toEqual(place && facebook.link(place, "1"));
});

it("records whose login left the Page out", () => {
  expect(recordOf("not-ticked")).toMatchObject({ userId: "a", userName: "User a" });
});

it("records no token", () => {
  expect(JSON.stringify(recordOf("not-ticked"))).not.toContain("token");
});
