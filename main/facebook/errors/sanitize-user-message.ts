/**
 * Facebook's own words for people, `error_user_title` and `error_user_msg` (`research/meta.md` §3.1), made safe to show:
 * they come from outside and nobody promises that they quote no token.
 */

/** Characters: more than the longest that Facebook is known to send. */
const longest = 400;
/**
 * Characters that are looked at, of a title and of a message: the patterns take time by the square of it, for each of
 * fifty answers in a batch. Whatever a cut here leaves of a secret lies far beyond what is shown.
 */
const mostRead = 1_000;

const gap = "…";

const unfit: readonly RegExp[] = [
  // Whole, because what stands in an address is not for reading, and the remedy has a link of its own.
  /\b[a-z][a-z\d+.-]*:\/\/\S+/gi,
  // access_token=…
  /[\w-]+=\S+/g,
  /\b[\w-]*(?:token|secret|proof|password)["']?\s*:\s*\S+/gi,
  /\bEAA\w*/g,
  // Letters and digits in one word, or a word too long for one.
  /(?=[\w|~+/-]*\d)(?=[\w|~+/-]*[a-z])[\w|~+/-]{10,}/gi,
  /[\w|~+/-]{24,}/g,
];

/** Undefined: nothing that could be read is left. */
export function sanitizeUserMessage(title: string, message: string): string | undefined {
  const parts = [title, message].map(plain).filter((part) => part !== "");
  const said = unfit.reduce((text, pattern) => text.replace(pattern, gap), sentencesOf(parts));
  return /\p{L}{2}/u.test(said) ? shortened(said) : undefined;
}

/** One line, without what no font shows: a zero-width space would hide half of a token from the patterns. */
const plain = (text: string): string =>
  text
    .slice(0, mostRead)
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "")
    .replace(/[\s\p{C}]+/gu, " ")
    .trim();

const sentencesOf = (parts: readonly string[]): string =>
  parts.map((part) => (/\p{P}$/u.test(part) ? part : `${part}.`)).join(" ");

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest).join("")}${gap}`;
}
