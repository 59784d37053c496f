import { expect, it } from "vitest";
import {
  type UnconnectableReason,
  unconnectableReasons,
} from "../../../../common/contract/accounts.ts";
import {
  localizeUnconnectable,
  unconnectableRecord,
} from "../../../../main/channels/connect/unconnectable-pages.ts";
import { FakeFacebook } from "../../../support/doubles/facebook.ts";
import { page } from "../../../support/logins.ts";

const facebook = new FakeFacebook();
const recorded = (reason: UnconnectableReason, connectedBy?: string) =>
  unconnectableRecord(
    "instagram",
    { page: page("a", "1"), reason, ...(connectedBy && { connectedBy }) },
    facebook,
  );
const explained = (reason: UnconnectableReason, connectedBy?: string) =>
  localizeUnconnectable(recorded(reason, connectedBy));

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
  const link = place && facebook.link(place, "1");
  expect(recorded(reason).link).toEqual(link);
  expect(explained(reason).link).toEqual(link && { label: expect.any(String), url: link.url });
});

it("names who connected the Page", () => {
  const { message } = explained("connected-by-another", "Anna");
  expect(message).toBe("Already connected by Anna.");
});

it("knows of an earlier record only that it was somebody else", () => {
  const { message } = explained("connected-by-another");
  expect(message).toBe("Already connected by somebody else.");
});

it("carries no secret", () => {
  expect(JSON.stringify(recorded("not-ticked"))).not.toContain("token");
});
