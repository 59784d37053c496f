const maxCharacters = 4_000;
const maxLines = 80;

/** The maximum number of characters to parse, so that huge release notes cannot stall the app. */
const maxSource = 20_000;

/**
 * Turns release notes into plain text. `source` is untrusted. It is the publisher's Markdown or the
 * HTML that GitHub makes of it.
 */
export function plainNotes(source: string): string {
  const text = source.slice(0, maxSource).replaceAll(unprintable, "").replaceAll(lineEnds, "\n");
  const lines = (html.test(text) ? withoutHtml(text) : unwrapped(text))
    .split("\n")
    .map(withoutMarkdown);
  const kept = lines.filter(
    (line, index) => line !== "" || separates(lines[index - 1], lines[index + 1]),
  );
  return shortened(kept.slice(0, maxLines).join("\n").trim());
}

/** Whether to keep an empty line. True between paragraphs, false before a list item. */
const separates = (before: string | undefined, after = ""): boolean =>
  before !== "" && !/^\s*• /.test(after);

/** Matches control and direction-changing characters, except for line breaks and tabs. */
const unprintable = /[^\P{C}\n\r\t]/gu;

const lineEnds = /\r\n|[\r\u2028\u2029]/g;
const html = /<\/?(p|li|ul|ol|h[1-6]|br|div|strong|em|a|code)\b/i;

/** Joins the lines of each Markdown paragraph. */
const unwrapped = (text: string): string =>
  text.replaceAll(/(?<=\S)(?<!^ *#.*)[ \t]*\n[ \t]*(?=[^\s#*+|-])(?!\d+\.|```)/gm, " ");

/** Turns the ends of blocks into line breaks and removes all other tags. */
function withoutHtml(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .replaceAll(/<li\b[^>]*>/gi, "\n- ")
    .replaceAll(/<br\b[^>]*>|<\/(p|ul|ol|h[1-6]|div|pre|table|tr)>/gi, "\n")
    .replaceAll(/<\/?[a-z][^>]*>/gi, "")
    .replaceAll(/&(amp|lt|gt|quot|apos|#39|nbsp);/g, (_, name: string) => entities[name] ?? "");
}

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  "#39": "'",
  nbsp: " ",
};

/** Removes Markdown syntax. Keeps only the text of links. */
const withoutMarkdown = (line: string): string =>
  line
    .replace(/^\s*#{1,6}\s+/, "")
    .replace(/^(\s*)[*+-]\s+/, "$1• ")
    .replaceAll(/!?\[([^[\]]{0,300})\]\([^()]{0,500}\)/g, "$1")
    .replaceAll(/(\*\*|__|`)(.+?)\1/g, "$2")
    .replaceAll(/(?<![\w*])([*_])(?!\s)([^*_]+)\1(?![\w*])/g, "$2")
    .trimEnd();

function shortened(text: string): string {
  const letters = [...text];
  return letters.length <= maxCharacters
    ? text
    : `${letters.slice(0, maxCharacters).join("").trimEnd()}…`;
}
