import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { inProject, projectFolder } from "../../scripts/lib/project.mjs";

const readPackage = (folder: string): { readonly name: string; readonly version: string } =>
  JSON.parse(readFileSync(inProject(`${folder}/package.json`), "utf8"));

function purlOf(folder: string): string {
  const { name, version } = readPackage(folder);
  return `pkg:npm/${name.replace("@", "%40")}@${version}`;
}

async function printSbom() {
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/sbom.ts"], {
    cwd: projectFolder,
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout);
}

test("the SBOM lists what is in the app and no build tools", async () => {
  const { bomFormat, specVersion, metadata, components } = await printSbom();
  expect([bomFormat, specVersion]).toEqual(["CycloneDX", "1.5"]);
  expect(metadata.component).toMatchObject({
    type: "application",
    name: "pagekeeper",
    version: readPackage(".").version,
  });

  const purls = components.map(({ purl }: { readonly purl: string }) => purl);
  const bundled = ["main", "preload", "renderer"].flatMap((bundle): readonly string[] =>
    JSON.parse(readFileSync(inProject(`out/bundled/${bundle}.json`), "utf8")),
  );
  // The build tools that need not be in the SBOM, because they only add a few lines of helper code
  // to the bundles.
  const tools = ["@oxc-project/runtime", "node_modules/rolldown", "node_modules/vite"];
  const shipped = [
    ...bundled.filter((folder) => !tools.includes(folder)),
    "node_modules/electron",
    "node_modules/keytar",
    "node_modules/node-addon-api",
  ];
  expect(shipped.map(purlOf).filter((purl) => !purls.includes(purl))).toEqual([]);
  for (const tool of ["node_modules/vitest", "node_modules/typescript", "node_modules/vite"]) {
    expect(purls).not.toContain(purlOf(tool));
  }
});
