import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, normalize } from "node:path";
import { cruise, type ICruiseResult, type IDependency } from "dependency-cruiser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import config from "../../../.dependency-cruiser.mjs";
import { inProject } from "../../../scripts/lib/project.mjs";

/** Imports that CONTRIBUTING.md does not allow, as pairs of a file and one of its imports. */
const forbidden = [
  ["main/index.ts", "express"],
  ["main/app/services.ts", "undici"],
  ["main/app/shell.ts", "electron-log"],
  ["main/channels/x.ts", "electron"],
  ["main/channels/x.ts", "express"],
  ["main/channels/x.ts", "keytar"],
  ["main/channels/x.ts", "electron-store"],
  ["main/channels/x.ts", "electron-log/node"],
  ["main/channels/x.ts", "undici"],
  ["main/channels/x.ts", "../desktop/window.ts"],
  ["main/channels/x.ts", "../server/index.ts"],
  ["main/channels/x.ts", "../facebook/index.ts"],
  ["main/channels/x.ts", "../keychain/index.ts"],
  ["main/channels/x.ts", "../storage/json-file.ts"],
  ["main/channels/x.ts", "../practice/index.ts"],
  ["main/channels/deep/x.ts", "../../keychain/index.ts"],
  ["main/channels/x.ts", "../index.ts"],
  ["main/channels/deep/x.ts", "../../index.ts"],
  ["main/facebook/x.ts", "electron"],
  ["main/facebook/x.ts", "../keychain/index.ts"],
  ["main/facebook/x.ts", "../practice/index.ts"],
  ["main/facebook/x.ts", "../app/services.ts"],
  ["main/keychain/x.ts", "../app/services.ts"],
  ["main/desktop/x.ts", "../app/services.ts"],
  ["main/desktop/tray/x.ts", "../../app/services.ts"],
  ["main/desktop/x.ts", "../app/services.ts"],
  ["main/keychain/x.ts", "electron/main"],
  ["main/keychain/x.ts", "../storage/json-file.ts"],
  ["main/storage/x.ts", "electron"],
  ["main/storage/x.ts", "electron-log/node"],
  ["main/storage/x.ts", "../keychain/index.ts"],
  ["main/storage/x.ts", "../i18n/notices.ts"],
  ["main/server/x.ts", "electron"],
  ["main/server/x.ts", "undici"],
  ["main/server/x.ts", "../facebook/index.ts"],
  ["main/server/routes/x.ts", "../../desktop/window.ts"],
  ["main/desktop/x.ts", "cookie-signature"],
  ["main/desktop/x.ts", "express-session"],
  ["main/desktop/x.ts", "memorystore"],
  ["main/desktop/x.ts", "electron-updater"],
  ["main/desktop/updates/x.ts", "express"],
  ["main/desktop/updates/x.ts", "../../server/index.ts"],
  ["main/desktop/updates/x.ts", "../../app/services.ts"],
  ["main/app/shell.ts", "electron-updater"],
  ["main/storage/x.ts", "electron-updater/out/AppUpdater.js"],
  ["renderer/main.tsx", "electron-updater"],
  ["renderer/main.tsx", "../common/contract/settings.ts"],
  ["main/desktop/x.ts", "../server/index.ts"],
  ["main/desktop/x.ts", "../../renderer/main.tsx"],
  ["main/practice/x.ts", "express"],
  ["main/practice/x.ts", "../channels/ports/clock.ts"],
  ["main/practice/x.ts", "../facebook/index.ts"],
  ["main/practice/x.ts", "../../common/contract/accounts.ts"],
  ["main/practice/x.ts", "../i18n/facebook.ts"],
  ["main/i18n/x.ts", "electron"],
  ["main/i18n/x.ts", "../desktop/menu.ts"],
  ["main/i18n/de/x.ts", "../../channels/ports/clock.ts"],
  ["main/i18n/en/x.ts", "../../facebook/errors/problems.ts"],
  ["main/i18n/en/x.ts", "../../keychain/status.ts"],
  ["main/i18n/en/x.ts", "../../desktop/ipc/ipc.ts"],
  ["preload/index.ts", "zod"],
  ["preload/index.ts", "node:fs"],
  ["preload/index.ts", "../main/channels/ports/clock.ts"],
  ["common/contract/accounts.ts", "electron"],
  ["common/contract/accounts.ts", "../../main/channels/ports/clock.ts"],
  ["renderer/main.tsx", "electron"],
  ["renderer/main.tsx", "node:path"],
  ["renderer/main.tsx", "zod"],
  ["renderer/main.tsx", "../preload/index.ts"],
  ["renderer/deep/x.tsx", "../../main/channels/ports/clock.ts"],
  ["relay/x.mjs", "../main/server/index.ts"],
  ["scripts/x.mjs", "electron"],
  ["scripts/x.mjs", "./x.ts"],
  ["examples/x.tsx", "../common/contract/accounts.ts"],
  ["examples/x.tsx", "../scripts/x.ts"],
  ["main/desktop/tray/x.ts", "../index.ts"],
  ["main/desktop/ipc/handlers/x.ts", "../index.ts"],
  ["main/desktop/ipc/handlers/x.ts", "../../index.ts"],
] as const;

const allowed = [
  ["main/index.ts", "electron"],
  ["main/index.ts", "./keychain/index.ts"],
  ["main/app/services.ts", "../practice/index.ts"],
  ["main/channels/x.ts", "../../common/contract/accounts.ts"],
  ["main/facebook/x.ts", "undici"],
  ["main/facebook/x.ts", "../channels/ports/clock.ts"],
  ["main/channels/x.ts", "../i18n/channels.ts"],
  ["main/i18n/de/x.ts", "../formatters.ts"],
  ["main/i18n/en/x.ts", "../../facebook/errors/problem-codes.ts"],
  ["main/i18n/en/x.ts", "../../channels/problem-codes.ts"],
  ["main/i18n/en/x.ts", "../../server/problem-codes.ts"],
  ["main/i18n/en/x.ts", "../../desktop/ipc/call-codes.ts"],
  ["main/i18n/en/x.ts", "../../keychain/unavailable-reason.ts"],
  ["main/i18n/en/x.ts", "../../../common/bidi.ts"],
  ["main/keychain/x.ts", "keytar"],
  ["main/storage/x.ts", "electron-store"],
  ["main/server/routes/x.ts", "express"],
  ["main/server/x.ts", "../channels/connect/browser-flows.ts"],
  ["main/desktop/x.ts", "electron"],
  ["main/desktop/x.ts", "electron-log/node"],
  ["main/desktop/updates/x.ts", "electron-updater"],
  ["main/desktop/updates/x.ts", "electron-updater/out/AppAdapter.js"],
  ["main/desktop/updates/x.ts", "electron"],
  ["main/desktop/updates/x.ts", "../diagnostics/log.ts"],
  ["main/practice/x.ts", "node:http"],
  ["preload/index.ts", "electron"],
  ["preload/index.ts", "../common/contract/accounts.ts"],
  ["common/contract/call-schemas.ts", "zod"],
  ["renderer/i18n/x.ts", "../../common/bidi.ts"],
  ["renderer/deep/x.tsx", "../../common/contract/accounts.ts"],
  ["scripts/x.mjs", "./y.mjs"],
  ["scripts/x.ts", "electron-builder"],
  ["examples/x.tsx", "react"],
  ["test/unit/x.test.ts", "../../main/server/index.ts"],
  ["test/e2e/x.test.ts", "electron"],
] as const;

type Import = readonly [file: string, specifier: string];

/** These imports only import types, but the same rules apply to them. */
const typeImports = [
  ["main/channels/types.ts", "../desktop/window.ts"],
  ["main/server/types.ts", "electron"],
  ["renderer/types.tsx", "../main/channels/ports/clock.ts"],
] as const;

/** The folder of a fake project, which contains every file and every import of the lists above. */
const folder = mkdtempSync(join(tmpdir(), "pagekeeper-imports-"));
let modules: ICruiseResult["modules"];

beforeAll(async () => {
  const imports: readonly Import[] = [...forbidden, ...allowed];
  const lines = new Map(
    [...Map.groupBy(imports, ([file]) => file)].map(([file, group]) => [
      file,
      group.map(([, specifier]) => statement(file, specifier)),
    ]),
  );
  for (const [file, specifier] of typeImports) {
    lines.set(file, [`import type * as types from "${specifier}"; export type T = typeof types;`]);
  }
  lines.set("main/server/a.ts", ['import type { B } from "./b.ts"; export type A = B;']);
  lines.set("main/server/b.ts", ['import type { A } from "./a.ts"; export type B = A;']);
  for (const [file, specifier] of [...imports, ...typeImports]) {
    const target = resolveLocal(file, specifier);
    if (target !== undefined && !lines.has(target)) lines.set(target, ["export {};"]);
  }
  for (const [file, text] of lines) write(file, text.join("\n"));
  write("tsconfig.json", "{}");
  symlinkSync(inProject("node_modules"), join(folder, "node_modules"));
  const { forbidden: rules = [], options } = config;
  const { output } = await cruise(
    ["main", "preload", "renderer", "common", "relay", "scripts", "examples", "test"],
    { ...options, baseDir: folder, validate: true, ruleSet: { forbidden: rules } },
    options?.enhancedResolveOptions,
  );
  ({ modules } = output as ICruiseResult);
});

afterAll(() => rmSync(folder, { recursive: true }));

/**
 * Returns an import statement. It is a type import for files in main/i18n, because these may import
 * error codes only as types.
 */
const statement = (file: string, specifier: string): string =>
  file.startsWith("main/i18n/")
    ? `import type * as t${specifier.replaceAll(/\W/g, "_")} from "${specifier}";`
    : `import "${specifier}";`;

function resolveLocal(file: string, specifier: string): string | undefined {
  return specifier.startsWith(".")
    ? normalize(join(dirname(file), specifier)).replaceAll("\\", "/")
    : undefined;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

/** Returns the names of the rules that the import violates. */
function violations(file: string, specifier: string): readonly string[] {
  const name = isBuiltin(specifier) ? specifier.replace("node:", "") : specifier;
  const dependency = modules
    .find(({ source }) => source === file)
    ?.dependencies.find((each: IDependency) => each.module === name);
  if (!dependency) throw new Error(`dependency-cruiser did not find ${specifier} in ${file}.`);
  return (dependency.rules ?? []).map((rule) => rule.name);
}

describe("the import rules", () => {
  it.each(forbidden)("keep %s from importing %s", (file, specifier) => {
    expect(violations(file, specifier)).not.toEqual([]);
  });

  it.each(allowed)("let %s import %s", (file, specifier) => {
    expect(violations(file, specifier)).toEqual([]);
  });

  it.each(typeImports)("keep %s from importing the types of %s", (file, specifier) => {
    expect(violations(file, specifier)).not.toEqual([]);
  });

  it("forbid circles, even of types", () => {
    expect(violations("main/server/a.ts", "./b.ts")).toContain("no-circular");
  });
});
