import { errorCode } from "../../error-code.ts";
import type { NonTableCode } from "./problems.ts";

export interface NetworkFailure {
  readonly kind: "failure";
  readonly code: NonTableCode;
  /** Whether the request may have reached Meta. If so, a retry may repeat its effect. */
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
  // ETIMEDOUT may occur either while connecting or while waiting for the response.
  ETIMEDOUT: failure("facebook_down", true),
  ECONNRESET: failure("facebook_down", true),
  EPIPE: failure("facebook_down", true),
  UND_ERR_SOCKET: failure("facebook_down", true),
  UND_ERR_HEADERS_TIMEOUT: failure("facebook_timeout", true),
  UND_ERR_BODY_TIMEOUT: failure("facebook_timeout", true),
  UND_ERR_HEADERS_OVERFLOW: failure("facebook_unexpected", true),
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: failure("facebook_unexpected", true),
  // The next two errors occur when the app quits, because it closes the client.
  UND_ERR_DESTROYED: failure("cancelled", false),
  UND_ERR_CLOSED: failure("cancelled", false),
  // undici reports this error if a proxy refuses the tunnel.
  UND_ERR_ABORTED: failure("proxy_unusable", false),
  UND_ERR_PRX_TLS: failure("proxy_unusable", false),
  UND_ERR_PRX_CONN: failure("proxy_unusable", false),
  // The next two errors mean that a proxy variable is not a URL, because our own URLs are always
  // valid.
  ERR_INVALID_URL: failure("proxy_unusable", false),
  UND_ERR_INVALID_ARG: failure("proxy_unusable", false),
};

/** Matches the codes of Node and OpenSSL for a rejected certificate or a failed handshake. */
const tlsErrorCode =
  /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|EPROTO)/;

/**
 * Classifies an error from undici, a socket or TLS by its code. Drops the error's message, because
 * it may contain an address.
 */
export function classifyNetworkError(error: unknown): NetworkFailure {
  const code = errorCode(error) ?? "";
  if (tlsErrorCode.test(code)) return failure("insecure_connection", false);
  // undici's HTTP parser reports these codes if the server doesn't respond with HTTP.
  if (code.startsWith("HPE_")) return failure("facebook_unexpected", true);
  return byErrorCode[code] ?? failure("unexpected", true);
}
