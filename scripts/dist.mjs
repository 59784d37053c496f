/** `npm run dist`: builds into dist/ the installers that this computer can build, and names what it lacks for the others. */
import { readFileSync, rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { Arch, build, Platform } from "electron-builder";
import { provideKeytar } from "./dist/keytar.mjs";
import { copyConfig } from "./dist/not-for-release.mjs";
import { allTargets, architectures, elsewhere, planFor } from "./dist/plan.mjs";
import { releaseConfig } from "./dist/release-config.mjs";
import { signWords } from "./dist/sign-words.mjs";
import { localTools } from "./dist/tools.mjs";
import { releaseHostAnswers } from "./electron/official.mjs";
import { fetchStandIn, standInIsThere } from "./electron/stand-in.mjs";
import { project, within } from "./project.mjs";
import { build as buildBundles } from "./run/build.mjs";
import { SetupError } from "./setup/setup-error.mjs";

/**
 * @import { Configuration } from "electron-builder"
 * @import { Host, Step } from "./dist/plan.mjs"
 */

const usage = `npm run dist -- [option…] [target…]

Builds the installers that this computer can build into dist/, and says what it lacks for the others. Fails where it builds nothing.

Targets   AppImage, deb, rpm, tar.gz; dmg, zip; nsis; and dir, the app as it is before it goes into an installer.
          Without any: all of this system.

--arch=x64                   one architecture only; or arm64
--strict                     fails when something of this system could not be built, as a release must
--updates-from=owner/name    the repository at GitHub that will publish them, where they check for newer versions
--electron-copy              with the stock Electron that stands in where the official one is out of reach:
                             for tests only, and marked so
--quick                      compresses as little as can be, with --electron-copy`;

/** @satisfies {import("node:util").ParseArgsOptionsConfig} */
const options = {
  help: { type: "boolean", default: false },
  "electron-copy": { type: "boolean", default: false },
  quick: { type: "boolean", default: false },
  strict: { type: "boolean", default: false },
  arch: { type: "string" },
  "updates-from": { type: "string" },
};
const { values: asked, positionals: targets } = readArguments();

/** Answers for the command line; ends the run where it asks for what there is not. */
function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    console.error(`${message}\n\n${usage}`);
    process.exit(1);
  }
}

/** A CI hands on a secret that is not set as an empty text, which electron-builder takes for a certificate. */
function forgetEmptyVariables() {
  for (const [name, value] of Object.entries(process.env))
    if (value === "") delete process.env[name];
}

async function dist() {
  const copy = asked["electron-copy"];
  expectKnownWords();
  const config = copy ? copyConfig(asked) : publishedConfig();
  const { tools, env } = localTools(copy);
  forgetEmptyVariables();
  Object.assign(process.env, env, asked.quick && { ELECTRON_BUILDER_COMPRESSION_LEVEL: "1" });
  const host = {
    platform: process.platform,
    arch: process.arch,
    releases: await canFetch(),
    copy,
    tools,
  };
  const planned = planFor(host, targets).filter(({ arch }) => !asked.arch || arch === asked.arch);
  if (planned.some(isPossible)) rmSync(within("dist"), { recursive: true, force: true });
  const steps = withKeytar(planned);
  const possible = steps.filter(isPossible);
  const built = possible.length > 0 ? await buildAll(possible, { copy, config }) : [];
  report({ built, steps, host });
  if (built.length === 0) return 1;
  return asked.strict && possible.length < steps.length ? 1 : 0;
}

function expectKnownWords() {
  if (asked.arch !== undefined && !architectures.some((arch) => arch === asked.arch)) {
    throw new SetupError(`--arch is "${asked.arch}", and not ${architectures.join(" or ")}.`);
  }
  const unknown = targets.filter((target) => !allTargets.includes(target));
  if (unknown.length > 0) {
    throw new SetupError(`No target: ${unknown.join(", ")}. There are ${allTargets.join(", ")}.`);
  }
  if (asked["electron-copy"] && asked["updates-from"] !== undefined) {
    throw new SetupError(
      "What is made with --electron-copy is not published: leave out --updates-from.",
    );
  }
}

/**
 * Found out before anything is built: without it the packages of that architecture are left out, and the others are built.
 * @param {readonly Step[]} steps @returns {readonly Step[]}
 */
function withKeytar(steps) {
  const os = /** @type {import("./dist/keytar.mjs").System} */ (
    Platform.current().buildConfigurationKey
  );
  /** @type {Map<string, string>} */
  const lacks = new Map();
  for (const arch of new Set(steps.filter(isPossible).map((step) => step.arch))) {
    try {
      provideKeytar(os, arch);
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      lacks.set(arch, error.message);
    }
  }
  return steps.map((step) => {
    const lack = lacks.get(step.arch);
    return isPossible(step) && lack !== undefined ? { ...step, missing: [lack] } : step;
  });
}

/** @param {Step} step */
const isPossible = ({ missing }) => missing.length === 0;

/**
 * In one run, since electron-builder writes one file about all of them.
 * @param {readonly Step[]} steps @param {{ readonly copy: boolean, readonly config: Configuration }} how
 * @returns {Promise<readonly string[]>} the files
 */
async function buildAll(steps, { copy, config }) {
  if (copy && !standInIsThere()) fetchStandIn();
  buildBundles();
  const byArch = new Map(
    [...Map.groupBy(steps, ({ arch }) => arch)].map(([arch, each]) => [
      Arch[arch],
      each.map(({ target }) => target),
    ]),
  );
  return build({
    projectDir: project,
    targets: new Map([[Platform.current(), byArch]]),
    publish: "never",
    config,
  });
}

/** @returns {Configuration} */
function publishedConfig() {
  const repository = asked["updates-from"];
  if (repository === undefined) return {};
  const { version } = aboutUs();
  if (hasNoPublisher()) throw new SetupError(noPublisher);
  return releaseConfig({
    repository,
    version,
    changelog: readFileSync(within("CHANGELOG.md"), "utf8"),
  });
}

/** @returns {typeof import("../package.json")} */
const aboutUs = () => JSON.parse(readFileSync(within("package.json"), "utf8"));

/** A mirror of one's own is as good as the hosts. */
const canFetch = async () =>
  Boolean(process.env["ELECTRON_MIRROR"] && process.env["ELECTRON_BUILDER_BINARIES_MIRROR"]) ||
  (await releaseHostAnswers());

/** @param {{ readonly built: readonly string[], readonly steps: readonly Step[], readonly host: Host }} outcome */
function report({ built, steps, host }) {
  const lacking = steps.filter((step) => !isPossible(step));
  const words = [
    ...built.map((file) => `built       ${file}`),
    ...lacking.map(
      ({ target, arch, missing }) =>
        `not built   ${target} ${arch}: needs ${missing.join("; and ")}`,
    ),
    ...(targets.length > 0 ? [] : elsewhere(host).map((word) => `elsewhere   ${word}`)),
    ...(built.length > 0
      ? [
          ...signWords(process.platform, process.env),
          ...(hasNoPublisher() && !host.copy ? [noPublisher] : []),
        ]
      : []),
    ...(built.length > 0 && host.copy
      ? ["For tests only: made of a stock copy of Electron, and not to be given to anyone."]
      : []),
    ...(built.length === 0 && !host.copy && !host.releases
      ? [
          "Nothing was built. Official Electrons come from github.com, or from the mirrors that ELECTRON_MIRROR and ELECTRON_BUILDER_BINARIES_MIRROR name; for tests, --electron-copy does without.",
        ]
      : []),
  ];
  console.log(`\n${words.join("\n")}`);
}

const noPublisher =
  "Not to be published yet: homepage and author of package.json are nobody's (.invalid).";

/** Packages must have both, and whoever publishes them is not for us to say. */
const hasNoPublisher = () => {
  const { homepage, author } = aboutUs();
  return [homepage, author].some((text) => /\.invalid\b/.test(text));
};

try {
  if (asked.help) console.log(usage);
  else process.exitCode = await dist();
} catch (error) {
  console.error(error instanceof SetupError ? `\n${error.message}\n` : error);
  process.exitCode = 1;
}
