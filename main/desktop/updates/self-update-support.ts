import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { UpdateSupport } from "../../../common/contract/updates.ts";

/**
 * The folder where the deb and rpm packages install the app. electron-updater looks for the file
 * `package-type` instead, but electron-builder may also leave that file in an archive.
 */
const packagesFolder = "/opt/Pagekeeper";

export interface InstallationOptions {
  readonly platform: NodeJS.Platform;
  readonly packaged: boolean;
  /** The absolute path of the running program, with links resolved. */
  readonly program: string;
  /** The folder that contains app.asar. */
  readonly resources: string;
  /** Whether a development build has an update server. */
  readonly hasServer: boolean;
  readonly appImage: string | undefined;
}

export interface InstallationFacts extends InstallationOptions {
  /** The content of app-update.yml, which only a published build has. */
  readonly config: string | undefined;
  /** The output of `codesign`. macOS only. */
  readonly signature: string | undefined;
}

export async function findUpdateSupport(options: InstallationOptions): Promise<UpdateSupport> {
  const { platform, resources } = options;
  const [config, signature] = await Promise.all([
    textOf(join(resources, "app-update.yml")),
    platform === "darwin" ? signatureOf(join(resources, "../..")) : undefined,
  ]);
  return updateSupportOf({ ...options, config, signature });
}

export function updateSupportOf(facts: InstallationFacts): UpdateSupport {
  const { platform, packaged, config, program } = facts;
  const replaceable = platform !== "linux" || facts.appImage !== undefined;
  if (!packaged) return facts.hasServer && replaceable ? "supported" : "development";
  if (!replaceable) return dirname(program) === packagesFolder ? "package" : "archive";
  if (config === undefined) return "development";
  return platform === "linux" || isSigned(facts) ? "supported" : "unsigned";
}

/**
 * Whether updates can be verified by comparing their signature with that of this build. On Windows,
 * app-update.yml must name the publisher, because otherwise electron-updater would accept any
 * signature. On macOS, the signature must name a team. Every build has a signature, but only that
 * of a registered developer names a team.
 */
const isSigned = ({ platform, config = "", signature = "" }: InstallationFacts): boolean =>
  platform === "win32"
    ? /^publisherName:/m.test(config)
    : /^TeamIdentifier=(?!not set$)\S/m.test(signature);

const textOf = (file: string): Promise<string | undefined> =>
  readFile(file, "utf8").catch(() => undefined);

/** Returns the output of `codesign`, which writes to stderr. */
const signatureOf = (bundle: string): Promise<string> =>
  new Promise((resolve) => {
    const args = ["--display", "--verbose=2", bundle];
    execFile("/usr/bin/codesign", args, { timeout: 2_000 }, (error, _, stderr) =>
      resolve(error ? "" : stderr),
    );
  });
