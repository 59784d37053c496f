#!/usr/bin/env node
/**
 * How large the packages are, beside a bare Electron (scripts/bench/bare) that is packed in the same way:
 *
 *   node scripts/package-sizes.mjs [--quick]
 *
 * With the stock copy of Electron. `--quick`: hardly compressed, which says nothing of the installers.
 */
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Arch, build, Platform } from "electron-builder";
import { MB } from "./bench/numbers.mjs";
import { copyConfig } from "./dist/not-for-release.mjs";
import { localTools } from "./dist/tools.mjs";
import { fetchStandIn, standInIsThere } from "./electron/stand-in.mjs";
import { filesBelow } from "./files.mjs";
import { project, within } from "./project.mjs";
import { build as buildBundles } from "./run/build.mjs";

const { values: asked } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
Object.assign(process.env, localTools(true).env);
if (asked.quick) process.env["ELECTRON_BUILDER_COMPRESSION_LEVEL"] = "1";

/** @param {string} folder the project's @param {import("electron-builder").Configuration} config */
const pack = (folder, config) =>
  build({
    projectDir: folder,
    targets: Platform.LINUX.createTarget(["dir", "deb", "tar.gz"], Arch.x64),
    publish: "never",
    config,
  });

/** Bytes of what `pack` left in `dist`. @param {string} dist */
function sizesIn(dist) {
  /** @param {string} end */
  const ending = (end) => {
    const file = readdirSync(dist).find((name) => name.endsWith(end));
    if (file === undefined) throw new Error(`${dist} has no ${end}.`);
    return join(dist, file);
  };
  const unpacked = join(dist, "linux-unpacked");
  return {
    "installer, .deb": statSync(ending(".deb")).size,
    "installer, .tar.gz": statSync(ending(".tar.gz")).size,
    unpacked: bytesBelow(unpacked),
    "app.asar": statSync(join(unpacked, "resources/app.asar")).size,
  };
}

/** @param {string} folder */
const bytesBelow = (folder) =>
  filesBelow(folder).reduce((sum, file) => sum + statSync(file).size, 0);

async function packOurs() {
  rmSync(within("dist"), { recursive: true, force: true });
  buildBundles();
  await pack(project, copyConfig(asked));
  return sizesIn(within("dist"));
}

/** What Electron's own files come to by themselves, with an app of one page. */
async function packBare() {
  const folder = mkdtempSync(join(tmpdir(), "pagekeeper-bare-"));
  try {
    cpSync(within("scripts/bench/bare"), folder, { recursive: true });
    /** @type {typeof import("../package.json")} */
    const { author, homepage, license } = JSON.parse(readFileSync(within("package.json"), "utf8"));
    /** @type {typeof import("./bench/bare/package.json")} */
    const bare = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const metadata = { ...bare, version: "0.0.0", description: "bare", author, homepage, license };
    writeFileSync(join(folder, "package.json"), JSON.stringify(metadata));
    const { electronDist, electronVersion, deb } = copyConfig(asked);
    await pack(folder, { electronDist, electronVersion, deb, npmRebuild: false });
    return sizesIn(join(folder, "dist"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (!standInIsThere()) fetchStandIn();
const bare = await packBare();
const ours = await packOurs();
console.log("\n| what | Pagekeeper | bare Electron | difference |\n|---|---|---|---|");
for (const [what, size] of /** @type {[keyof typeof ours, number][]} */ (Object.entries(ours))) {
  const more = (size - bare[what]) / 1_000_000;
  console.log(`| ${what} | ${MB(size)} | ${MB(bare[what])} | ${more.toFixed(2)} MB |`);
}
