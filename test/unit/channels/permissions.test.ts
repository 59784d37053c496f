import { describe, expect, it } from "vitest";
import { channelTypes } from "../../../common/contract/accounts.ts";
import {
  hasRequiredPermissions,
  isRequired,
  permissionNames,
  permissionsFor,
} from "../../../main/channels/permissions.ts";

const required = {
  messenger: ["pages_show_list", "pages_messaging"],
  instagram: ["pages_show_list", "instagram_basic", "instagram_manage_messages"],
} as const;
const optional = ["business_management", "pages_manage_metadata", "pages_read_engagement"];

describe.each(channelTypes)("the permissions of %s", (type) => {
  it("list the required ones first", () => {
    expect(permissionsFor(type)).toEqual([...required[type], ...optional]);
  });

  it.each(permissionNames)("suffice without %s only if it is not required", (name) => {
    const isNeeded = (required[type] as readonly string[]).includes(name);
    const granted = permissionNames.filter((each) => each !== name);
    expect(isRequired(type, name)).toBe(isNeeded);
    expect(hasRequiredPermissions(type, granted)).toBe(!isNeeded);
  });
});
