import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { readFuses } from "../../scripts/dist/fuses.ts";
import {
  archiveEntries,
  contentProblems,
  keytarPath,
  maxAsarBytes,
} from "../../scripts/dist/package-contents.ts";
import { appEnvironment, electronSwitches } from "../../scripts/lib/electron-switches.ts";
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

test("the shipped program has every fuse in its intended state", async () => {
  expect(await readFuses(join(unpacked, "pagekeeper"))).toEqual(fuses);
});

test("the copy under test differs from the shipped program in one fuse only", async () => {
  const copy = join(inspectable(), "pagekeeper");
  expect(await readFuses(copy)).toEqual({ ...fuses, EnableNodeCliInspectArguments: true });
  // cmp prints a line for each byte that differs, and exits with 1.
  const differences = await promisify(execFile)("cmp", ["-l", join(unpacked, "pagekeeper"), copy])
    .then(() => "none")
    .catch(({ stdout }: { stdout: string }) => stdout.trim().split("\n"));
  expect(differences).toHaveLength(1);
  const { stdout } = await promisify(execFile)("diff", ["-rq", unpacked, inspectable()]).catch(
    (error: { stdout: string }) => error,
  );
  expect(stdout.trim().split("\n")).toEqual([expect.stringMatching(/pagekeeper differ$/)]);
});

test("the shipped program opens no debugger for other programs", async () => {
  const folder = await mkdtemp(join(tmpdir(), "pagekeeper-debugger-"));
  try {
    const args = [...electronSwitches(), "--remote-debugging-port=0", "--inspect=0"];
    const started = promisify(execFile)(join(unpacked, "pagekeeper"), args, {
      env: { ...appEnvironment(process.env), PAGEKEEPER_USER_DATA: folder, PAGEKEEPER_PORT: "0" },
      timeout: 60_000,
    });
    const refused = await started.catch((error: { code: number; stderr: string }) => error);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stderr).toContain("Pagekeeper does not start with --remote-debugging-port,");
    expect(refused.stderr).not.toMatch(/DevTools listening|Debugger listening/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("app.asar contains only the bundles, and keytar's binary is beside it", async () => {
  const resources = join(unpacked, "resources");
  const problems = contentProblems({
    target: `linux-${process.arch}`,
    entries: archiveEntries(join(resources, "app.asar")),
    binary: await readFile(join(resources, "app.asar.unpacked", keytarPath)),
  });
  expect(problems).toEqual([]);
  expect((await stat(join(resources, "app.asar"))).size).toBeLessThanOrEqual(maxAsarBytes);
  expect(await readdir(resources)).not.toContain("default_app.asar");
});

test("the .tar.gz contains the same app", async () => {
  const folder = await mkdtemp(join(tmpdir(), "pagekeeper-tar-"));
  try {
    await promisify(execFile)("tar", ["-xzf", artifact(".tar.gz"), "-C", folder]);
    const [name = ""] = await readdir(folder);
    // electron-builder adds apparmor-profile for the .deb. It may do so before or after it makes
    // the .tar.gz, so the comparison leaves the file out.
    const args = ["-r", "--exclude=apparmor-profile", unpacked, join(folder, name)];
    expect((await promisify(execFile)("diff", args)).stdout).toBe("");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
