const placeholder = "<redacted>";

/**
 * Replaces everything in a text that may be a secret. This is the second line of defence: callers
 * log only names and facts, but an error's message and stack may contain anything.
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

/**
 * Returns the source of a regular expression. It matches `name=`, `name: ` and `"name":`, and also
 * their escaped forms in a URL or in JSON.
 */
const named = (names: string) =>
  String.raw`((?<![a-z])(?:${names})(?:\\*["']?\s*[=:]\s*\\*["']?|%3D|%22%3A%22))`;
const value = String.raw`(?:[^\s"'&;,)}\]%\\]|\\(?!\\{0,9}["'])|%(?!26|22))+`;

/**
 * Matches a name together with its value. The value is always secret (docs/research/meta.md §1).
 */
const namedSecret = new RegExp(
  `${named(
    "(?:access|input|fb_exchange|refresh|id|user|page|short|long|app)_?token|client_secret|app_?secret|appsecret_proof|signed_request|password|pagekeeper\\.(?:sid|app|ask)(?:\\.\\w+)*",
  )}${value}`,
  "gi",
);

/**
 * Matches a name together with its value. The value may be secret or harmless. Harmless examples
 * are `code=190` and `state: open`.
 */
const namedMaybe = new RegExp(
  `${named("code|state|ticket|token|secret|proof|sid")}(${value})`,
  "gi",
);

const isPlain = (value: string): boolean =>
  /^(?:\d{1,10}|[A-Z][A-Z_]{0,39}|[A-Za-z]?[a-z._-]{1,24}|<redacted>)$/.test(value);

/** Matches the value of an Authorization header. */
const scheme = /\b(Bearer|Basic|OAuth)\s+[\w.~+/=|-]{16,}/g;

/** Matches an app access token, which has the form `app-id|app-secret`. */
const appToken = /\b\d{5,}(?:\||%7C)[\w-]{8,}/gi;

/**
 * Matches Facebook and Instagram tokens. A token may be truncated or follow an escaped line break.
 */
const metaToken = /(?<!(?<!\\)[A-Za-z0-9])(?:EAA|IGQ|IGAA)[A-Za-z0-9_-]{8,}/g;

/** Matches long runs of characters without spaces, quotes or the delimiters of URLs and paths. */
const word = /[\w.+|%~-]{32,}/g;

/**
 * Whether a piece of text is probably a secret. A hexadecimal piece may be an App Secret. Any other
 * piece must have more than 32 characters, because shorter pieces may be Facebook's trace ids.
 */
function isSecret(piece: string): boolean {
  if (/^[0-9a-f]{32,}$/i.test(piece)) return true;
  return piece.length > 32 && !uuid.test(piece) && !readsAsWords(piece);
}

/** Matches a UUID. Flow ids are UUIDs, and they are not secret. */
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Whether a piece of text is the name of a function or file. Unlike random text, such names have
 * few capital letters and no digits.
 */
function readsAsWords(piece: string): boolean {
  const capitals = piece.match(/[A-Z]/g)?.length ?? 0;
  return !/\d/.test(piece) && (capitals * 4 <= piece.length || !/[a-z]/.test(piece));
}
