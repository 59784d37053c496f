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

const open = () =>
  openJsonFile({ folder, name: "words", version: 2, schema, empty: { words: [] }, now: () => now });

describe("a file", () => {
  it("that is not there is empty, and is not made by looking", () => {
    expect(open().get()).toEqual({ words: [] });
    expect(readdirSync(folder)).toEqual([]);
  });

  it("keeps what is set for the next start", () => {
    open().set({ words: ["one", "two"] });
    expect(open().get()).toEqual({ words: ["one", "two"] });
    expect(open()).not.toHaveProperty("quarantined");
  });

  it("is for its owner's eyes only", () => {
    open().set({ words: ["one"] });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("is replaced by a rename of a whole one, and leaves nothing beside it", () => {
    const file = open();
    file.set({ words: ["one"] });
    const before = statSync(path).ino;
    file.set({ words: ["one", "two"] });
    expect(statSync(path).ino).not.toBe(before);
    expect(readdirSync(folder)).toEqual(["words.json"]);
  });

  it("of an older version with the same shape is read", () => {
    writeFileSync(path, JSON.stringify({ version: 1, data: { words: ["old"] } }));
    expect(open().get()).toEqual({ words: ["old"] });
  });

  it("is read once: what others write to it later is not seen", () => {
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

describe.each(unusable)("a file that is %s", (_what, content, why) => {
  beforeEach(() => writeFileSync(path, content));

  it("is kept aside, byte for byte, under a name that says why and when", () => {
    const file = open();
    const aside = join(folder, `words.${why}-2026-11-22T10-00-00.json`);
    expect(file.quarantined).toEqual({ file: aside, why });
    expect(file.get()).toEqual({ words: [] });
    expect(readFileSync(aside)).toEqual(Buffer.from(content));
  });

  it("is not touched by later writes", () => {
    const file = open();
    file.set({ words: ["new"] });
    expect(readFileSync(file.quarantined?.file ?? "")).toEqual(Buffer.from(content));
    expect(open().get()).toEqual({ words: ["new"] });
  });
});

describe("a file kept aside", () => {
  it("never takes the name of another of the same second", () => {
    const contents = ["first", "second", "third"];
    const asides = contents.map((content) => {
      writeFileSync(path, content);
      return open().quarantined?.file ?? "";
    });
    expect(asides.map((aside) => readFileSync(aside, "utf8"))).toEqual(contents);
    expect(existsSync(path)).toBe(false);
  });

  it("may be anything that cannot be read", () => {
    mkdirSync(path);
    writeFileSync(join(path, "inside"), "x");
    const { quarantined } = open();
    expect(quarantined?.why).toBe("damaged");
    expect(readFileSync(join(quarantined?.file ?? "", "inside"), "utf8")).toBe("x");
  });

  it("that cannot be moved stays where it is, and nothing is written over it", () => {
    writeFileSync(path, "damaged");
    vi.mocked(renameSync).mockImplementationOnce(() => {
      throw new Error("EBUSY");
    });
    const file = open();
    expect(file.quarantined).toEqual({ file: path, why: "damaged" });
    expect(() => file.set({ words: ["new"] })).toThrow(
      expect.objectContaining({ cause: expect.objectContaining({ message: "EBUSY" }) }),
    );
    expect(file.get()).toEqual({ words: [] });
    expect(readFileSync(path, "utf8")).toBe("damaged");
  });
});

describe("a disk that refuses", () => {
  it("leaves memory as it was", () => {
    const file = open();
    // Where the file should be stands a folder that is not empty: no rename can replace it, not even root's.
    mkdirSync(join(path, "full"), { recursive: true });
    expect(() => file.set({ words: ["new"] })).toThrow(StoreWriteError);
    expect(file.get()).toEqual({ words: [] });
  });

  it("in the middle of a run leaves memory at the last that was written", () => {
    const file = open();
    file.set({ words: ["written"] });
    renameSync(path, join(folder, "elsewhere"));
    mkdirSync(join(path, "full"), { recursive: true });
    expect(() => file.set({ words: ["new"] })).toThrow(StoreWriteError);
    expect(file.get()).toEqual({ words: ["written"] });
  });

  it("is tried again with the next write", () => {
    const file = open();
    mkdirSync(join(path, "full"), { recursive: true });
    expect(() => file.set({ words: ["new"] })).toThrow(StoreWriteError);
    renameSync(path, join(folder, "elsewhere"));
    file.set({ words: ["newer"] });
    expect(open().get()).toEqual({ words: ["newer"] });
  });
});
