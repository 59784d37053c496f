/** Reads CHANGELOG.md, which is in the format of Keep a Changelog. */
import { ScriptError } from "../lib/script-error.mjs";

/**
 * @param {string} version @param {string} changelog
 * @returns {string | undefined} the version's section as Markdown, or undefined if the section is
 *   missing or empty
 */
export function changelogSection(version, changelog) {
  const sections = changelog.replaceAll("\r\n", "\n").split(/^## /m).slice(1);
  // A version in brackets is a link.
  const section = sections.find((text) => text.split(/[\s[\]]+/, 2).find(Boolean) === version);
  return section?.split("\n").slice(1).join("\n").trim() || undefined;
}

/**
 * @param {{ readonly tag: string, readonly version: string, readonly changelog: string }} release
 *   where `version` is the one in package.json
 * @returns {string} the notes as Markdown
 * @throws {ScriptError} if the tag, the version and the changelog disagree
 */
export function releaseNotes({ tag, version, changelog }) {
  if (tag !== `v${version}`) {
    throw new ScriptError(`The tag is "${tag}", but package.json's version needs v${version}.`);
  }
  const notes = changelogSection(version, changelog);
  if (!notes) throw new ScriptError(`CHANGELOG.md has nothing under "## ${version}".`);
  return notes;
}
