import type { ProblemDetails } from "../../../common/contract/problems.ts";
import { errorCode } from "../../error-code.ts";
import type { NonTableCode } from "./problems.ts";

export interface NetworkFailure {
  readonly kind: "failure";
  readonly code: NonTableCode;
  /** Whether the request may have reached Meta. If so, a retry may repeat its effect. */
  readonly mayHaveArrived: boolean;
  readonly details?: ProblemDetails;
}

/** Creates a failure. `proxy` is the host and port of the proxy in use. */
export const networkFailure = (
  code: NonTableCode,
  mayHaveArrived: boolean,
  proxy?: string,
): NetworkFailure => ({
  kind: "failure",
  code,
  mayHaveArrived,
  ...(proxy !== undefined && { details: { proxy } }),
});

/** The codes of Node, the system and c-ares that don't simply mean that there is no network. */
const systemErrors: Readonly<Record<string, NonTableCode>> = {
  EACCES: "connection_blocked",
  EPERM: "connection_blocked",
  EMFILE: "resources_exhausted",
  ENFILE: "resources_exhausted",
  EFILE: "resources_exhausted",
  ENOBUFS: "resources_exhausted",
  ENOMEM: "resources_exhausted",
  EAI_MEMORY: "resources_exhausted",
  // The system has no free port for the connection.
  EADDRINUSE: "resources_exhausted",
  EAGAIN: "resources_exhausted",
  ECONNREFUSED: "facebook_down",
  ECONNRESET: "facebook_down",
  EPIPE: "facebook_down",
  ESHUTDOWN: "facebook_down",
  ENOTCONN: "facebook_down",
  EOF: "facebook_down",
  ETIMEDOUT: "facebook_down",
};

/**
 * Matches the codes of Node and OpenSSL for a rejected certificate or a failed handshake. Node
 * lists those for certificates under "X509 certificate error codes".
 */
const tlsErrorCode =
  /^(ERR_TLS_|ERR_SSL_|ERR_OSSL_|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|ERROR_IN_C|EPROTO$)/;

/**
 * Returns the problem behind an error of a socket, a name look-up or TLS. Returns undefined for
 * other errors.
 */
export function codeOfSocketError(error: unknown): NonTableCode | undefined {
  const codes = causesOf(error).flatMap((each): readonly NonTableCode[] => {
    const code = errorCode(each) ?? "";
    if (tlsErrorCode.test(code)) return ["insecure_connection"];
    const known = Object.hasOwn(systemErrors, code) ? systemErrors[code] : undefined;
    if (known !== undefined) return [known];
    return each instanceof Error && "syscall" in each ? ["no_network"] : [];
  });
  // A computer with IPv4 only can reach no IPv6 address, so the other addresses say more.
  return codes.find((code) => code !== "no_network") ?? codes[0];
}

/**
 * Returns an error, its causes, and the errors for single addresses, which Node collects if a name
 * has several.
 */
function causesOf(error: unknown): readonly unknown[] {
  if (!(error instanceof Error)) return [];
  const parts = error instanceof AggregateError ? error.errors : [];
  return [...parts.flatMap(causesOf), ...causesOf(error.cause), error];
}

/** The codes of undici that don't mean that the response is malformed. */
const clientErrors: Readonly<Record<string, NonTableCode>> = {
  UND_ERR_SOCKET: "facebook_down",
  UND_ERR_HEADERS_TIMEOUT: "facebook_timeout",
  UND_ERR_BODY_TIMEOUT: "facebook_timeout",
  // The next three errors occur when the app quits, because it closes the connections.
  UND_ERR_DESTROYED: "cancelled",
  UND_ERR_CLOSED: "cancelled",
  UND_ERR_ABORTED: "cancelled",
};

/**
 * Classifies an error during a call by its code. Drops the error's message, because it may contain
 * an address.
 *
 * @param proxy The host and port of the proxy in use.
 */
export function classifyNetworkError(error: unknown, proxy?: string): NetworkFailure {
  const code = errorCode(error) ?? "";
  // undici's HTTP parser reports an error with this name if the server doesn't respond with HTTP.
  const isMalformed = error instanceof Error && error.name === "HTTPParserError";
  const found =
    (Object.hasOwn(clientErrors, code) ? clientErrors[code] : undefined) ??
    (isMalformed || code.startsWith("UND_ERR_") ? "facebook_unexpected" : undefined) ??
    codeOfSocketError(error) ??
    "unexpected";
  return networkFailure(found, found !== "insecure_connection", proxy);
}
