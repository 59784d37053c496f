import type { UpdateInfo } from "electron-updater";
import { expect, it } from "vitest";
import { offerFrom } from "../../../../main/desktop/updates/update-info.ts";

const file = { url: "Pagekeeper.AppImage", sha512: `${"a".repeat(86)}==`, size: 5 };
const announced = { version: "0.2.0", files: [file], releaseNotes: "- Better." };
const read = (answer: object) => offerFrom(answer as UpdateInfo, ".AppImage");

it("offers the version and its notes as plain text", () => {
  expect(read(announced)).toEqual({ version: "0.2.0", notes: "• Better." });
});

it("accepts a file without a size, as electron-builder writes it for Windows", () => {
  const { size: _, ...sizeless } = file;
  expect(read({ ...announced, files: [sizeless] })).toMatchObject({ version: "0.2.0" });
});

it("accepts GitHub's tag for this version", () => {
  expect(read({ ...announced, tag: "v0.2.0" })).toMatchObject({ version: "0.2.0" });
});

it.each<[string, object]>([
  ["no version", { version: undefined }],
  ["a version that is a word", { version: "latest" }],
  ["markup in the version", { version: "0.2.0+<b>x</b>" }],
  ["no files", { files: undefined }],
  ["a file without a hash", { files: [{ url: file.url, size: 5 }] }],
  ["a file with half a hash", { files: [{ ...file, sha512: "aaaa" }] }],
  ["an empty file", { files: [{ ...file, size: 0 }] }],
  ["a file that would fill the disk", { files: [{ ...file, size: 1024 ** 4 }] }],
  ["a file on another host", { files: [{ ...file, url: "https://evil.invalid/x.AppImage" }] }],
  ["a file in another folder", { files: [{ ...file, url: "../x.AppImage" }] }],
  [
    "a file that asks for administrator rights",
    { files: [{ ...file, isAdminRightsRequired: true }] },
  ],
  ["no file for this system", { files: [{ ...file, url: "Pagekeeper.tar.gz" }] }],
  ["the tag of another release", { tag: "v0.1.0" }],
  ["notes that are not text", { releaseNotes: { a: 1 } }],
])("rejects an answer with %s", (_what, change) => {
  expect(() => read({ ...announced, ...change })).toThrow(
    expect.objectContaining({ name: "InvalidUpdateInfo" }),
  );
});
