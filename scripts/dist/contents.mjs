/** What may be in app.asar, and what must be. */
import { getRawHeader } from "@electron/asar";
import { targetOf } from "./binary-target.mjs";

export const binaryInArchive = "node_modules/keytar/build/Release/keytar.node";

/** DESIGN.md §9. */
const mostBytes = 5_000_000;

/**
 * `unpacked`: it lies beside the archive, which names it.
 * @typedef {{ readonly path: string, readonly size: number, readonly unpacked: boolean }} Entry
 */

/** @param {string} archive @returns {readonly Entry[]} with `/` on every system */
export const entriesOf = (archive) => filesIn(getRawHeader(archive).header);

/** @param {import("@electron/asar").DirectoryRecord} folder @returns {readonly Entry[]} */
function filesIn(folder, path = "") {
  return Object.entries(folder.files).flatMap(([name, node]) =>
    "files" in node
      ? filesIn(node, `${path}${name}/`)
      : [{ path: `${path}${name}`, size: node.size ?? 0, unpacked: node.unpacked === true }],
  );
}

/**
 * @param {{ readonly target: string, readonly entries: readonly Entry[], readonly binary: Buffer | undefined }} packed
 *   `binary`: keytar's, as it lies beside the archive
 * @returns {readonly string[]} sentences; none: all is well
 */
export function faultsIn({ target, entries, binary }) {
  const strangers = entries.filter((entry) => !belongs(entry)).map(({ path }) => path);
  const size = entries
    .filter(({ unpacked }) => !unpacked)
    .reduce((sum, each) => sum + each.size, 0);
  const binaryTarget = binary && targetOf(binary);
  return [
    ...strangers.map((path) => `app.asar has ${path}, which does not belong there.`),
    ...required
      .filter((path) => !entries.some((entry) => entry.path === path))
      .map((path) => `app.asar has no ${path}.`),
    ...(size > mostBytes
      ? [`app.asar holds ${size} bytes; at most ${mostBytes} are allowed.`]
      : []),
    ...(binary === undefined ? ["keytar's binary does not lie beside app.asar."] : []),
    ...(binaryTarget !== undefined && binaryTarget !== target
      ? [`keytar's binary is for ${binaryTarget}, not for ${target}.`]
      : []),
  ];
}

const required = [
  "package.json",
  "out/main/index.cjs",
  "out/main/keytar-process.cjs",
  "out/preload/index.cjs",
  "out/renderer/index.html",
  "out/tray/works.png",
  binaryInArchive,
];

const ours = /^(package\.json|out\/(main|preload|renderer|tray)\/.+)$/;

/** @param {Entry} entry */
const belongs = ({ path, unpacked }) =>
  unpacked ? path === binaryInArchive : ours.test(path) && !path.endsWith(".map");
