import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { partProblems, readPart } from "../../../../scripts/licences/parts.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

function packageWith(about: object, files: Readonly<Record<string, string>> = {}): string {
  const folder = join(tempFolder(), "part");
  mkdirSync(folder);
  const all = { "package.json": JSON.stringify({ name: "part", version: "1.0.0", ...about }) };
  for (const [name, text] of Object.entries({ ...all, ...files })) {
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

describe("readPart", () => {
  it.each(["LICENSE", "license", "LICENCE.md", "LICENSE-MIT", "COPYING.txt"])(
    "reads the licence text from %s",
    (file) => {
      expect(readPart(packageWith({ license: "MIT" }, { [file]: "\r\nMay be used.\r\n" }))).toEqual(
        {
          name: "part",
          version: "1.0.0",
          licence: "MIT",
          text: "May be used.",
        },
      );
    },
  );

  it("includes the notice file, as the Apache licence requires", () => {
    const files = { LICENSE: "Terms.", NOTICE: "Made by Dana." };
    const { text } = readPart(packageWith({ license: "Apache-2.0" }, files));
    expect(text).toBe("Terms.\n\nMade by Dana.");
  });

  it("does not mistake code for a licence text", () => {
    const files = { "licensed.js": "x", "license.test.js.map": "x", LICENSE: "Terms." };
    expect(readPart(packageWith({ license: "MIT" }, files)).text).toContain("Terms.");
    expect(readPart(packageWith({}, { "licensed.js": "x" })).text).toBe("");
  });

  it("finds a licence text in the readme", () => {
    const readme = "# Part\n\n## License\n\nPermission is hereby granted.\n\n## Use\n\nUse it.\n";
    expect(readPart(packageWith({ license: "MIT" }, { "Readme.md": readme })).text).toBe(
      "Permission is hereby granted.",
    );
  });

  it("does not accept a readme that only names the licence", () => {
    const readme = "# Part\n\n## License\n\nMIT\n";
    expect(readPart(packageWith({ license: "MIT" }, { "README.md": readme })).text).toBe("");
  });

  it("uses the fallback text only if the package brings none", () => {
    expect(readPart(packageWith({ license: "MIT" }), "Kept.").text).toBe("Kept.");
    const own = packageWith({ license: "MIT" }, { LICENSE: "Own." });
    expect(readPart(own, "Kept.").text).toBe("Own.");
  });

  it.each([
    [{ license: { type: "ISC" } }, "ISC"],
    [{ licenses: [{ type: "MIT" }, { type: "GPL-2.0" }] }, "(MIT OR GPL-2.0)"],
    [{}, ""],
  ])("reads the licence of an old package: %j", (about, licence) => {
    expect(readPart(packageWith(about)).licence).toBe(licence);
  });
});

describe("partProblems", () => {
  const part = { name: "part", version: "1.0.0", licence: "MIT", text: "Terms." };

  it("finds none if the licence is allowed and has a text", () => {
    expect(partProblems([part])).toEqual([]);
  });

  it("reports a part whose licence is not allowed, or that brings no text", () => {
    const problems = partProblems([
      { ...part, name: "copyleft", licence: "GPL-3.0-only" },
      { ...part, name: "silent", text: "" },
    ]);
    expect(problems).toEqual([
      expect.stringMatching(/^copyleft has the licence "GPL-3.0-only"/),
      expect.stringMatching(/^silent brings no licence text/),
    ]);
  });
});
