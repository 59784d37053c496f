import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const project = join(import.meta.dirname, "../../..");

/** [the file, what it imports]. One for each arrow that DESIGN.md §1 does not draw. */
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
  ["main/desktop/x.ts", "express-session"],
  ["main/desktop/x.ts", "memorystore"],
  ["main/desktop/x.ts", "electron-updater"],
  ["main/desktop/updates/x.ts", "express"],
  ["main/desktop/updates/x.ts", "../../server/index.ts"],
  ["main/desktop/updates/x.ts", "../../app/services.ts"],
  ["main/app/shell.ts", "electron-updater"],
  ["main/storage/x.ts", "electron-updater/out/AppUpdater.js"],
  ["renderer/main.tsx", "electron-updater"],
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
  ["common/contract/accounts.ts", "../main/channels/ports/clock.ts"],
  ["renderer/main.tsx", "electron"],
  ["renderer/main.tsx", "node:path"],
  ["renderer/main.tsx", "zod"],
  ["renderer/main.tsx", "../preload/index.ts"],
  ["renderer/deep/x.tsx", "../../main/channels/ports/clock.ts"],
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
  // As types: texts are `satisfies Record<Code, …>`.
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
  ["test/unit/x.test.ts", "../../main/server/index.ts"],
  ["test/e2e/x.test.ts", "electron"],
] as const;

type Import = readonly [file: string, specifier: string];

const house = mkdtempSync(join(tmpdir(), "pagekeeper-imports-"));
let refused: ReadonlySet<string>;

/** A house of the same plan, linted once: a file for each file that is named, a line for each of its imports. */
beforeAll(() => {
  const lines = Map.groupBy<string, Import>([...forbidden, ...allowed], ([file]) => file);
  copyFileSync(join(project, "biome.json"), join(house, "biome.json"));
  for (const [file, imports] of lines) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    const text = imports.map(([, specifier]) => `import "${specifier}";\n`).join("");
    writeFileSync(join(house, file), text);
  }
  const found = [...lint().matchAll(/file=([^,]+),line=(\d+)/g)];
  refused = new Set(
    found.map(([, path = "", line]) => {
      const file = relative(house, path).replaceAll("\\", "/");
      return `${file} ${lines.get(file)?.[Number(line) - 1]?.[1]}`;
    }),
  );
});

afterAll(() => rmSync(house, { recursive: true }));

function lint(): string {
  const biome = join(project, "node_modules/@biomejs/biome/bin/biome");
  const args = ["lint", "--only=style/noRestrictedImports", "--reporter=github", house];
  const options = ["--max-diagnostics=none", "--config-path", house];
  const { stdout } = spawnSync(process.execPath, [biome, ...args, ...options], {
    cwd: house,
    encoding: "utf8",
  });
  return stdout;
}

describe("the import rules", () => {
  it.each(forbidden)("keep %s from importing %s", (file, specifier) => {
    expect(refused).toContain(`${file} ${specifier}`);
  });

  it.each(allowed)("let %s import %s", (file, specifier) => {
    expect(refused).not.toContain(`${file} ${specifier}`);
  });
});
