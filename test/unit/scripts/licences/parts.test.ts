import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { faultsOf, readPart } from "../../../../scripts/licences/parts.mjs";
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
    "takes the terms from %s",
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

  it("takes a notice along, which Apache's terms ask for", () => {
    const files = { LICENSE: "Terms.", NOTICE: "Made by Dana." };
    const { text } = readPart(packageWith({ license: "Apache-2.0" }, files));
    expect(text).toBe("Terms.\n\nMade by Dana.");
  });

  it("takes no program for terms", () => {
    const files = { "licensed.js": "x", "license.test.js.map": "x", LICENSE: "Terms." };
    expect(readPart(packageWith({ license: "MIT" }, files)).text).toContain("Terms.");
    expect(readPart(packageWith({}, { "licensed.js": "x" })).text).toBe("");
  });

  it("finds terms that stand in the readme alone", () => {
    const readme = "# Part\n\n## License\n\nPermission is hereby granted.\n\n## Use\n\nUse it.\n";
    expect(readPart(packageWith({ license: "MIT" }, { "Readme.md": readme })).text).toBe(
      "Permission is hereby granted.",
    );
  });

  it("takes a readme that names the licence alone for no terms", () => {
    const readme = "# Part\n\n## License\n\nMIT\n";
    expect(readPart(packageWith({ license: "MIT" }, { "README.md": readme })).text).toBe("");
  });

  it("has terms that we keep for it only as long as it brings none", () => {
    expect(readPart(packageWith({ license: "MIT" }), "Kept.").text).toBe("Kept.");
    const own = packageWith({ license: "MIT" }, { LICENSE: "Own." });
    expect(readPart(own, "Kept.").text).toBe("Own.");
  });

  it.each([
    [{ license: { type: "ISC" } }, "ISC"],
    [{ licenses: [{ type: "MIT" }, { type: "GPL-2.0" }] }, "(MIT OR GPL-2.0)"],
    [{}, ""],
  ])("understands how old packages say it: %j", (about, licence) => {
    expect(readPart(packageWith(about)).licence).toBe(licence);
  });
});

describe("faultsOf", () => {
  const part = { name: "part", version: "1.0.0", licence: "MIT", text: "Terms." };

  it("finds none where the licence is allowed and there", () => {
    expect(faultsOf([part])).toEqual([]);
  });

  it("names a part whose licence nobody has allowed, or that brings no text", () => {
    const faults = faultsOf([
      { ...part, name: "copyleft", licence: "GPL-3.0-only" },
      { ...part, name: "silent", text: "" },
    ]);
    expect(faults).toEqual([
      expect.stringMatching(/^copyleft is under "GPL-3.0-only"/),
      expect.stringMatching(/^silent brings no text/),
    ]);
  });
});
