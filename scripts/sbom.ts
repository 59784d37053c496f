/**
 * `npm run -s sbom > FILE`: prints the app's SBOM in CycloneDX format. The SBOM is npm's, without
 * the development packages. It does include Electron, which electron-builder requires to be in
 * `devDependencies`.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { inProject, projectFolder } from "./lib/project.mjs";
import { runScript, ScriptError } from "./lib/script-error.mjs";

interface Bom {
  readonly metadata: { readonly component: { readonly "bom-ref": string } };
  readonly components: readonly { readonly "bom-ref": string; readonly name: string }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly name?: string; readonly version: string; readonly dev?: boolean }>
  >;
}

const readJson = (file: string) => JSON.parse(readFileSync(inProject(file), "utf8"));

await runScript(() => {
  const bom = npmSbom();
  const runtime = runtimeRefs(readJson("package-lock.json"));
  const components = bom.components.filter(
    (each) => runtime.has(each["bom-ref"]) || each.name === "electron",
  );
  const { component } = bom.metadata;
  const refs = new Set([component, ...components].map((each) => each["bom-ref"]));
  const dependencies = bom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) }));
  // By default, npm uses the name of the folder.
  const { name } = readJson("package.json");
  const metadata = { ...bom.metadata, component: { ...component, name } };
  console.log(JSON.stringify({ ...bom, metadata, components, dependencies }, undefined, 2));
});

/**
 * Returns the `name@version` of each package that the app needs. We don't use npm's `--omit=dev`,
 * because it also omits packages that both the app and development packages need.
 */
function runtimeRefs({ packages }: Lock): ReadonlySet<string> {
  const refs = Object.entries(packages)
    .filter(([, { dev }]) => !dev)
    .map(([path, { name, version }]) => `${name ?? path.split("node_modules/").at(-1)}@${version}`);
  return new Set(refs);
}

/** Uses the lock file only, so that the result is the same on every system. */
function npmSbom(): Bom {
  const options = ["--package-lock-only", "--sbom-format=cyclonedx", "--sbom-type=application"];
  const { status, stdout, stderr } = spawnSync("npm", ["sbom", ...options], {
    cwd: projectFolder,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new ScriptError(`npm sbom failed.\n${stderr}`);
  return JSON.parse(stdout);
}
