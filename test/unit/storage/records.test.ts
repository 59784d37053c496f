import "../../support/plain-node.ts";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { emptyRecords, type Records } from "../../../main/channels/model.ts";
import { StoreWriteError } from "../../../main/channels/ports/records.ts";
import { metaHosts } from "../../../main/facebook/hosts.ts";
import { loadWriter } from "../../../main/storage/json-file.ts";
import { openRecords } from "../../../main/storage/records.ts";
import { account, user } from "../../support/logins.ts";
import { tempFolder } from "../../support/temp-folder.ts";

beforeAll(loadWriter);

let folder: string;
beforeEach(() => {
  folder = tempFolder();
});

const open = (practice = false) => openRecords({ folder, practice, now: () => 0 });

/** Records in which every field is set. */
const full: Records = {
  accounts: [
    account("messenger", "1", "a", {
      pictureUrl: "https://pictures.invalid/1",
      health: {
        state: "reconnect",
        code: "password_changed",
        checkedAt: "2026-11-22T10:00:00.000Z",
        details: { graphCode: 190, graphSubcode: 460, fbtraceId: "trace" },
      },
    }),
    account("instagram", "1", "a", {
      instagram: { id: "ig", username: "page" },
      storedIn: "memory",
    }),
    account("messenger", "6", "a", { appId: "app", subscription: { state: "on" } }),
    account("messenger", "8", "a", {
      health: {
        state: "works",
        checkedAt: "2026-11-20T10:00:00.000Z",
        refusal: {
          code: "app_blocked",
          since: "2026-11-22T10:00:00.000Z",
          remedy: "set-up-app",
          link: { place: "app-dashboard", url: "https://developers.facebook.com/apps/1/" },
          details: { graphCode: 200 },
        },
      },
    }),
    account("messenger", "7", "a", {
      subscription: { state: "failed", code: "webhook_not_allowed", details: { graphCode: 200 } },
    }),
  ],
  users: [
    { ...user("a"), appId: "app", tokenExpiresAt: "2027-01-22T10:00:00.000Z" },
    {
      ...user("b"),
      dataAccessExpiresAt: "2026-11-29T10:00:00.000Z",
      expiryReadAt: "2026-11-22T10:00:00.000Z",
      warned: { what: "data-access", at: "2026-11-29T10:00:00.000Z", days: 7 },
    },
  ],
  unconnectable: [
    {
      channel: "instagram",
      pageId: "2",
      name: "Page 2",
      userId: "a",
      userName: "User a",
      reason: "no-instagram-account",
      link: { place: "linked-accounts", url: "https://www.facebook.com/2" },
    },
    {
      channel: "messenger",
      pageId: "3",
      name: "Page 3",
      userId: "b",
      userName: "User b",
      reason: "connected-by-another",
      connectedBy: "Anna",
    },
  ],
  permissionGaps: [
    {
      channel: "messenger",
      userId: "a",
      userName: "A",
      missing: [{ permission: "pages_messaging", status: "declined" }],
      askAgain: true,
    },
  ],
  pendingWrites: ["user:a", "page:1"],
  tokenItems: 3,
  pendingDeletes: ["page:3", "app:4"],
  pendingRevocations: [{ ...user("b"), appId: "another", reported: true }],
  pendingUnsubscribes: [
    {
      pageId: "5",
      name: "Page 5",
      userId: "b",
      appId: "another",
      reported: true,
      reason: "disconnected",
    },
  ],
  webhooks: true,
};

const withLink = (url: string): Partial<Records> => {
  const health = {
    state: "gone",
    code: "page_gone",
    checkedAt: "2026-11-22T10:00:00.000Z",
  } as const;
  const link = { place: "page", url } as const;
  return { accounts: [account("messenger", "1", "a", { health: { ...health, link } })] };
};

describe("records", () => {
  it("ignore an impossible number of keychain items", () => {
    open().set({ ...full, tokenItems: 1_000_000_000 });
    const next = open();
    expect(next.get()).toEqual({ ...full, tokenItems: 0 });
    expect(next.quarantined).toBeUndefined();
  });

  it("lose the left-out Pages of a build that did not note the person, and nothing else", () => {
    const old = { ...full.unconnectable[0], userId: undefined };
    const data = { ...full, unconnectable: [old, full.unconnectable[1]] };
    writeFileSync(join(folder, "accounts.json"), JSON.stringify({ version: 1, data }));
    const next = open();
    expect(next.get()).toEqual({ ...full, unconnectable: [full.unconnectable[1]] });
    expect(next.quarantined).toBeUndefined();
  });

  it("are complete at the next start", () => {
    open().set(full);
    const next = open();
    expect(next.get()).toEqual(full);
    expect(next).not.toHaveProperty("quarantined");
  });

  it.each(metaHosts)("accept a link to %s", (host) => {
    const records = { ...emptyRecords, ...withLink(`https://${host}/1/settings/?tab=x`) };
    open().set(records);
    expect(open().get()).toEqual(records);
  });

  it("lose undefined fields when they are read", () => {
    const sparse = { ...account("messenger", "1", "a"), pictureUrl: undefined };
    open().set({ ...emptyRecords, accounts: [sparse] });
    expect(open().get().accounts[0]).toEqual(account("messenger", "1", "a"));
  });

  it("of practice mode have their own file", () => {
    open(true).set(full);
    expect(open().get()).toEqual(emptyRecords);
    expect(readdirSync(folder)).toEqual(["practice-accounts.json"]);
  });

  it("stay the same object until they are set", () => {
    const records = open();
    records.set(full);
    expect(records.get()).toBe(full);
  });

  it("do not change if the disk refuses a write, and the error contains the cause", () => {
    const records = open();
    mkdirSync(join(folder, "accounts.json", "full"), { recursive: true });
    const attempt = () => records.set(full);
    expect(attempt).toThrow(StoreWriteError);
    expect(attempt).toThrow(expect.objectContaining({ cause: expect.any(Error) }));
    expect(records.get()).toBe(emptyRecords);
  });

  it.each<[string, object]>([
    ["an unknown channel", { accounts: [{ ...account("messenger", "1", "a"), channel: "fax" }] }],
    [
      "an unknown state",
      { accounts: [{ ...account("messenger", "1", "a"), health: { state: "?" } }] },
    ],
    ["a secret of an unknown kind", { pendingDeletes: ["token:1"] }],
    ["a secret without a name", { pendingDeletes: ["page:"] }],
    ["a missing list", { pendingRevocations: undefined }],
    ["a link that runs a script", withLink("javascript:alert(1)//www.facebook.com")],
    ["a link to another site", withLink("https://www.facebook.com.evil.example/")],
    [
      "a link to another site behind a user name",
      withLink("https://www.facebook.com@evil.example/"),
    ],
    ["a link without encryption", withLink("http://www.facebook.com/")],
  ])("with %s are quarantined", (_description, change) => {
    const content = JSON.stringify({ version: 1, data: { ...full, ...change } });
    writeFileSync(join(folder, "accounts.json"), content);
    const records = open();
    expect(records.get()).toEqual(emptyRecords);
    expect(readFileSync(records.quarantined?.file ?? "", "utf8")).toBe(content);
  });
});
