import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ActivityEvent } from "../../../main/channels/ports/activity.ts";
import { type ActivityFile, openActivity } from "../../../main/storage/activity.ts";
import { flush } from "../../support/doubles/flush.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const day = 24 * 60 * 60_000;

let folder: string;
let now: number;
const onChange = vi.fn<() => void>();
const onError = vi.fn<(error: unknown) => void>();
beforeEach(() => {
  folder = tempFolder();
  now = Date.parse("2026-11-22T10:00:00.000Z");
  vi.clearAllMocks();
});

const open = (practice = false): ActivityFile =>
  openActivity({ folder, practice, now: () => now, onChange, onError });
const path = () => join(folder, "activity.jsonl");
const linesOnDisk = () => readFileSync(path(), "utf8").split("\n").slice(1, -1);

const accountOf = (id: string) =>
  ({ id: `messenger-${id}`, channel: "messenger", name: id }) as const;
const undone = (...ids: string[]): ActivityEvent => ({
  kind: "undone",
  accounts: ids.map(accountOf),
});
const namesIn = (file: ActivityFile) =>
  file
    .entries()
    .flatMap((entry) => (entry.kind === "undone" ? (entry.accounts[0]?.name ?? "") : []));

/** Adds an entry with this name in a run of its own. */
function addInOneRun(...names: string[]): void {
  const file = open();
  file.add(names.map((name) => undone(name)));
  file.flush();
}

describe("the activity", () => {
  const all: readonly ActivityEvent[] = [
    {
      kind: "connected",
      channel: "messenger",
      userName: "Dana",
      added: [accountOf("1")],
      already: 3,
    },
    {
      kind: "left-out",
      channel: "instagram",
      userName: "Dana",
      reason: "not-ticked",
      accounts: [],
    },
    { kind: "taken-over", userName: "Sam", accounts: [accountOf("1")] },
    {
      kind: "permissions-declined",
      channel: "messenger",
      userName: "Sam",
      permissions: ["pages_messaging"],
    },
    {
      kind: "checked",
      scope: { kind: "channel", type: "messenger" },
      checked: 2,
      failing: 1,
      ended: "cut-short",
    },
    {
      kind: "checked",
      scope: { kind: "account", id: "messenger-1" },
      name: "1",
      checked: 1,
      failing: 0,
    },
    { kind: "state", account: accountOf("1"), from: "works", to: "reconnect", code: "logged_out" },
    { kind: "state", account: accountOf("1"), from: "reconnect", to: "works" },
    { kind: "disconnected", accounts: [accountOf("1")], by: { kind: "next-start" } },
    { kind: "disconnected", accounts: [], by: { kind: "web-app", origin: "https://shop.example" } },
    undone("1"),
    { kind: "meta-app", change: "saved", appId: "1001", name: "Northwind" },
  ];

  it("keeps entries of every kind across restarts", () => {
    const file = open();
    file.add(all);
    file.flush();
    const kept = open().entries();
    expect(kept.map(({ id: _, at: __, ...event }) => event)).toEqual(all);
    expect(kept[0]?.at).toBe("2026-11-22T10:00:00.000Z");
    expect(onError).not.toHaveBeenCalled();
  });

  it("gives every entry another id, in later runs too", () => {
    addInOneRun("1", "2");
    now += 1;
    addInOneRun("3", "4");
    expect(
      new Set(
        open()
          .entries()
          .map(({ id }) => id),
      ).size,
    ).toBe(4);
  });

  it("can be read by its owner only", () => {
    addInOneRun("1");
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    addInOneRun("2");
    expect(statSync(path()).mode & 0o777).toBe(0o600);
  });

  it("of practice mode is separate", () => {
    addInOneRun("1");
    expect(open(true).entries()).toEqual([]);
  });

  it("is not read before it is needed", () => {
    mkdirSync(path());
    open();
    expect(readdirSync(folder)).toEqual(["activity.jsonl"]);
  });

  it("shows entries at once", () => {
    const file = open();
    file.add([undone("1")]);
    expect(namesIn(file)).toEqual(["1"]);
  });

  it("is written once, however many entries are added in a turn", async () => {
    const file = open();
    for (let index = 0; index < 5_000; index += 1) file.add([undone(`${index}`)]);
    expect(existsSync(path())).toBe(false);
    await flush();
    expect(onChange).toHaveBeenCalledOnce();
    expect(linesOnDisk()).toHaveLength(5_000);
  });

  it("is deleted as a whole", () => {
    addInOneRun("1");
    const file = open();
    file.add([undone("2")]);
    onChange.mockClear();
    file.clear();
    expect(existsSync(path())).toBe(false);
    expect(file.entries()).toEqual([]);
    expect(onChange).toHaveBeenCalledOnce();
  });
});

describe("old entries", () => {
  it("are left out and deleted after 90 days", () => {
    addInOneRun("old");
    now += 45 * day;
    addInOneRun("newer");
    now += 45 * day + 1;
    expect(namesIn(open())).toEqual(["newer"]);
    now += day;
    addInOneRun("newest");
    expect(linesOnDisk()).toHaveLength(2);
    expect(readFileSync(path(), "utf8")).not.toContain('"old"');
  });

  it("are left out if there are more than 10,000, and soon deleted", () => {
    addInOneRun(...Array.from({ length: 10_500 }, (_, index) => `${index}`));
    expect(namesIn(open())).toHaveLength(10_000);
    expect(namesIn(open())[0]).toBe("500");
    addInOneRun("newest");
    expect(linesOnDisk()).toHaveLength(10_000);
    expect(namesIn(open()).at(-1)).toBe("newest");
  });

  it("are deleted if the file is too large, because an entry can name thousands", () => {
    const file = open();
    const many = Array.from({ length: 5_000 }, (_, index) => `Page number ${index}`);
    for (let index = 0; index < 30; index += 1) {
      file.add([undone(`${index}`, ...many)]);
      file.flush();
    }
    expect(statSync(path()).size).toBeLessThan(8_000_000);
    expect(namesIn(open()).at(-1)).toBe("29");
    expect(namesIn(open()).length).toBeGreaterThan(10);
  });

  it("stay if a clock that was behind wrote newer ones", () => {
    addInOneRun("1");
    now -= 10 * day;
    addInOneRun("2");
    now += 10 * day;
    expect(namesIn(open())).toEqual(["1", "2"]);
  });
});

describe("a damaged file", () => {
  it("loses only the lines that are damaged", () => {
    addInOneRun("1", "2", "3");
    const [first, , third] = linesOnDisk();
    const other = '{"id":"x","at":"2026-11-22T10:00:00.000Z","kind":"unknown"}';
    writeFileSync(path(), `{"version":1}\n${first}\n{"id":"\0\n\n${other}\n${third}\n`);
    expect(namesIn(open())).toEqual(["1", "3"]);
    expect(open().quarantined()).toBeUndefined();
  });

  it("that ends in the middle of a line, because the app was killed, is continued", () => {
    addInOneRun("1");
    appendFileSync(path(), '{"id":"1-2","at":"2026-');
    addInOneRun("2");
    expect(namesIn(open())).toEqual(["1", "2"]);
  });

  it.each<[string, "damaged" | "newer", () => void]>([
    ["of another kind", "damaged", () => writeFileSync(path(), "once upon\na time\n")],
    ["that is a folder", "damaged", () => mkdirSync(path())],
    ["of a later version", "newer", () => writeFileSync(path(), '{"version":2}\n{"id":1}\n')],
  ])("%s is moved aside", (_, reason, damage) => {
    damage();
    const file = open();
    file.add([undone("1")]);
    file.flush();
    const name = `activity.${reason}-2026-11-22T10-00-00.jsonl`;
    expect(readdirSync(folder).sort()).toEqual(["activity.jsonl", name].sort());
    expect(file.quarantined()).toEqual({ file: join(folder, name), reason });
    expect(namesIn(open())).toEqual(["1"]);
  });
});

describe("a disk that is full", () => {
  it("stops nothing, and entries are saved with the next ones", () => {
    rmSync(folder, { recursive: true });
    const file = open();
    file.add([undone("1")]);
    file.flush();
    expect(onError).toHaveBeenCalledOnce();
    expect(namesIn(file)).toEqual(["1"]);
    mkdirSync(folder);
    file.add([undone("2")]);
    file.flush();
    expect(onError).toHaveBeenCalledOnce();
    expect(namesIn(open())).toEqual(["1", "2"]);
  });

  it("that fills up in the middle of a line damages no other", () => {
    addInOneRun("1");
    const file = open();
    expect(namesIn(file)).toEqual(["1"]);
    rmSync(folder, { recursive: true });
    file.add([undone("2")]);
    file.flush();
    mkdirSync(folder);
    writeFileSync(path(), '{"version":1}\n{"id":"1');
    file.add([undone("3")]);
    file.flush();
    expect(namesIn(open())).toEqual(["1", "2", "3"]);
  });
});
