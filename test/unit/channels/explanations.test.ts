import { expect, it } from "vitest";
import { explain } from "../../../main/channels/explanations.ts";
import { type UnconnectableReason, unconnectableReasons } from "../../../preload/contract.ts";
import { FakeFacebook } from "../../support/doubles/facebook.ts";
import { page } from "../../support/logins.ts";

const facebook = new FakeFacebook();
const explained = (reason: UnconnectableReason, holder?: string) =>
  explain("instagram", { page: page("a", "1"), reason, ...(holder && { holder }) }, facebook);

it.each(unconnectableReasons)("says of %s what happened and what to do", (reason) => {
  expect(explained(reason)).toMatchObject({
    channel: "instagram",
    pageId: "1",
    name: "Page 1",
    reason,
    message: expect.stringMatching(/^[^%+]+\.$/),
    remedy: expect.stringMatching(/^[^%+]+\.$/),
  });
});

it.each([
  ["not-ticked", undefined],
  ["no-messaging-task", "page-access"],
  ["permission-missing", "business-integrations"],
  ["no-instagram-account", "linked-accounts"],
  ["instagram-not-professional", "instagram-professional"],
  ["connected-by-another", undefined],
] as const)("%s is mended at: %s", (reason, place) => {
  expect(explained(reason).link).toEqual(place && facebook.link(place, "1"));
});

it("names who connected the Page", () => {
  const { message, remedy } = explained("connected-by-another", "Anna");
  expect(message).toBe("Already connected by Anna.");
  expect(remedy).toContain("depend on your login instead of Anna's");
});

it("carries no secret", () => {
  expect(JSON.stringify(explained("not-ticked"))).not.toContain("token");
});
