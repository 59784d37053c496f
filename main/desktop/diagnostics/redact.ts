const placeholder = "<redacted>";

/**
 * Replaces everything in a text that may be a secret. This is the second line of defence: callers
 * log names and facts only, but an error's message and stack may contain anything.
 */
export function redact(text: string): string {
  return text
    .replace(namedSecret, `$1${placeholder}`)
    .replace(namedMaybe, (all, name: string, value: string) =>
      isPlain(value) ? all : `${name}${placeholder}`,
    )
    .replace(scheme, `$1 ${placeholder}`)
    .replace(appToken, placeholder)
    .replace(metaToken, placeholder)
    .replace(word, (run) => (run.split(/[.+|%~]/).some(isSecret) ? placeholder : run));
}

/** Matches `name=value`, `name: value` and `"name":"value"`, even escaped in a URL or in JSON. */
const named = (names: string) =>
  String.raw`((?<![a-z])(?:${names})(?:\\*["']?\s*[=:]\s*\\*["']?|%3D|%22%3A%22))`;
const value = String.raw`(?:[^\s"'&;,)}\]%\\]|\\(?!\\{0,9}["'])|%(?!26|22))+`;

/** Names whose value is always a secret (docs/research/meta.md §1). */
const namedSecret = new RegExp(
  `${named(
    "(?:access|input|fb_exchange|refresh|id|user|page|short|long|app)_?token|client_secret|app_?secret|appsecret_proof|signed_request|password|pagekeeper\\.sid",
  )}${value}`,
  "gi",
);

/** Names that also have harmless values: `code=190`, `state: open`. */
const namedMaybe = new RegExp(
  `${named("code|state|ticket|token|secret|proof|sid")}(${value})`,
  "gi",
);

const isPlain = (value: string): boolean =>
  /^(?:\d{1,10}|[A-Z][A-Z_]{0,39}|[A-Za-z]?[a-z._-]{1,24}|<redacted>)$/.test(value);

/** Matches an Authorization header. */
const scheme = /\b(Bearer|Basic|OAuth)\s+[\w.~+/=|-]{16,}/g;

/** Matches an app's own token, which is its id, a bar and its secret. */
const appToken = /\b\d{5,}(?:\||%7C)[\w-]{8,}/gi;

/** Matches tokens of Facebook and Instagram, even if truncated or after an escaped line break. */
const metaToken = /(?<!(?<!\\)[A-Za-z0-9])(?:EAA|IGQ|IGAA)[A-Za-z0-9_-]{8,}/g;

/** Matches long words, as separated by spaces, quotes and the delimiters of URLs and paths. */
const word = /[\w.+|%~-]{32,}/g;

/** 32 characters may be an fbtrace id, unless they are hexadecimal like an app's secret. */
function isSecret(piece: string): boolean {
  if (/^[0-9a-f]{32,}$/i.test(piece)) return true;
  return piece.length > 32 && !uuid.test(piece) && !readsAsWords(piece);
}

/** The id of a flow, which is no secret. */
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Names of functions and files have few capitals and no digits, unlike random text. */
function readsAsWords(piece: string): boolean {
  const capitals = piece.match(/[A-Z]/g)?.length ?? 0;
  return !/\d/.test(piece) && (capitals * 4 <= piece.length || !/[a-z]/.test(piece));
}
