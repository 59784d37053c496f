import { describe, expect, it } from "vitest";
import { markShipped } from "../../../../scripts/release/sbom.mjs";

const component = (name: string, version: string) => ({
  "bom-ref": `${name}@${version}`,
  name,
  version,
  scope: "optional",
});
const bom = {
  bomFormat: "CycloneDX",
  metadata: { component: { name: "folder", version: "1.2.3" } },
  components: [
    component("debug", "2.6.9"),
    component("debug", "4.4.3"),
    component("electron", "45.4.1"),
    component("vitest", "5.1.1"),
  ],
};
const part = { licence: "MIT", text: "Terms." };
const parts = [
  { ...part, name: "debug", version: "2.6.9" },
  { ...part, name: "llhttp", version: undefined },
];
const app = { name: "pagekeeper", parts, others: ["electron@45.4.1"] };

describe("markShipped", () => {
  const marked = markShipped(bom, app);

  it("tells what is in the app, by name and version, from what is not", () => {
    const scopes = marked.components.map(({ name, version, scope }) => [name, version, scope]);
    expect(scopes).toEqual([
      ["debug", "2.6.9", "required"],
      ["debug", "4.4.3", "excluded"],
      ["electron", "45.4.1", "required"],
      ["vitest", "5.1.1", "excluded"],
      ["llhttp", undefined, "required"],
    ]);
  });

  it("is of the app, whatever folder it was made in", () => {
    expect(marked.metadata.component).toEqual({ name: "pagekeeper", version: "1.2.3" });
    expect(marked.bomFormat).toBe("CycloneDX");
  });

  it("refuses to leave out a part that npm does not know", () => {
    const stranger = { ...part, name: "stranger", version: "1.0.0" };
    expect(() => markShipped(bom, { ...app, parts: [stranger] })).toThrow("stranger@1.0.0");
  });
});
