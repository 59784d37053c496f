import { errorCode } from "../../error-code.ts";
import type { NonTableCode } from "./problems.ts";

export interface NetworkFailure {
  readonly kind: "failure";
  readonly code: NonTableCode;
  /** The request may have reached Meta, so sending it again may repeat its effect. */
  readonly mayHaveArrived: boolean;
}

const failure = (code: NonTableCode, mayHaveArrived: boolean): NetworkFailure => ({
  kind: "failure",
  code,
  mayHaveArrived,
});

const byErrorCode: Readonly<Record<string, NetworkFailure>> = {
  ENOTFOUND: failure("no_network", false),
  EAI_AGAIN: failure("no_network", false),
  ENETUNREACH: failure("no_network", false),
  ENETDOWN: failure("no_network", false),
  EHOSTUNREACH: failure("no_network", false),
  EADDRNOTAVAIL: failure("no_network", false),
  ECONNREFUSED: failure("facebook_down", false),
  UND_ERR_CONNECT_TIMEOUT: failure("facebook_down", false),
  // May happen while connecting or while waiting for the response.
  ETIMEDOUT: failure("facebook_down", true),
  ECONNRESET: failure("facebook_down", true),
  EPIPE: failure("facebook_down", true),
  UND_ERR_SOCKET: failure("facebook_down", true),
  UND_ERR_HEADERS_TIMEOUT: failure("facebook_timeout", true),
  UND_ERR_BODY_TIMEOUT: failure("facebook_timeout", true),
  UND_ERR_HEADERS_OVERFLOW: failure("facebook_unexpected", true),
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: failure("facebook_unexpected", true),
  // The client was closed because the app is quitting.
  UND_ERR_DESTROYED: failure("cancelled", false),
  UND_ERR_CLOSED: failure("cancelled", false),
  // undici also reports a proxy that refused the tunnel as an abort.
  UND_ERR_ABORTED: failure("proxy_unusable", false),
  UND_ERR_PRX_TLS: failure("proxy_unusable", false),
  UND_ERR_PRX_CONN: failure("proxy_unusable", false),
  // Thrown if a proxy variable is not a URL; our own URLs are always valid.
  ERR_INVALID_URL: failure("proxy_unusable", false),
  UND_ERR_INVALID_ARG: failure("proxy_unusable", false),
};

/** Node's codes for a rejected certificate, and OpenSSL's for a failed handshake. */
const tlsErrorCode =
  /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|EPROTO)/;

/** Classifies an error of undici, a socket or TLS by its code; its text may contain an address. */
export function classifyNetworkError(error: unknown): NetworkFailure {
  const code = errorCode(error) ?? "";
  if (tlsErrorCode.test(code)) return failure("insecure_connection", false);
  // From undici's HTTP parser: the server does not speak HTTP.
  if (code.startsWith("HPE_")) return failure("facebook_unexpected", true);
  return byErrorCode[code] ?? failure("unexpected", true);
}
