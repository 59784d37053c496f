import { describe, expect, it } from "vitest";
import {
  emptyRecords,
  type MissingPermissionRecord,
  type Records,
} from "../../../main/channels/model.ts";
import { permissionCounter, permissionGapViews } from "../../../main/channels/permission-views.ts";
import { type Permission, permissionNames } from "../../../main/channels/permissions.ts";
import { channelTexts } from "../../../main/i18n/en/channels.ts";
import { account } from "../../support/logins.ts";

const declined = (permission: Permission): MissingPermissionRecord => ({
  permission,
  status: "declined",
});
const gap = (...missing: readonly Permission[]) =>
  ({
    channel: "messenger",
    userId: "a",
    userName: "User a",
    missing: missing.map(declined),
    askAgain: true,
  }) as const;
const recordsWith = (webhooks: boolean, ...missing: readonly Permission[]): Records => ({
  ...emptyRecords,
  webhooks,
  permissionGaps: [gap(...missing)],
});

it.each(permissionNames)("tells what Pagekeeper cannot do without %s", (permission) => {
  expect(permissionGapViews(recordsWith(true, permission))).toEqual([
    {
      ...gap(permission),
      missing: [{ ...declined(permission), consequence: channelTexts.consequences[permission] }],
    },
  ]);
});

describe("a permission that only webhooks need", () => {
  const shown = (...missing: readonly Permission[]) =>
    permissionGapViews(recordsWith(false, ...missing)).map((view) =>
      view.missing.map(({ permission }) => permission),
    );

  it("is no gap while webhooks are off", () => {
    expect(shown("pages_manage_metadata")).toEqual([]);
    expect(shown("pages_manage_metadata", "pages_read_engagement")).toEqual([
      ["pages_read_engagement"],
    ]);
  });

  it("is not asked for again while webhooks are off", () => {
    const missing = [
      declined("pages_manage_metadata"),
      { permission: "business_management", status: "absent" },
    ] as const;
    const askAgain = (webhooks: boolean) =>
      permissionGapViews({
        ...recordsWith(webhooks),
        permissionGaps: [{ ...gap(), missing }],
      }).map((view) => view.askAgain);
    expect(askAgain(true)).toEqual([true]);
    expect(askAgain(false)).toEqual([false]);
  });
});

describe("the permissions of an account", () => {
  const count = (records: Records, type: "messenger" | "instagram", userId: string) =>
    permissionCounter(records)(account(type, "1", userId));

  it("are counted without those that the login did not grant in this channel", () => {
    const records = recordsWith(true, "pages_manage_metadata", "pages_read_engagement");
    expect(count(records, "messenger", "a")).toEqual({ granted: 3, total: 5 });
    expect(count(records, "messenger", "b")).toEqual({ granted: 5, total: 5 });
    expect(count(records, "instagram", "a")).toEqual({ granted: 6, total: 6 });
  });

  it("include only those that Pagekeeper uses", () => {
    const records = recordsWith(false, "pages_manage_metadata", "pages_read_engagement");
    expect(count(records, "messenger", "a")).toEqual({ granted: 3, total: 4 });
  });
});
