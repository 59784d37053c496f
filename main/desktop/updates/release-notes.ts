/** What is new, as plain text: a release's notes are somebody's Markdown, or the HTML that the release page makes of it. */

/** Characters, and lines. Whoever wants more of it reads the release's page. */
const longest = 4_000;
const mostLines = 80;

/** Characters of the source, that a huge one takes no time. */
const longestSource = 20_000;

export function plainNotes(source: string): string {
  const text = source.slice(0, longestSource).replaceAll(unfit, "").replaceAll(lineEnds, "\n");
  const lines = (html.test(text) ? withoutHtml(text) : unwrapped(text))
    .split("\n")
    .map(withoutMarkdown);
  const kept = lines.filter(
    (line, index) => line !== "" || parts(lines[index - 1], lines[index + 1]),
  );
  return shortened(kept.slice(0, mostLines).join("\n").trim());
}

/** An empty line stands between two paragraphs; a list follows at once what it is a list of. */
const parts = (before: string | undefined, after = ""): boolean =>
  before !== "" && !/^\s*• /.test(after);

/** What is no letter: controls but line breaks and tabs, and what turns the writing of all that follows. */
const unfit = /[^\P{C}\n\r\t]/gu;

const lineEnds = /\r\n|[\r\u2028\u2029]/g;
const html = /<\/?(p|li|ul|ol|h[1-6]|br|div|strong|em|a|code)\b/i;

/** In Markdown a line goes on where another one begins, unless that begins something of its own. */
const unwrapped = (text: string): string =>
  text.replaceAll(/(?<=\S)(?<!^ *#.*)[ \t]*\n[ \t]*(?=[^\s#*+|-])(?!\d+\.|```)/gm, " ");

/** A mark of the end of something is the end of a line. */
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

/** The marks go, the words stay; of a link its name. */
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
  return letters.length <= longest ? text : `${letters.slice(0, longest).join("").trimEnd()}…`;
}
