/**
 * Measures the size of the renderer's scripts, of the archive, and of the code that runs before the
 * first window.
 */
import { readFileSync, statSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { maxAsarBytes } from "../dist/package-contents.ts";
import { filesBelow } from "../lib/files.ts";
import { inProject } from "../lib/project.mjs";
import { kB, MB, sum } from "./numbers.ts";
import type { Figure } from "./table.ts";

/**
 * Matches the modules that must not load before the first window. The pattern looks for comments,
 * because the bundler's output names each module in a comment.
 */
const heavyModules =
  /^\/\/ .*(?:node_modules\/(?:express|keytar|undici|electron-log|electron-updater|zod)|main\/practice)\//gm;

/** `filesBeforeWindow` contains the absolute paths of the modules that loaded before the window. */
export const measureSize = (filesBeforeWindow: readonly string[]): readonly Figure[] => [
  rendererFigure(),
  archiveFigure(),
  heavyModulesFigure(filesBeforeWindow),
];

function rendererFigure(): Figure {
  const scripts = filesBelow(inProject("out/renderer")).filter((file) => file.endsWith(".js"));
  return {
    what: "renderer JavaScript, gzip",
    value: sum(scripts.map((file) => gzipSync(readFileSync(file)).length)),
    show: kB,
    atMost: 120_000,
  };
}

/**
 * Estimates the size of app.asar: its files plus a header that lists the size, offset and SHA-256
 * of each file.
 */
function archiveFigure(): Figure {
  const packed = ["package.json", "out/main", "out/preload", "out/renderer", "out/tray"];
  const headerBytesPerFile = 300;
  const files = packed.flatMap((path) => filesBelow(inProject(path)));
  return {
    what: "app.asar",
    value: sum(
      files
        .filter((file) => !file.endsWith(".map"))
        .map((file) => statSync(file).size + headerBytesPerFile),
    ),
    show: MB,
    atMost: maxAsarBytes,
    note: "estimated from out/, not packed",
  };
}

function heavyModulesFigure(filesBeforeWindow: readonly string[]): Figure {
  const ours = filesBeforeWindow.filter((file) => file.startsWith(inProject("out")));
  const found = ours.flatMap((file) => readFileSync(file, "utf8").match(heavyModules) ?? []);
  return {
    what: "heavy modules read before the first window",
    value: new Set(found).size,
    show: String,
    atMost: 0,
    note: `${ours.length} files, ${kB(sum(ours.map((file) => statSync(file).size)))}`,
  };
}
