import { describe, expect, it } from "vitest";
import { licencesText } from "../../../../scripts/licences/text.ts";

const text = licencesText({
  version: "1.2.3",
  licence: "Ours.\n",
  parts: [
    { name: "a", version: "1.0.0", licence: "MIT", text: "Of a." },
    { name: "carried", version: undefined, licence: "MIT", text: "Of b." },
  ],
  electron: "Of Electron.\n",
  credits: [
    { name: "c", homepage: "https://c.example", text: "Shared.\n" },
    { name: "d", homepage: undefined, text: "Of d." },
    { name: "e", homepage: undefined, text: "\nShared." },
  ],
});

describe("licencesText", () => {
  it("begins with a list of its sections", () => {
    const [contents = ""] = text.split("====");
    expect(contents).toContain("Pagekeeper 1.2.3");
    expect(contents).toMatch(/2 packages/);
    expect(contents).toMatch(/3 works/);
  });

  it("has the name, version and licence text of every part, in four sections", () => {
    expect(text.match(/^\d\. \w+(?=\n=)/gm)).toEqual([
      "1. Pagekeeper",
      "2. Packages",
      "3. Electron",
      "4. Chromium",
    ]);
    expect(text).toContain("* Pagekeeper 1.2.3 (MIT)\n\nOurs.\n");
    expect(text).toContain("* a 1.0.0 (MIT)\n\nOf a.\n");
    expect(text).toContain("* carried (MIT)\n\nOf b.\n");
    expect(text).toContain("* Electron (MIT)\n\nOf Electron.\n");
    expect(text).toContain("* d\n\nOf d.\n");
  });

  it("lists a text only once, under the names of all parts that share it", () => {
    expect(text).toContain("* c, https://c.example\n* e\n\nShared.\n");
    expect(text.match(/Shared\./g)).toHaveLength(1);
  });
});
