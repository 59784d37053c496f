import { describe, expect, it } from "vitest";
import type { LoginRequest } from "../../../../main/channels/ports/facebook.ts";
import { login, node, scopes } from "../support/page-list.ts";

describe("a permission granted for some Pages only", () => {
  const withheld = async (
    type: LoginRequest["type"],
    entries: Readonly<Record<string, readonly string[] | undefined>>,
    page: object = {},
  ) => {
    const { pages } = await login(
      { accounts: () => ({ body: { data: [node("1", page)] } }), debug: scopes(entries) },
      { type },
      { configId: "917" },
    );
    return pages[0]?.withheld;
  };

  it("withholds a permission from Pages that it was not granted for", async () => {
    const entries = { pages_show_list: ["1"], pages_messaging: ["2"], pages_manage_metadata: [] };
    expect(await withheld("messenger", entries)).toEqual([
      "pages_messaging",
      "pages_manage_metadata",
    ]);
  });

  it.each<readonly [string, Readonly<Record<string, readonly string[] | undefined>>]>([
    ["was granted for this Page", { pages_messaging: ["1"] }],
    ["was granted for all Pages", { pages_messaging: undefined }],
    ["was not granted at all", {}],
    ["is about businesses", { business_management: ["50"] }],
    ["is another channel's", { instagram_manage_messages: ["2"] }],
  ])("does not withhold a permission that %s", async (_name, entries) => {
    expect(await withheld("messenger", entries)).toBeUndefined();
  });

  const withheldOf = async (targets: readonly string[]) => {
    const linkedTo = (id: string) => ({ instagram_business_account: { id, username: id } });
    const list = [node("1", linkedTo("91")), node("2", linkedTo("92")), node("3")];
    const { pages } = await login(
      {
        accounts: () => ({ body: { data: list } }),
        debug: scopes({ instagram_manage_messages: targets }),
      },
      { type: "instagram" },
      { configId: "917" },
    );
    return pages.filter((page) => page.withheld).map(({ id }) => id);
  };

  it.each<readonly [string, readonly string[], readonly string[]]>([
    ["the account's own id", ["91"], ["2"]],
    ["its Page's id", ["1"], ["2"]],
    ["either id", ["91", "2"], []],
  ])(
    "matches an Instagram account by %s, and never a Page without one",
    async (_name, ids, pages) => {
      expect(await withheldOf(ids)).toEqual(pages);
    },
  );

  it.each<readonly [string, readonly string[]]>([
    ["none is known to this login", ["17841400000000093", "50"]],
    ["there are none", []],
  ])("withholds a permission from no Instagram account if of its ids %s", async (_name, ids) => {
    expect(await withheldOf(ids)).toEqual([]);
  });

  it("withholds no permission from a Page that was not selected", async () => {
    const notSelected = { access_token: undefined };
    expect(await withheld("messenger", { pages_messaging: ["2"] }, notSelected)).toBeUndefined();
  });
});
