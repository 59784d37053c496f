/**
 * Takes what looks like a secret out of a text. The second line of defence: whoever logs gives names and facts only, but
 * an error's words and stack come from outside (DESIGN.md §4.1). What it cannot tell apart it takes out.
 */

const gone = "<redacted>";

export function redact(text: string): string {
  return text
    .replace(namedSecret, `$1${gone}`)
    .replace(namedMaybe, (all, name: string, value: string) =>
      isPlain(value) ? all : `${name}${gone}`,
    )
    .replace(scheme, `$1 ${gone}`)
    .replace(appToken, gone)
    .replace(metaToken, gone)
    .replace(word, (run) => (run.split(/[.+|%~]/).some(isSecret) ? gone : run));
}

/** `name=value`, `name: value` and `"name":"value"`, also where an address, or JSON in JSON, has escaped the signs between them. */
const named = (names: string) =>
  String.raw`((?<![a-z])(?:${names})(?:\\*["']?\s*[=:]\s*\\*["']?|%3D|%22%3A%22))`;
const value = String.raw`(?:[^\s"'&;,)}\]%\\]|\\(?!\\{0,9}["'])|%(?!26|22))+`;

/** Names whose value is a secret whatever it looks like (research/meta.md §1). */
const namedSecret = new RegExp(
  `${named(
    "(?:access|input|fb_exchange|refresh|id|user|page|short|long|app)_?token|client_secret|app_?secret|appsecret_proof|signed_request|password|pagekeeper\\.sid",
  )}${value}`,
  "gi",
);

/** Names that also stand before an error's number, a status or a word: `code=190`, `state: open`. */
const namedMaybe = new RegExp(
  `${named("code|state|ticket|token|secret|proof|sid")}(${value})`,
  "gi",
);

const isPlain = (value: string): boolean =>
  /^(?:\d{1,10}|[A-Z][A-Z_]{0,39}|[A-Za-z]?[a-z._-]{1,24}|<redacted>)$/.test(value);

/** Of an Authorization header. */
const scheme = /\b(Bearer|Basic|OAuth)\s+[\w.~+/=|-]{16,}/g;

/** An app's own token: its id, a stroke, its secret. */
const appToken = /\b\d{5,}(?:\||%7C)[\w-]{8,}/gi;

/** Of Facebook and of Instagram, also where it was cut short, or an escaped line break (`\n`) stands before it. */
const metaToken = /(?<!(?<!\\)[A-Za-z0-9])(?:EAA|IGQ|IGAA)[A-Za-z0-9_-]{8,}/g;

/** What stands between spaces, quotes and the signs of an address or a path. */
const word = /[\w.+|%~-]{32,}/g;

/** 32 characters may be an fbtrace id; as hex they are an app's secret. A flow's id is a UUID, and not secret. */
function isSecret(piece: string): boolean {
  if (/^[0-9a-f]{32,}$/i.test(piece)) return true;
  return piece.length > 32 && !uuid.test(piece) && !readsAsWords(piece);
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** As the name of a function or a file does; of what is random half the letters are capitals, and hardly any has no digit. */
function readsAsWords(piece: string): boolean {
  const capitals = piece.match(/[A-Z]/g)?.length ?? 0;
  return !/\d/.test(piece) && (capitals * 4 <= piece.length || !/[a-z]/.test(piece));
}
