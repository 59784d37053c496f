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

/** One of everything. */
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
    account("messenger", "6", "a", { subscription: { state: "on" } }),
    account("messenger", "7", "a", {
      subscription: { state: "failed", code: "webhook_not_allowed", details: { graphCode: 200 } },
    }),
  ],
  users: [
    { ...user("a"), tokenExpiresAt: "2027-01-22T10:00:00.000Z" },
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
      reason: "no-instagram-account",
      link: { place: "linked-accounts", url: "https://www.facebook.com/2" },
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
  pendingDeletes: ["page:3", "app:4"],
  pendingRevocations: [user("b")],
  pendingUnsubscribes: [{ pageId: "5", name: "Page 5", userId: "b", reason: "disconnected" }],
  webhooks: true,
};

const linked = (url: string): Partial<Records> => {
  const health = {
    state: "gone",
    code: "page_gone",
    checkedAt: "2026-11-22T10:00:00.000Z",
  } as const;
  const link = { place: "page", url } as const;
  return { accounts: [account("messenger", "1", "a", { health: { ...health, link } })] };
};

describe("records", () => {
  it("come back whole at the next start", () => {
    open().set(full);
    const next = open();
    expect(next.get()).toEqual(full);
    expect(next).not.toHaveProperty("quarantined");
  });

  it.each(metaHosts)("keep a link to %s", (host) => {
    const records = { ...emptyRecords, ...linked(`https://${host}/1/settings/?tab=x`) };
    open().set(records);
    expect(open().get()).toEqual(records);
  });

  describe("of the first version", () => {
    const openFirst = (data: object) => {
      writeFileSync(join(folder, "accounts.json"), JSON.stringify({ version: 1, data }));
      const { get, quarantined } = open();
      expect(quarantined).toBeUndefined();
      return get();
    };

    it("that knew of no subscriptions still open", () => {
      const { permissionGaps, pendingUnsubscribes, webhooks, ...first } = {
        ...full,
        unconnectable: [],
      };
      const now = { ...first, permissionGaps: [], pendingUnsubscribes: [], webhooks: false };
      expect(openFirst(first)).toEqual(now);
    });

    it("that kept words keep what the words were for", () => {
      const url = "https://www.facebook.com/2/settings/?tab=linked_instagram";
      const health = {
        state: "gone",
        checkedAt: "2026-11-22T10:00:00.000Z",
        remedy: "ask-page-admin",
      };
      const refused = { channel: "instagram", pageId: "2", name: "Page 2" };
      const gap = { channel: "messenger", userId: "a", userName: "A", askAgain: true };
      const missing = { permission: "pages_messaging", status: "declined" };
      const first = {
        ...emptyRecords,
        accounts: [
          {
            ...account("messenger", "1", "a"),
            health: { ...health, message: "It is gone.", link: { label: "Open the Page", url } },
            subscription: { state: "failed", message: "Not allowed." },
          },
        ],
        unconnectable: [
          {
            ...refused,
            reason: "no-instagram-account",
            message: "None.",
            remedy: "Link one.",
            link: { label: "Open linked accounts", url },
          },
          { ...refused, reason: "not-ticked", message: "Not ticked.", remedy: "Tick it." },
        ],
        permissionGaps: [
          { ...gap, missing: [{ ...missing, consequence: "cannot read messages" }] },
        ],
      };
      expect(openFirst(first)).toEqual({
        ...emptyRecords,
        accounts: [
          { ...account("messenger", "1", "a"), health, subscription: { state: "failed" } },
        ],
        unconnectable: [
          { ...refused, reason: "no-instagram-account", link: { place: "linked-accounts", url } },
          { ...refused, reason: "not-ticked" },
        ],
        permissionGaps: [{ ...gap, missing: [missing] }],
      });
    });
  });

  it("come back without what has no value", () => {
    const sparse = { ...account("messenger", "1", "a"), pictureUrl: undefined };
    open().set({ ...emptyRecords, accounts: [sparse] });
    expect(open().get().accounts[0]).toEqual(account("messenger", "1", "a"));
  });

  it("of practice lie in a file of their own", () => {
    open(true).set(full);
    expect(open().get()).toEqual(emptyRecords);
    expect(readdirSync(folder)).toEqual(["practice-accounts.json"]);
  });

  it("are the same objects until a change replaces them", () => {
    const records = open();
    records.set(full);
    expect(records.get()).toBe(full);
  });

  it("that the disk refuses change nothing, and keep the reason", () => {
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
    ["a link that runs a script", linked("javascript:alert(1)//www.facebook.com")],
    ["a link to another site", linked("https://www.facebook.com.evil.example/")],
    ["a link to another site, by a user's name", linked("https://www.facebook.com@evil.example/")],
    ["a link that anybody on the way can change", linked("http://www.facebook.com/")],
  ])("with %s are kept aside", (_what, change) => {
    const content = JSON.stringify({ version: 2, data: { ...full, ...change } });
    writeFileSync(join(folder, "accounts.json"), content);
    const records = open();
    expect(records.get()).toEqual(emptyRecords);
    expect(readFileSync(records.quarantined?.file ?? "", "utf8")).toBe(content);
  });
});
