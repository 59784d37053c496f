/** The list of what the app is made with, of the build that the other tests start. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { project } from "../../scripts/project.mjs";

interface Component {
  readonly name: string;
  readonly scope: string;
  readonly purl?: string;
}

const aboutPackage = (folder: string): { readonly name: string; readonly version: string } =>
  JSON.parse(readFileSync(join(project, folder, "package.json"), "utf8"));

const purlOf = (folder: string) => {
  const { name, version } = aboutPackage(folder);
  return `pkg:npm/${name.replace("@", "%40")}@${version}`;
};

async function sbom() {
  const folder = await mkdtemp(join(tmpdir(), "pagekeeper-sbom-"));
  try {
    const file = join(folder, "sbom.json");
    await promisify(execFile)(process.execPath, ["scripts/sbom.mjs", file], { cwd: project });
    return JSON.parse(await readFile(file, "utf8"));
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("the SBOM tells what is in the app from what only builds it", async () => {
  const { bomFormat, specVersion, metadata, components } = await sbom();
  expect([bomFormat, specVersion]).toEqual(["CycloneDX", "1.5"]);
  expect(metadata.component).toMatchObject({
    type: "application",
    name: "pagekeeper",
    version: aboutPackage(".").version,
  });

  const inApp = components.filter(({ scope }: Component) => scope === "required");
  const bundled = ["main", "preload", "renderer"].flatMap((bundle): readonly string[] =>
    JSON.parse(readFileSync(join(project, `out/bundled/${bundle}.json`), "utf8")),
  );
  const folders = [
    ...bundled.filter((folder) => folder.startsWith("node_modules/")),
    "node_modules/electron",
    "node_modules/keytar",
    "node_modules/node-addon-api",
  ];
  const purls = inApp.map(({ purl }: Component) => purl).filter(Boolean);
  expect(purls.sort()).toEqual([...new Set(folders.map(purlOf))].sort());
  // What comes within undici has no package of its own.
  expect(inApp.map(({ name }: Component) => name)).toEqual(
    expect.arrayContaining(["llhttp", "ws"]),
  );

  const builders = components.filter(({ scope }: Component) => scope === "excluded");
  expect(builders.map(({ name }: Component) => name)).toEqual(
    expect.arrayContaining(["vitest", "typescript", "@playwright/test"]),
  );
});
