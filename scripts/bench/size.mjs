/** What is shipped: how much the renderer loads, how large the archive gets, what is read before the first window. */
import { readFileSync, statSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { filesBelow } from "../files.mjs";
import { within } from "../project.mjs";
import { kB, MB } from "./numbers.mjs";

/** Never on the path to the first window (DESIGN.md §9), by the comments that the bundler puts before each module. */
const heavy =
  /^\/\/ .*(?:node_modules\/(?:express|keytar|undici|electron-log|electron-updater)|main\/practice)\//gm;

/** @param {readonly string[]} filesBeforeWindow absolute paths of the modules that were loaded by then */
export function measureSize(filesBeforeWindow) {
  return [rendererFigure(), archiveFigure(), pathFigure(filesBeforeWindow)];
}

function rendererFigure() {
  const scripts = filesBelow(within("out/renderer")).filter((file) => file.endsWith(".js"));
  return {
    what: "renderer JavaScript, gzip",
    value: sum(scripts.map((file) => gzipSync(readFileSync(file)).length)),
    show: kB,
    atMost: 120_000,
  };
}

/** An archive is all files end to end, after a header that lists them: size, offset and a SHA-256 each. */
function archiveFigure() {
  const files = [within("package.json"), ...packed.flatMap((part) => filesBelow(within(part)))];
  const headerBytesPerFile = 300;
  return {
    what: "app.asar",
    value: sum(
      files
        .filter((file) => !file.endsWith(".map"))
        .map((file) => statSync(file).size + headerBytesPerFile),
    ),
    show: MB,
    atMost: 5_000_000,
    note: "reckoned from out/, not packed",
  };
}

/** What else lies in out/ goes into no archive: the licences lie beside it, the lists of packages stay here. */
const packed = ["out/main", "out/preload", "out/renderer", "out/tray"];

/** @param {readonly string[]} filesBeforeWindow */
function pathFigure(filesBeforeWindow) {
  const ours = filesBeforeWindow.filter((file) => file.startsWith(within("out")));
  const found = new Set(ours.flatMap((file) => readFileSync(file, "utf8").match(heavy) ?? []));
  return {
    what: "heavy modules read before the first window",
    value: found.size,
    show: String,
    atMost: 0,
    note: `${ours.length} files, ${kB(sum(ours.map((file) => statSync(file).size)))}`,
  };
}

/** @param {readonly number[]} numbers */
const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);
