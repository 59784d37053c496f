/** What changed, by CHANGELOG.md, whose form is that of Keep a Changelog. */

/**
 * @param {{ readonly tag: string, readonly version: string, readonly changelog: string }} release `version`: package.json's
 * @returns {string} Markdown. Throws where the three do not fit
 */
export function releaseNotes({ tag, version, changelog }) {
  if (tag !== `v${version}`) {
    throw new Error(
      `The tag is ${tag || "missing"}; for package.json's version it is v${version}.`,
    );
  }
  const notes = notesOf(version, changelog);
  if (!notes) throw new Error(`CHANGELOG.md has nothing under "## ${version}".`);
  return notes;
}

/** @param {string} version @param {string} changelog @returns {string | undefined} Markdown; nothing: it has no notes yet */
export function notesOf(version, changelog) {
  const sections = changelog.replaceAll("\r\n", "\n").split(/^## /m).slice(1);
  // A version in brackets is a link, as Keep a Changelog has it.
  const section = sections.find((text) => text.split(/[\s[\]]+/, 2).find(Boolean) === version);
  return section?.split("\n").slice(1).join("\n").trim() || undefined;
}
