import "../../support/plain-node.ts";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { StoreWriteError } from "../../../main/channels/ports/records.ts";
import { loadWriter, openJsonFile } from "../../../main/storage/json-file.ts";
import { tempFolder } from "../../support/temp-folder.ts";

beforeAll(loadWriter);

vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  return { ...fs, renameSync: vi.fn(fs.renameSync) };
});

const now = Date.parse("2026-11-22T10:00:00.000Z");
const schema = z.object({ words: z.array(z.string()) });
const good = JSON.stringify({ version: 2, data: { words: ["kept"] } });

let folder: string;
let path: string;
beforeEach(() => {
  folder = tempFolder();
  path = join(folder, "words.json");
});

const open = (migrate?: (data: unknown, version: number) => unknown) =>
  openJsonFile({
    folder,
    name: "words",
    version: 2,
    schema,
    empty: { words: [] },
    now: () => now,
    ...(migrate && { migrate }),
  });

describe("a JSON file", () => {
  it("is empty if missing, and not created by opening it", () => {
    expect(open().get()).toEqual({ words: [] });
    expect(readdirSync(folder)).toEqual([]);
  });

  it("keeps data for the next start", () => {
    open().set({ words: ["one", "two"] });
    expect(open().get()).toEqual({ words: ["one", "two"] });
    expect(open()).not.toHaveProperty("quarantined");
  });

  it("can be read only by its owner", () => {
    open().set({ words: ["one"] });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("is replaced as a whole by renaming a temporary file, which is then gone", () => {
    const file = open();
    file.set({ words: ["one"] });
    const before = statSync(path).ino;
    file.set({ words: ["one", "two"] });
    expect(statSync(path).ino).not.toBe(before);
    expect(readdirSync(folder)).toEqual(["words.json"]);
  });

  it.each([
    ["UTF-8 with a byte-order mark", Buffer.from(`\uFEFF${good}`)],
    ["UTF-16, as Windows programs save it", Buffer.from(`\uFEFF${good}`, "utf16le")],
    ["big-endian UTF-16", Buffer.from(`\uFEFF${good}`, "utf16le").swap16()],
  ])("may have been saved by an editor as %s", (_encoding, bytes) => {
    writeFileSync(path, bytes);
    const file = open();
    expect(file.get()).toEqual({ words: ["kept"] });
    expect(file).not.toHaveProperty("quarantined");
    file.set({ words: ["kept", "one"] });
    expect(readFileSync(path, "utf8")).toBe(good.replace('"kept"', '"kept","one"'));
  });

  it("is read without a migration if an older version has the same shape", () => {
    writeFileSync(path, JSON.stringify({ version: 1, data: { words: ["old"] } }));
    expect(open().get()).toEqual({ words: ["old"] });
  });

  it("is migrated from an older version with another shape", () => {
    writeFileSync(path, JSON.stringify({ version: 1, data: "one two" }));
    const migrate = (data: unknown, version: number) => ({
      words: [...String(data).split(" "), `from ${version}`],
    });
    expect(open(migrate).get()).toEqual({ words: ["one", "two", "from 1"] });
  });

  it("is quarantined if its migration does not produce the current shape", () => {
    writeFileSync(path, JSON.stringify({ version: 1, data: "one two" }));
    expect(open((data) => data).quarantined?.reason).toBe("damaged");
  });

  it("is read only once, so later changes by others are not seen", () => {
    const file = open();
    writeFileSync(path, good);
    expect(file.get()).toEqual({ words: [] });
  });
});

const unusable: readonly [string, string | Buffer, "damaged" | "newer"][] = [
  ["empty", "", "damaged"],
  ["truncated", good.slice(0, -5), "damaged"],
  ["not JSON", "words: [kept]", "damaged"],
  ["not text", Buffer.from([0xff, 0xfe, 0x00, 0x80]), "damaged"],
  ["full of zeros, as after a power cut", Buffer.alloc(512), "damaged"],
  ["JSON of something else", '"words"', "damaged"],
  ["null", "null", "damaged"],
  ["without a version", JSON.stringify({ data: { words: [] } }), "damaged"],
  ["of version 0", JSON.stringify({ version: 0, data: { words: [] } }), "damaged"],
  ["of the wrong shape", JSON.stringify({ version: 2, data: { words: [1] } }), "damaged"],
  ["of a newer version", JSON.stringify({ version: 3, data: { words: ["new"] } }), "newer"],
  ["of a newer version and another shape", JSON.stringify({ version: 9, data: 7 }), "newer"],
];

describe.each(unusable)("a file that is %s", (_description, content, reason) => {
  beforeEach(() => writeFileSync(path, content));

  it("is moved, byte for byte, to a name with the reason and the time", () => {
    const file = open();
    const aside = join(folder, `words.${reason}-2026-11-22T10-00-00.json`);
    expect(file.quarantined).toEqual({ file: aside, reason });
    expect(file.get()).toEqual({ words: [] });
    expect(readFileSync(aside)).toEqual(Buffer.from(content));
  });

  it("is not changed by later writes", () => {
    const file = open();
    file.set({ words: ["new"] });
    expect(readFileSync(file.quarantined?.file ?? "")).toEqual(Buffer.from(content));
    expect(open().get()).toEqual({ words: ["new"] });
  });
});

describe("a quarantined file", () => {
  it("never replaces another file quarantined in the same second", () => {
    const contents = ["first", "second", "third"];
    const asides = contents.map((content) => {
      writeFileSync(path, content);
      return open().quarantined?.file ?? "";
    });
    expect(asides.map((aside) => readFileSync(aside, "utf8"))).toEqual(contents);
    expect(existsSync(path)).toBe(false);
  });

  it("may be a folder", () => {
    mkdirSync(path);
    writeFileSync(join(path, "inside"), "x");
    const { quarantined } = open();
    expect(quarantined?.reason).toBe("damaged");
    expect(readFileSync(join(quarantined?.file ?? "", "inside"), "utf8")).toBe("x");
  });

  it("stays in place and is never overwritten if it cannot be moved", () => {
    writeFileSync(path, "damaged");
    vi.mocked(renameSync).mockImplementationOnce(() => {
      throw new Error("EBUSY");
    });
    const file = open();
    expect(file.quarantined).toEqual({ file: path, reason: "damaged" });
    expect(() => file.set({ words: ["new"] })).toThrow(
      expect.objectContaining({ cause: expect.objectContaining({ message: "EBUSY" }) }),
    );
    expect(file.get()).toEqual({ words: [] });
    expect(readFileSync(path, "utf8")).toBe("damaged");
  });
});

describe("a refused write", () => {
  it("leaves the data in memory unchanged", () => {
    const file = open();
    // Replace the file with a folder that is not empty, because even root cannot rename a file over
    // such a folder.
    mkdirSync(join(path, "full"), { recursive: true });
    expect(() => file.set({ words: ["new"] })).toThrow(StoreWriteError);
    expect(file.get()).toEqual({ words: [] });
  });

  it("leaves the last written data in memory", () => {
    const file = open();
    file.set({ words: ["written"] });
    renameSync(path, join(folder, "elsewhere"));
    mkdirSync(join(path, "full"), { recursive: true });
    expect(() => file.set({ words: ["new"] })).toThrow(StoreWriteError);
    expect(file.get()).toEqual({ words: ["written"] });
  });

  it("does not prevent the next write", () => {
    const file = open();
    mkdirSync(join(path, "full"), { recursive: true });
    expect(() => file.set({ words: ["new"] })).toThrow(StoreWriteError);
    renameSync(path, join(folder, "elsewhere"));
    file.set({ words: ["newer"] });
    expect(open().get()).toEqual({ words: ["newer"] });
  });
});
