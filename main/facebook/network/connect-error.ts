import {
  codeOfSocketError,
  type NetworkFailure,
  networkFailure,
} from "../errors/network-errors.ts";
import type { NonTableCode } from "../errors/problems.ts";

/** Thrown if there is no connection. No request has been sent then. */
export class ConnectError extends Error {
  override readonly name = "ConnectError";
  readonly failure: NetworkFailure;
  /** Whether to try another proxy or a direct connection. */
  readonly triesNextRoute: boolean;

  private constructor(code: NonTableCode, proxy: string | undefined, triesNextRoute: boolean) {
    super(code);
    this.failure = networkFailure(code, false, proxy);
    this.triesNextRoute = triesNextRoute;
  }

  /**
   * The server itself cannot be reached.
   *
   * @param proxy The proxy in use, which works so far.
   */
  static ofServer(error: unknown, proxy?: string): ConnectError {
    const code = isAbort(error) ? "facebook_down" : codeOfSocketError(error);
    return new ConnectError(code ?? "unexpected", proxy, false);
  }

  /** The proxy cannot be reached. */
  static ofProxy(error: unknown, proxy: string | undefined): ConnectError {
    const code = isAbort(error) ? undefined : codeOfSocketError(error);
    if (code === "connection_blocked" || code === "resources_exhausted") {
      return new ConnectError(code, proxy, false);
    }
    if (code === "insecure_connection") return new ConnectError("proxy_unusable", proxy, false);
    return new ConnectError("proxy_down", proxy, true);
  }

  /** The proxy can be reached, but it is silent, hangs up or does not speak HTTP. */
  static ofTunnel(error: unknown, proxy: string | undefined): ConnectError {
    return new ConnectError(isAbort(error) ? "proxy_down" : "proxy_unusable", proxy, true);
  }

  /** The proxy has refused to connect to the server. */
  static ofRefusal(status: number | undefined, proxy: string | undefined): ConnectError {
    const code = status === 407 ? "proxy_password_required" : "proxy_unusable";
    return new ConnectError(code, proxy, false);
  }

  /** The proxy is of a kind that we don't support, or its address is malformed. */
  static ofUnsupportedProxy(proxy: string | undefined): ConnectError {
    return new ConnectError(
      proxy === undefined ? "proxy_unusable" : "proxy_unsupported",
      proxy,
      true,
    );
  }
}

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === "AbortError";
