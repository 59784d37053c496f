/**
 * The rules for imports between the parts (CONTRIBUTING.md). test/unit/scripts/import-rules.test.ts
 * tests each rule.
 */

/** @import { IConfiguration, IForbiddenRuleType } from "dependency-cruiser" */

/**
 * The files that declare codes. main/i18n may import these files, because it has a text for each
 * code.
 */
const codes =
  "^main/(facebook/errors/problem-codes|channels/(problem-codes|permissions)|server/problem-codes|desktop/ipc/call-codes|keychain/unavailable-reason)\\.ts$";
/** The helper files directly in main/, which belong to none of its parts. */
const helpers = "^main/(?!index)[^/]+\\.ts$";

/** The files that each part may import, in addition to its own. */
const parts = {
  "^common/": [],
  "^preload/": ["^common/"],
  "^renderer/": ["^common/"],
  "^relay/": [],
  "^main/i18n/": ["^common/", codes],
  "^main/channels/": ["^common/", "^main/i18n/", helpers],
  "^main/web-apps/": ["^common/", "^main/channels/ports/(clock|records)\\.ts$", helpers],
  "^main/facebook/": ["^common/", "^main/i18n/", "^main/channels/", helpers],
  "^main/keychain/": ["^common/", "^main/i18n/", "^main/channels/", helpers],
  "^main/storage/": ["^common/", "^main/channels/", helpers],
  "^main/server/": ["^common/", "^main/i18n/", "^main/(channels|web-apps)/", helpers],
  "^main/desktop/": ["^common/", "^main/i18n/", "^main/channels/", helpers],
  "^main/practice/": [],
  "^main/app/": ["^common/", "^main/(?!index)"],
  "^main/index\\.ts$": ["^common/", "^main/"],
  [helpers]: ["^common/", "^main/channels/", helpers],
};

/** The files that may import each package. */
const packages = {
  "cookie-signature": ["^main/server/"],
  electron: ["^main/(index\\.ts$|app/|desktop/)", "^preload/"],
  "electron-log": ["^main/desktop/"],
  "electron-store": ["^main/storage/"],
  "electron-updater": ["^main/desktop/updates/"],
  express: ["^main/server/"],
  "express-session": ["^main/server/"],
  keytar: ["^main/keychain/"],
  memorystore: ["^main/server/"],
  react: ["^renderer/"],
  undici: ["^main/facebook/"],
  zod: ["^main/(?!i18n/)", "^common/"],
};

const ours = "^(main|preload|renderer|common|relay)/";

/** @type {readonly IForbiddenRuleType[]} */
const partRules = Object.entries(parts).map(([part, allowed]) => ({
  name: `parts-of-${part.replace(/\W+/g, " ").trim().replaceAll(" ", "-")}`,
  severity: "error",
  from: { path: part },
  to: { path: ours, pathNot: [part, ...allowed] },
}));

/** @type {readonly IForbiddenRuleType[]} */
const packageRules = Object.entries(packages).map(([name, owners]) => ({
  name: `package-${name}`,
  severity: "error",
  comment: "Replacing a package should only affect one folder.",
  from: { path: ours, pathNot: owners },
  to: { path: `(^|(^|/)node_modules/)${name}(/|$)` },
}));

/** @type {IConfiguration} */
export default {
  forbidden: [
    ...partRules,
    ...packageRules,
    {
      name: "codes-as-types",
      severity: "error",
      comment: "The texts only need the types of the codes, and no code of the parts at run time.",
      from: { path: "^main/i18n/" },
      to: { path: codes, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "schemas-as-types",
      severity: "error",
      comment: "These files load zod, which would make the window's bundle larger.",
      from: { path: "^(preload|renderer)/" },
      to: {
        path: "^common/contract/(call-schemas|settings)\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "no-node",
      severity: "error",
      comment: "A sandboxed page cannot use Node, and the texts and the contract don't need it.",
      from: { path: "^(common|preload|renderer|main/i18n)/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-index-above",
      severity: "error",
      comment: "A file imports what it needs directly, not through an index above it.",
      from: { path: "^(main/.+)/[^/]+/[^/]+$" },
      to: { path: "^$1/index\\.ts$" },
    },
    {
      name: "no-index-of-part",
      severity: "error",
      from: { path: "^(main/[^/]+)/.+/" },
      to: { path: "^$1/index\\.ts$" },
    },
    {
      name: "set-up-needs-node-only",
      severity: "error",
      comment: "Scripts in plain JavaScript run before the packages are installed.",
      from: { path: "^scripts/.+\\.mjs$" },
      to: { pathNot: "^scripts/.+\\.mjs$", dependencyTypesNot: ["core"] },
    },
    {
      name: "examples-stand-alone",
      severity: "error",
      comment: "Developers copy the examples into projects that have none of our files.",
      from: { path: "^examples/" },
      to: { path: [ours, "^(scripts|test)/"] },
    },
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    // Apply the rules to imports of types, too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
