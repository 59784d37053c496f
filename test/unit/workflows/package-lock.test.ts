/** Checks that npm can verify every package that it installs. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
}

const file = join(import.meta.dirname, "../../../package-lock.json");
const packages: Readonly<Record<string, LockedPackage>> = JSON.parse(
  readFileSync(file, "utf8"),
).packages;

/** The entries without a hash, with the reason why they cannot have one. */
const withoutHash: Readonly<Record<string, string>> = {
  "": "is this project",
};

it("every locked package has a SHA-512 hash, so that npm refuses other contents", () => {
  const missing = Object.entries(packages).filter(
    ([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ""),
  );
  expect(missing.map(([path]) => path)).toEqual(Object.keys(withoutHash));
});

it("every locked package has an exact version", () => {
  for (const [path, { version }] of Object.entries(packages)) {
    expect(version, path).toMatch(/^\d+\.\d+\.\d+/);
  }
});
