import { describe, expect, it } from "vitest";
import type { UnconnectablePage } from "../../../../common/contract/accounts.ts";
import { groupUnconnectable } from "../../../../renderer/accounts/unconnectable-groups.ts";

const page = (more: Partial<UnconnectablePage>): UnconnectablePage => ({
  channel: "messenger",
  pageId: "1",
  name: "Page 1",
  userId: "u1",
  userName: "Dana",
  reason: "not-ticked",
  message: "",
  remedy: "",
  ...more,
});

describe("groupUnconnectable", () => {
  it("counts a Page once, even if both channels left it out for the same reason", () => {
    const groups = groupUnconnectable([page({}), page({ channel: "instagram" })]);
    expect(groups).toMatchObject([
      { reason: "not-ticked", pages: [{ pageId: "1", channels: ["messenger", "instagram"] }] },
    ]);
  });

  it("keeps what different people's logins left out apart", () => {
    const [group] = groupUnconnectable([page({}), page({ userId: "u2" })]);
    expect(group?.pages).toHaveLength(2);
  });

  it("puts Pages that nobody chose last, and leaves out reasons without Pages", () => {
    const groups = groupUnconnectable([
      page({}),
      page({ pageId: "2", reason: "no-instagram-account" }),
      page({ pageId: "3", reason: "connected-by-another" }),
    ]);
    expect(groups.map(({ reason }) => reason)).toEqual([
      "connected-by-another",
      "no-instagram-account",
      "not-ticked",
    ]);
  });
});
