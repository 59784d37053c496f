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

/**
 * Measures the scripts that the page loads before its first frame, which are those in index.html.
 * Of the texts, which have one script for each language, counts the largest.
 */
function rendererFigure(): Figure {
  const html = readFileSync(inProject("out/renderer/index.html"), "utf8");
  const tags = html.match(/<(?:script|link rel="modulepreload")[^>]*>/g) ?? [];
  const sizes = tags.map((tag) => ({
    isText: tag.includes("hreflang"),
    size: gzippedSize(/(?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? ""),
  }));
  const always = sizes.filter(({ isText }) => !isText).map(({ size }) => size);
  const texts = sizes.filter(({ isText }) => isText).map(({ size }) => size);
  return {
    what: "renderer JavaScript before the first frame, gzip",
    value: sum(always) + Math.max(...texts),
    show: kB,
    atMost: 120_000,
  };
}

const gzippedSize = (path: string): number =>
  gzipSync(readFileSync(inProject(`out/renderer${path}`))).length;

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
