/** The newest section of CHANGELOG.md, without Markdown. */
export interface NewestChanges {
  /** Undefined if the version has not been released. */
  readonly version: string | undefined;
  readonly groups: readonly { readonly title: string; readonly changes: readonly string[] }[];
}

/** Reads a changelog in the format of Keep a Changelog. Leaves an empty section out. */
export function newestChanges(changelog: string): NewestChanges {
  const [, ...sections] = `\n${changelog.replaceAll("\r\n", "\n")}`.split("\n## ");
  const newest = sections.find((section) => section.includes("\n- ")) ?? "";
  const [heading = "", ...body] = newest.split("\n");
  const [, ...groups] = `\n${body.join("\n")}`.split("\n### ");
  return { version: /\d+\.\d+\.\d+[^\s\]]*/.exec(heading)?.[0], groups: groups.map(readGroup) };
}

function readGroup(group: string) {
  const [title = "", ...lines] = group.split("\n");
  const [, ...items] = `\n${lines.join("\n")}`.split("\n- ");
  return { title: title.trim(), changes: items.map(plainText) };
}

/** Joins the lines, and keeps only the text of links, emphasis and code. */
const plainText = (item: string): string =>
  item
    .trim()
    .replaceAll(/\s+/g, " ")
    .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replaceAll(/[*`]/g, "");
