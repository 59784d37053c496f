import type { SecretFailure } from "../channels/ports/keychain.ts";
import { errorCode } from "../error-code.ts";

/** Why there is no keychain. The type check asks for a sentence in main/i18n for each reason. */
export type KeychainUnavailableReason =
  | "keytar-missing"
  | "keytar-missing-libsecret"
  | "keytar-unfit"
  | "keytar-broken"
  | "libsecret-missing"
  | "no-service"
  | "no-bus"
  | "no-answer";

/** Inside this folder, a result of the port also says why there is no keychain. */
export type WithReason<R> = R extends { readonly status: "unavailable" }
  ? R & { readonly reason: KeychainUnavailableReason }
  : R;
export type Failure = WithReason<SecretFailure>;

/** Maps Node's error code for a failed load of keytar (docs/research/electron.md §D.2, case F). */
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
 * Maps keytar's error for an unreachable Secret Service (docs/research/electron.md §D.2, cases A
 * and A2). keytar passes on only libsecret's message, which may be translated and never reaches the
 * user. So we look for names that no translation touches: the service's D-Bus name, or, if there is
 * no bus, the environment variable that GLib misses or the program that would start a bus.
 *
 * reconnecting-keytar.ts also uses this to decide whether another process is worth a try.
 */
export function serviceFailure(error: unknown): KeychainUnavailableReason {
  const message = error instanceof Error ? error.message : "";
  if (message.includes("org.freedesktop.secrets")) return "no-service";
  const noBus =
    message.includes("dbus-launch") || (message.includes("D-Bus") && message.includes("$DISPLAY"));
  return noBus ? "no-bus" : "no-answer";
}
