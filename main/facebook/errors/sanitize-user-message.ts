/** The maximum number of characters to show. Meta's longest known message is shorter. */
const maxShown = 400;
/**
 * The maximum number of characters to read of a title or a message. The limit is low, because the
 * patterns take quadratic time and a batch has up to fifty responses. If the limit cuts a secret in
 * two, the rest of the secret is not shown, because it is well beyond the first `maxShown`
 * characters.
 */
const maxRead = 1_000;

const omission = "…";

const unsafe: readonly RegExp[] = [
  // Removes URLs, which users don't need because the problem has its own link.
  /\b[a-z][a-z\d+.-]*:\/\/\S+/gi,
  // Removes parameters like access_token=….
  /[\w-]+=\S+/g,
  /\b[\w-]*(?:token|secret|proof|password)["']?\s*:\s*\S+/gi,
  /\bEAA\w*/g,
  // Removes strings that mix letters and digits or are too long to be words.
  /(?=[\w|~+/-]*\d)(?=[\w|~+/-]*[a-z])[\w|~+/-]{10,}/gi,
  /[\w|~+/-]{24,}/g,
];

/**
 * Makes `error_user_title` and `error_user_msg` safe to show, because Meta's texts might quote a
 * token (docs/research/meta.md §3.1). Returns undefined if nothing readable is left.
 */
export function sanitizeUserMessage(title: string, message: string): string | undefined {
  const parts = [title, message].map(toVisibleLine).filter((part) => part !== "");
  const safe = unsafe.reduce((text, pattern) => text.replace(pattern, omission), toText(parts));
  return /\p{L}{2}/u.test(safe) ? shorten(safe) : undefined;
}

/** Removes invisible characters, which could hide a token from the patterns. */
const toVisibleLine = (text: string): string =>
  text
    .slice(0, maxRead)
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "")
    .replace(/[\s\p{C}]+/gu, " ")
    .trim();

const toText = (sentences: readonly string[]): string =>
  sentences.map((each) => (/\p{P}$/u.test(each) ? each : `${each}.`)).join(" ");

function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= maxShown
    ? text
    : `${characters.slice(0, maxShown).join("")}${omission}`;
}
