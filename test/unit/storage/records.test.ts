import "../../support/plain-node.ts";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { emptyRecords, type Records, RecordsNotSaved } from "../../../main/channels/ports.ts";
import { metaHosts } from "../../../main/facebook/meta-hosts.ts";
import { loadWriter } from "../../../main/storage/file.ts";
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
        message: "Connect again.",
        checkedAt: "2026-11-22T10:00:00.000Z",
        details: { graphCode: 190, graphSubcode: 460, fbtraceId: "trace" },
      },
    }),
    account("instagram", "1", "a", { instagram: { id: "ig", username: "page" }, kept: "memory" }),
    account("messenger", "6", "a", { subscription: { state: "on" } }),
    account("messenger", "7", "a", {
      subscription: { state: "failed", message: "Not allowed.", details: { graphCode: 200 } },
    }),
  ],
  users: [
    { ...user("a"), tokenExpiresAt: "2027-01-22T10:00:00.000Z" },
    {
      ...user("b"),
      dataAccessExpiresAt: "2026-11-29T10:00:00.000Z",
      lifeReadAt: "2026-11-22T10:00:00.000Z",
      warned: { what: "data-access", at: "2026-11-29T10:00:00.000Z", days: 7 },
    },
  ],
  unconnectable: [
    {
      channel: "instagram",
      pageId: "2",
      name: "Page 2",
      reason: "no-instagram-account",
      message: "None.",
      remedy: "Link one.",
    },
  ],
  permissionGaps: [
    {
      channel: "messenger",
      userId: "a",
      userName: "A",
      missing: [
        { permission: "pages_messaging", status: "declined", consequence: "cannot read messages" },
      ],
      askAgain: true,
    },
  ],
  writing: ["user:a", "page:1"],
  removing: ["page:3", "app:4"],
  revoking: [user("b")],
  unsubscribing: [{ pageId: "5", name: "Page 5", userId: "b", because: "disconnected" }],
  webhooks: true,
};

const linked = (url: string): Partial<Records> => {
  const health = {
    state: "gone",
    message: "Gone.",
    checkedAt: "2026-11-22T10:00:00.000Z",
  } as const;
  const link = { label: "Open the Page", url };
  return { accounts: [account("messenger", "1", "a", { health: { ...health, link } })] };
};

describe("records", () => {
  it("come back whole at the next start", () => {
    open().set(full);
    const next = open();
    expect(next.get()).toEqual(full);
    expect(next).not.toHaveProperty("keptAside");
  });

  it.each(metaHosts)("keep a link to %s", (host) => {
    const records = { ...emptyRecords, ...linked(`https://${host}/1/settings/?tab=x`) };
    open().set(records);
    expect(open().get()).toEqual(records);
  });

  it("of the first version, which knew of no subscriptions, still open", () => {
    const { permissionGaps, unsubscribing, webhooks, ...first } = full;
    const content = JSON.stringify({ version: 1, data: first });
    writeFileSync(join(folder, "accounts.json"), content);
    const { get, keptAside } = open();
    expect(keptAside).toBeUndefined();
    expect(get()).toEqual({ ...first, permissionGaps: [], unsubscribing: [], webhooks: false });
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
    expect(attempt).toThrow(RecordsNotSaved);
    expect(attempt).toThrow(expect.objectContaining({ cause: expect.any(Error) }));
    expect(records.get()).toBe(emptyRecords);
  });

  it.each<[string, object]>([
    ["an unknown channel", { accounts: [{ ...account("messenger", "1", "a"), channel: "fax" }] }],
    [
      "an unknown state",
      { accounts: [{ ...account("messenger", "1", "a"), health: { state: "?" } }] },
    ],
    ["a secret of an unknown kind", { removing: ["token:1"] }],
    ["a secret without a name", { removing: ["page:"] }],
    ["a missing list", { revoking: undefined }],
    ["a link that runs a script", linked("javascript:alert(1)//www.facebook.com")],
    ["a link to another site", linked("https://www.facebook.com.evil.example/")],
    ["a link to another site, by a user's name", linked("https://www.facebook.com@evil.example/")],
    ["a link that anybody on the way can change", linked("http://www.facebook.com/")],
  ])("with %s are kept aside", (_what, change) => {
    const content = JSON.stringify({ version: 1, data: { ...full, ...change } });
    writeFileSync(join(folder, "accounts.json"), content);
    const records = open();
    expect(records.get()).toEqual(emptyRecords);
    expect(readFileSync(records.keptAside?.file ?? "", "utf8")).toBe(content);
  });
});
