import type { Configuration } from "electron-builder";
import { ScriptError } from "../lib/script-error.mjs";
import { changelogSection } from "../release-notes/changelog.mjs";

export interface Release {
  /** On GitHub, as `owner/name`. */
  readonly repository: string;
  /** package.json's. */
  readonly version: string;
  readonly changelog: string;
}

/**
 * Tells a published installer where to look for newer versions. Merged over electron-builder.yml.
 * Throws a ScriptError for anything but a repository.
 */
export function releaseConfig({ repository, version, changelog }: Release): Configuration {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(repository) ?? [];
  if (!owner || !repo) {
    throw new ScriptError(`--updates-from takes owner/name, not "${repository}".`);
  }
  // Shown before the update is downloaded. In a rehearsal the version may have no notes yet.
  const releaseNotes = changelogSection(version, changelog);
  return {
    publish: { provider: "github", owner, repo, releaseType: "draft" },
    ...(releaseNotes !== undefined && { releaseInfo: { releaseNotes } }),
  };
}
