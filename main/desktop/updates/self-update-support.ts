/** Whether this installation of Pagekeeper can bring itself up to date. */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { UpdateSupport } from "../../../common/contract/updates.ts";

/**
 * Where electron-builder's deb and rpm put it. The file `package-type`, by which electron-updater knows them, is not asked:
 * electron-builder leaves it in a folder that it may make an archive of, too.
 */
const packagesFolder = "/opt/Pagekeeper";

export interface InstallationParts {
  readonly platform: NodeJS.Platform;
  readonly packaged: boolean;
  /** The program that runs; absolute, links followed. */
  readonly program: string;
  /** Where the packaged app has what is not in app.asar. */
  readonly resources: string;
  /** A development build has been told of an update server. */
  readonly hasServer: boolean;
  readonly appImage: string | undefined;
}

/** With what lies beside the app, as it is read. */
export interface InstallationFacts extends InstallationParts {
  /** app-update.yml; undefined: the build is none to be published. */
  readonly config: string | undefined;
  /** macOS: what `codesign` says of the app. */
  readonly signature: string | undefined;
}

export async function findUpdateSupport(parts: InstallationParts): Promise<UpdateSupport> {
  const { platform, resources } = parts;
  const [config, signature] = await Promise.all([
    textOf(join(resources, "app-update.yml")),
    platform === "darwin" ? signatureOf(join(resources, "../..")) : undefined,
  ]);
  return updateSupportOf({ ...parts, config, signature });
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
 * On Windows electron-builder names the certificate's owner there, and electron-updater compares the next version's with it;
 * without a name it would compare nothing. On macOS a signature without a team is one that any build gets.
 */
const isSigned = ({ platform, config = "", signature = "" }: InstallationFacts): boolean =>
  platform === "win32"
    ? /^publisherName:/m.test(config)
    : /^TeamIdentifier=(?!not set$)\S/m.test(signature);

const textOf = (file: string): Promise<string | undefined> =>
  readFile(file, "utf8").catch(() => undefined);

/** It answers on stderr. */
const signatureOf = (bundle: string): Promise<string> =>
  new Promise((resolve) => {
    const args = ["--display", "--verbose=2", bundle];
    execFile("/usr/bin/codesign", args, { timeout: 2_000 }, (error, _, stderr) =>
      resolve(error ? "" : stderr),
    );
  });
