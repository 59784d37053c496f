import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { binaryInArchive, entriesOf, faultsIn } from "../../scripts/dist/contents.mjs";
import { readFuses } from "../../scripts/dist/fuses.mjs";
import { artifact, inspectable, unpacked } from "./support/files.ts";

const fuses = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
};

test("every fuse of the shipped program is as it shall be", async () => {
  expect(await readFuses(join(unpacked, "pagekeeper"))).toEqual(fuses);
});

test("the copy under test differs from what is shipped in one fuse", async () => {
  const copy = join(inspectable(), "pagekeeper");
  expect(await readFuses(copy)).toEqual({ ...fuses, EnableNodeCliInspectArguments: true });
  // cmp lists each byte that differs, and exits with 1.
  const differences = await promisify(execFile)("cmp", ["-l", join(unpacked, "pagekeeper"), copy])
    .then(() => "none")
    .catch(({ stdout }: { stdout: string }) => stdout.trim().split("\n"));
  expect(differences).toHaveLength(1);
  const { stdout } = await promisify(execFile)("diff", ["-rq", unpacked, inspectable()]).catch(
    (error: { stdout: string }) => error,
  );
  expect(stdout.trim().split("\n")).toEqual([expect.stringMatching(/pagekeeper differ$/)]);
});

test("app.asar holds our bundles, and keytar's binary for this system lies beside it", async () => {
  const resources = join(unpacked, "resources");
  const faults = faultsIn({
    target: `linux-${process.arch}`,
    entries: entriesOf(join(resources, "app.asar")),
    binary: await readFile(join(resources, "app.asar.unpacked", binaryInArchive)),
  });
  expect(faults).toEqual([]);
  expect((await stat(join(resources, "app.asar"))).size).toBeLessThanOrEqual(5_000_000);
  expect(await readdir(resources)).not.toContain("default_app.asar");
});

test("the archive holds the same app", async () => {
  const folder = await mkdtemp(join(tmpdir(), "pagekeeper-tar-"));
  try {
    await promisify(execFile)("tar", ["-xzf", artifact(".tar.gz"), "-C", folder]);
    const [name = ""] = await readdir(folder);
    // The package manager's own is put there for the .deb, before or after the archive is made.
    const args = ["-r", "--exclude=apparmor-profile", unpacked, join(folder, name)];
    expect((await promisify(execFile)("diff", args)).stdout).toBe("");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
