import { describe, expect, it } from "vitest";
import { channelTypes } from "../../../common/contract/accounts.ts";
import { canAskAgain, missingPermissions } from "../../../main/channels/missing-permissions.ts";
import { permissionsFor } from "../../../main/channels/permissions.ts";

const none = { granted: [], declined: [], expired: [] };

describe("missing permissions", () => {
  it.each(channelTypes)("are all permissions of %s if nothing was granted", (type) => {
    const missing = missingPermissions(type, none);
    expect(missing.map(({ permission }) => permission)).toEqual(permissionsFor(type));
  });

  it.each([
    ["declined", { declined: ["pages_messaging"] }, true],
    ["expired", { expired: ["pages_messaging"] }, true],
    ["absent", {}, false],
  ])("tell that one is %s, and whether asking again can help", (status, change, askAgain) => {
    const granted = permissionsFor("messenger").filter((name) => name !== "pages_messaging");
    const missing = missingPermissions("messenger", { ...none, granted, ...change });
    expect(missing).toEqual([{ permission: "pages_messaging", status }]);
    expect(canAskAgain(missing)).toBe(askAgain);
  });

  it("are none if all were granted, even if one that was never asked for is declined", () => {
    const all = { ...none, granted: permissionsFor("messenger"), declined: ["email"] };
    expect(missingPermissions("messenger", all)).toEqual([]);
  });
});
