/**
 * `npm run -s sbom > FILE`: prints the app's SBOM in CycloneDX format. It is npm's own list of the
 * `dependencies`, with Electron, which electron-builder wants in `devDependencies`.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { inProject, projectFolder } from "./lib/project.mjs";
import { runScript, ScriptError } from "./lib/script-error.mjs";

interface Bom {
  readonly metadata: { readonly component: object };
  readonly components: readonly { readonly name: string }[];
}

await runScript(() => {
  const bom = npmSbom("--omit=dev");
  const electron = npmSbom().components.filter(({ name }) => name === "electron");
  // npm takes the folder's name.
  const { name } = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
  const metadata = { ...bom.metadata, component: { ...bom.metadata.component, name } };
  const components = [...bom.components, ...electron];
  console.log(JSON.stringify({ ...bom, metadata, components }, undefined, 2));
});

/** Reads the lock file, so that the list is the same on every system. */
function npmSbom(...options: readonly string[]): Bom {
  const format = ["--sbom-format=cyclonedx", "--sbom-type=application"];
  const { status, stdout, stderr } = spawnSync(
    "npm",
    ["sbom", "--package-lock-only", ...format, ...options],
    {
      cwd: projectFolder,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
      shell: process.platform === "win32",
    },
  );
  if (status !== 0) throw new ScriptError(`npm sbom failed.\n${stderr}`);
  return JSON.parse(stdout);
}
