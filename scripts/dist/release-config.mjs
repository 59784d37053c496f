/** What an installer that is to be published knows more than another: where the versions after it come from. Pure. */
import { notesOf } from "../release/notes.mjs";
import { SetupError } from "../setup/setup-error.mjs";

/**
 * @param {{ readonly repository: string, readonly version: string, readonly changelog: string }} release
 *   `repository`: at GitHub, as `owner/name`; `version`: package.json's
 * @returns {import("electron-builder").Configuration} over that of electron-builder.yml; throws a SetupError
 */
export function releaseConfig({ repository, version, changelog }) {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(repository) ?? [];
  if (!owner || !repo)
    throw new SetupError(`--updates-from is "${repository}", and not owner/name.`);
  // What is new is shown before it is downloaded. A rehearsal may be of a version that has no notes yet.
  const notes = notesOf(version, changelog);
  return {
    publish: { provider: "github", owner, repo, releaseType: "draft" },
    ...(notes !== undefined && { releaseInfo: { releaseNotes: notes } }),
  };
}
