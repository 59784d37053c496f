/** What an error of Node's sockets, TLS or undici means. Only its code is looked at; its text may hold an address. */
import { z } from "zod";
import type { ProblemCode } from "./problems.ts";

export interface NetworkFailure {
  readonly kind: "failure";
  readonly code: ProblemCode;
  /** The request may have reached Facebook. */
  readonly mayHaveArrived: boolean;
}

const failure = (code: ProblemCode, mayHaveArrived: boolean): NetworkFailure => ({
  kind: "failure",
  code,
  mayHaveArrived,
});

/** By `error.code`. */
const known: Readonly<Record<string, NetworkFailure>> = {
  ENOTFOUND: failure("no_network", false),
  EAI_AGAIN: failure("no_network", false),
  ENETUNREACH: failure("no_network", false),
  ENETDOWN: failure("no_network", false),
  EHOSTUNREACH: failure("no_network", false),
  EADDRNOTAVAIL: failure("no_network", false),
  ECONNREFUSED: failure("facebook_down", false),
  UND_ERR_CONNECT_TIMEOUT: failure("facebook_down", false),
  // Seen while connecting and while waiting alike, so it may have been sent.
  ETIMEDOUT: failure("facebook_down", true),
  ECONNRESET: failure("facebook_down", true),
  EPIPE: failure("facebook_down", true),
  UND_ERR_SOCKET: failure("facebook_down", true),
  UND_ERR_HEADERS_TIMEOUT: failure("facebook_timeout", true),
  UND_ERR_BODY_TIMEOUT: failure("facebook_timeout", true),
  UND_ERR_HEADERS_OVERFLOW: failure("facebook_unexpected", true),
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: failure("facebook_unexpected", true),
  // A closed client: the app is quitting.
  UND_ERR_DESTROYED: failure("cancelled", false),
  UND_ERR_CLOSED: failure("cancelled", false),
  // Where neither we nor the caller aborted, undici says this of a proxy that refused the tunnel.
  UND_ERR_ABORTED: failure("proxy_unusable", false),
  UND_ERR_PRX_TLS: failure("proxy_unusable", false),
  UND_ERR_PRX_CONN: failure("proxy_unusable", false),
  // Thrown for a proxy variable that is no URL; our own URLs are made by `URL`.
  ERR_INVALID_URL: failure("proxy_unusable", false),
  UND_ERR_INVALID_ARG: failure("proxy_unusable", false),
};

/** Node's codes for a certificate that is refused, and OpenSSL's for a handshake that fails. */
const insecure =
  /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|EPROTO)/;

const coded = z.object({ code: z.string() });

export function classifyNetworkError(error: unknown): NetworkFailure {
  const code = coded.safeParse(error).data?.code ?? "";
  if (insecure.test(code)) return failure("insecure_connection", false);
  // undici's HTTP parser: whatever answers there does not speak HTTP.
  if (code.startsWith("HPE_")) return failure("facebook_unexpected", true);
  return known[code] ?? failure("unexpected", true);
}
