/** Checks the contents of app.asar. */
import { type DirectoryRecord, getRawHeader } from "@electron/asar";
import { binaryTarget } from "./binary-target.ts";

export const keytarPath = "node_modules/keytar/build/Release/keytar.node";

export const maxAsarBytes = 5_000_000;

export interface Entry {
  readonly path: string;
  readonly size: number;
  /** Whether the file is stored next to the archive. Such a file is also listed in the archive. */
  readonly unpacked: boolean;
}

/** Lists the files of an archive, with `/` as the separator on every system. */
export const archiveEntries = (archive: string): readonly Entry[] =>
  listFiles(getRawHeader(archive).header);

const listFiles = (folder: DirectoryRecord, path = ""): readonly Entry[] =>
  Object.entries(folder.files).flatMap(([name, node]) =>
    "files" in node
      ? listFiles(node, `${path}${name}/`)
      : [{ path: `${path}${name}`, size: node.size ?? 0, unpacked: node.unpacked === true }],
  );

export interface PackageContents {
  readonly target: string;
  readonly entries: readonly Entry[];
  /** keytar's binary, if it exists next to the archive. */
  readonly binary: Buffer | undefined;
}

/** Returns the problems, one sentence each. */
export function contentProblems({ target, entries, binary }: PackageContents): readonly string[] {
  const size = entries.reduce((sum, entry) => sum + (entry.unpacked ? 0 : entry.size), 0);
  const actualTarget = binary && binaryTarget(binary);
  return [
    ...entries
      .filter((entry) => !belongs(entry))
      .map(({ path }) => `app.asar has ${path}, which does not belong there.`),
    ...required
      .filter((path) => !entries.some((entry) => entry.path === path))
      .map((path) => `app.asar has no ${path}.`),
    ...unless(size <= maxAsarBytes, `app.asar has ${size} bytes; the limit is ${maxAsarBytes}.`),
    ...unless(binary, "keytar's binary is missing beside app.asar."),
    ...unless(
      !binary || actualTarget === target,
      `keytar's binary is for ${actualTarget}, not for ${target}.`,
    ),
  ];
}

const unless = (isFine: unknown, problem: string): readonly string[] => (isFine ? [] : [problem]);

const required = [
  "package.json",
  "out/main/index.cjs",
  "out/main/keytar-worker.cjs",
  "out/preload/index.cjs",
  "out/renderer/index.html",
  "out/tray/works.png",
  keytarPath,
];

const allowed = /^(package\.json|out\/(main|preload|renderer|tray)\/.+)$/;

const belongs = ({ path, unpacked }: Entry): boolean =>
  unpacked ? path === keytarPath : allowed.test(path) && !path.endsWith(".map");
