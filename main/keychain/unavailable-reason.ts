import type { SecretFailure } from "../channels/ports/keychain.ts";
import { errorCode } from "../error-code.ts";

/**
 * Why there is no keychain. If you add a reason, type-checking fails until main/i18n has a sentence
 * for it.
 */
export type KeychainUnavailableReason =
  | "keytar-missing"
  | "keytar-missing-libsecret"
  | "keytar-unfit"
  | "keytar-broken"
  | "libsecret-missing"
  | "no-service"
  | "no-bus"
  | "no-answer"
  | "no-collection";

/** A result of the keychain port, with the reason if the keychain is unavailable. */
export type WithReason<R> = R extends { readonly status: "unavailable" }
  ? R & { readonly reason: KeychainUnavailableReason }
  : R;
export type Failure = WithReason<SecretFailure>;

/**
 * Returns the reason why keytar could not be loaded, given Node's error
 * (docs/research/electron.md §D.2, case F).
 */
export function loadFailure(error: unknown, platform: NodeJS.Platform): KeychainUnavailableReason {
  const linux = platform === "linux";
  switch (errorCode(error)) {
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
 * Returns the reason why the Secret Service is unreachable, given keytar's error
 * (docs/research/electron.md §D.2, cases A and A2). The error consists only of libsecret's message,
 * which may be translated. So we look for names that are the same in every language. The first is
 * the service's D-Bus name. The others appear if there is no bus: the program that would start a
 * bus, the address `disabled:` that Chromium sets, or the environment variable that GLib misses.
 *
 * reconnecting-keytar.ts also uses the reason to decide whether to start another process.
 */
export function serviceFailure(error: unknown): KeychainUnavailableReason {
  const message = error instanceof Error ? error.message : "";
  if (message.includes("org.freedesktop.secrets")) return "no-service";
  const noBus =
    message.includes("dbus-launch") ||
    message.includes("disabled:") ||
    (message.includes("D-Bus") && message.includes("$DISPLAY"));
  return noBus ? "no-bus" : "no-answer";
}

/**
 * Returns whether a write was rejected because the Secret Service has no default collection. It has
 * none until the user creates one, or if it cannot read the collection's file
 * (docs/research/electron.md §D.2, cases B and B2). The message may be translated, but it contains
 * the D-Bus path of the missing object. A locked collection's message contains no path.
 */
export function isCollectionMissing(error: unknown): boolean {
  const message = error instanceof Error ? error.message : "";
  return /\/org\/freedesktop\/secrets\/(aliases|collection)\//.test(message);
}
