import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { binaryTarget } from "../../../../scripts/dist/binary-target.ts";

/** Returns an ELF header, in which the number of the processor is at offset 18. */
function elf(machine: number): Buffer {
  const bytes = Buffer.alloc(64);
  bytes.write("\x7fELF", "latin1");
  bytes.writeUInt16LE(machine, 18);
  return bytes;
}

/** Returns a Mach-O header, in which the number of the processor is at offset 4. */
function machO(processor: number): Buffer {
  const bytes = Buffer.alloc(32);
  bytes.writeUInt32LE(0xfeedfacf, 0);
  bytes.writeUInt32LE(processor, 4);
  return bytes;
}

/**
 * Returns a PE file. The number of the processor is in the PE header, whose position is at offset
 * 60.
 */
function pe(machine: number): Buffer {
  const bytes = Buffer.alloc(256);
  bytes.write("MZ", "latin1");
  bytes.writeUInt32LE(128, 60);
  bytes.write("PE\0\0", 128, "latin1");
  bytes.writeUInt16LE(machine, 132);
  return bytes;
}

describe("binaryTarget", () => {
  it.each([
    ["linux-x64", elf(0x3e)],
    ["linux-arm64", elf(0xb7)],
    ["mac-x64", machO(0x01000007)],
    ["mac-arm64", machO(0x0100000c)],
    ["win-x64", pe(0x8664)],
    ["win-arm64", pe(0xaa64)],
  ])("recognizes a binary for %s", (target, binary) => {
    expect(binaryTarget(binary)).toBe(target);
  });

  it.runIf(process.platform === "linux")("recognizes the program that runs this test", () => {
    expect(binaryTarget(readFileSync(process.execPath))).toBe(`linux-${process.arch}`);
  });

  it.each([
    ["a binary for another processor", elf(0x28)],
    ["a binary for 32-bit Windows", pe(0x14c)],
    ["a text", Buffer.from("Not found, but with the status 200 and at least sixty-four bytes.")],
    ["an empty file", Buffer.alloc(0)],
    ["a binary that ends in its header", pe(0x8664).subarray(0, 130)],
  ])("does not accept %s", (_, binary) => {
    expect(binaryTarget(binary)).not.toMatch(/^(linux|mac|win)-(x64|arm64)$/);
  });
});
