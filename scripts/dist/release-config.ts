import type { Configuration } from "electron-builder";
import { ScriptError } from "../lib/script-error.mjs";
import { changelogSection } from "../release-notes/changelog.mjs";

export interface Release {
  /** The GitHub repository, as `owner/name`. */
  readonly repository: string;
  /** The version in package.json. */
  readonly version: string;
  readonly changelog: string;
}

/**
 * Tells an installed app where to look for newer versions. The result extends electron-builder.yml.
 * Throws a ScriptError if `repository` does not name a repository.
 */
export function releaseConfig({ repository, version, changelog }: Release): Configuration {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(repository) ?? [];
  if (!owner || !repo) {
    throw new ScriptError(`--updates-from takes owner/name, not "${repository}".`);
  }
  // The app shows these notes before it downloads the update. They may be missing, because a
  // rehearsal's version may have no notes.
  const releaseNotes = changelogSection(version, changelog);
  return {
    publish: { provider: "github", owner, repo, releaseType: "draft" },
    ...(releaseNotes !== undefined && { releaseInfo: { releaseNotes } }),
  };
}
