/**
 * Why there is no keychain, by what keytar failed with. Its own texts never get out: they are written for developers,
 * partly translated, and none of ours to vouch for.
 */
import type { SecretFailure } from "../channels/ports/index.ts";

/** A new reason starts here; the type check then asks for its sentences in main/i18n. */
export type KeychainUnavailableReason =
  | "keytar-missing"
  | "keytar-missing-libsecret"
  | "keytar-unfit"
  | "keytar-broken"
  | "libsecret-missing"
  | "no-service"
  | "no-bus"
  | "no-answer";

/** Within this folder an answer of the port says why there is no keychain. */
export type WithReason<Answer> = Answer extends { readonly status: "unavailable" }
  ? Answer & { readonly reason: KeychainUnavailableReason }
  : Answer;
export type Failure = WithReason<SecretFailure>;

const codeOf = (error: unknown): unknown =>
  error instanceof Error && "code" in error ? error.code : undefined;

/** Why keytar's module did not load, by Node's error code (`research/electron.md` D.2, case F). */
export function loadFailure(error: unknown, platform: NodeJS.Platform): KeychainUnavailableReason {
  const linux = platform === "linux";
  switch (codeOf(error)) {
    case "MODULE_NOT_FOUND":
    case "ERR_MODULE_NOT_FOUND":
      return linux ? "keytar-missing-libsecret" : "keytar-missing";
    case "ERR_DLOPEN_FAILED":
      return linux ? "libsecret-missing" : "keytar-unfit";
    default:
      return "keytar-broken";
  }
}

/**
 * Why the Secret Service could not be reached (D.2, cases A and A2). keytar passes on nothing but libsecret's text, so
 * the names in it are looked for that no translation touches: the D-Bus name of the service, and, when there is no bus, the
 * environment variable that GLib misses or, where there is a display, the program that would start one. Beside the sentence, one thing hangs on it: whether it is worth looking again from another process (lasting-keytar.ts).
 */
export function serviceFailure(error: unknown): KeychainUnavailableReason {
  const text = error instanceof Error ? error.message : "";
  if (text.includes("org.freedesktop.secrets")) return "no-service";
  const noBus =
    text.includes("dbus-launch") || (text.includes("D-Bus") && text.includes("$DISPLAY"));
  return noBus ? "no-bus" : "no-answer";
}
