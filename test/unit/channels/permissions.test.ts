import { describe, expect, it } from "vitest";
import { channelTypes } from "../../../common/contract/accounts.ts";
import {
  hasRequiredPermissions,
  localizeMissing,
  missingPermissions,
  wasRefused,
} from "../../../main/channels/permissions.ts";
import { permissionsFor } from "../../../main/facebook/login/permissions.ts";

const none = { granted: [], declined: [], expired: [] };
const without = (type: "messenger" | "instagram", name: string) => ({
  ...none,
  granted: permissionsFor[type].filter((each) => each !== name),
});

describe("what a login left out", () => {
  it.each(channelTypes)("of %s is explained for everything that is asked for", (type) => {
    const missing = missingPermissions(type, none);
    expect(missing.map(({ permission }) => permission).sort()).toEqual(
      [...permissionsFor[type]].sort(),
    );
    const explained = localizeMissing(missing);
    expect(explained).toHaveLength(missing.length);
    for (const { consequence } of explained) expect(consequence).toMatch(/^cannot [^%+.]+$/);
  });

  it.each([
    ["messenger", "pages_show_list", "cannot see which Pages there are", true],
    ["messenger", "pages_messaging", "cannot read messages or answer them", true],
    ["messenger", "pages_manage_metadata", "cannot be told of new messages", false],
    ["messenger", "pages_read_engagement", "cannot see the names of people who write", false],
    ["messenger", "business_management", "cannot see Pages of a business portfolio", false],
    ["instagram", "pages_show_list", "cannot see which Pages there are", true],
    ["instagram", "instagram_basic", "cannot see Instagram accounts", true],
    ["instagram", "instagram_manage_messages", "cannot read messages or answer them", true],
    ["instagram", "pages_manage_metadata", "cannot be told of new messages", false],
    ["instagram", "pages_read_engagement", "cannot see the names of people who write", false],
    ["instagram", "business_management", "cannot see Pages of a business portfolio", false],
  ] as const)("%s without %s: %s", (type, name, consequence, vital) => {
    const missing = missingPermissions(type, without(type, name));
    expect(missing).toEqual([{ permission: name, status: "absent" }]);
    expect(localizeMissing(missing)).toMatchObject([{ permission: name, consequence }]);
    expect(hasRequiredPermissions(type, without(type, name))).toBe(!vital);
  });

  it.each([
    ["declined", { declined: ["pages_messaging"] }],
    ["expired", { expired: ["pages_messaging"] }],
    ["absent", {}],
  ])("was %s", (status, change) => {
    const permissions = { ...without("messenger", "pages_messaging"), ...change };
    const missing = missingPermissions("messenger", permissions);
    expect(missing).toMatchObject([{ permission: "pages_messaging", status }]);
    expect(wasRefused(missing)).toBe(status !== "absent");
  });

  it("is nothing where all was granted, whatever other permissions say", () => {
    const all = { ...none, granted: permissionsFor.messenger, declined: ["email"] };
    expect(missingPermissions("messenger", all)).toEqual([]);
  });
});
