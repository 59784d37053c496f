import { isLoopback } from "../../../common/is-loopback.ts";

export interface ProxyRoute {
  readonly kind: "proxy";
  /** Its scheme is `http:` or `https:`. It may contain a name and password. */
  readonly url: URL;
  /** The host and port to show to users, if they can be shown. */
  readonly name: string | undefined;
}

/** A way to reach a server. */
export type Route =
  | { readonly kind: "direct" }
  | ProxyRoute
  /** A proxy that we cannot use, because it is a SOCKS proxy or its address is malformed. */
  | { readonly kind: "unusable"; readonly name: string | undefined };

/**
 * Asks the system which proxies to use for a URL, and returns the answer of a PAC file, such as
 * `PROXY proxy.example:8080; DIRECT`.
 */
export type ResolveProxy = (url: string) => Promise<string>;

const direct: Route = { kind: "direct" };

/**
 * Returns the ways to reach an origin, in the order in which to try them. The proxy variables of
 * the environment take precedence over the system's settings, because somebody set them for
 * programs like this one (docs/decisions/0027-system-network.md).
 */
export async function findRoutes(
  origin: URL,
  resolveProxy: ResolveProxy | undefined,
  env: NodeJS.ProcessEnv = process.env,
): Promise<readonly Route[]> {
  // A Facebook that is simulated on this computer needs no proxy.
  if (isLoopback(origin.hostname)) return [direct];
  const given = proxyVariable(origin.protocol, env);
  if (given) return [isExcluded(origin, env) ? direct : parseProxy(given)];
  const answer = await resolveProxy?.(origin.href).catch(() => undefined);
  const routes = answer === undefined ? [] : parsePacAnswer(answer);
  return routes.length > 0 ? routes : [direct];
}

/** Returns the variable for the scheme. `http_proxy` also applies to https if it is alone. */
const proxyVariable = (protocol: string, env: NodeJS.ProcessEnv): string | undefined =>
  (protocol === "https:" && (env["https_proxy"] || env["HTTPS_PROXY"])) ||
  env["http_proxy"] ||
  env["HTTP_PROXY"];

/**
 * Whether `NO_PROXY` lists the host. An entry also covers subdomains and may start with `.` or
 * `*.`, may end with a port, and `*` covers all hosts.
 */
function isExcluded({ protocol, hostname, port }: URL, env: NodeJS.ProcessEnv): boolean {
  const list = env["no_proxy"] ?? env["NO_PROXY"] ?? "";
  const usedPort = port || (protocol === "https:" ? "443" : "80");
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      if (entry === "*") return true;
      const [, host = "", entryPort] = /^(?:\*?\.)?(.+?)(?::(\d+))?$/.exec(entry) ?? [];
      if (host === "" || (entryPort !== undefined && entryPort !== usedPort)) return false;
      return hostname === host || hostname.endsWith(`.${host}`);
    });
}

/** Parses the answer of a PAC file. Ignores unknown entries, as browsers do. */
function parsePacAnswer(answer: string): readonly Route[] {
  return answer.split(";").flatMap((entry): readonly Route[] => {
    const [kind = "", address = ""] = entry.trim().split(/\s+/);
    switch (kind.toUpperCase()) {
      case "DIRECT":
        return [direct];
      case "PROXY":
      case "HTTP":
        return [parseProxy(`http://${address}`)];
      case "HTTPS":
        return [parseProxy(`https://${address}`)];
      case "SOCKS":
      case "SOCKS4":
      case "SOCKS5":
        return [parseProxy(`socks://${address}`)];
      default:
        return [];
    }
  });
}

/** Parses the address of a proxy. An address without a scheme means an http proxy. */
function parseProxy(address: string): Route {
  const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `http://${address}`);
  if (!url || url.hostname === "" || isCutInPassword(url)) {
    return { kind: "unusable", name: undefined };
  }
  const name = nameOf(url);
  return /^https?:$/.test(url.protocol) ? { kind: "proxy", url, name } : { kind: "unusable", name };
}

/**
 * Whether a `/`, `?` or `#` that nobody encoded has ended the address in its password. The host and
 * port would then be the name and a part of the password.
 */
const isCutInPassword = ({ pathname, search, hash }: URL): boolean =>
  [pathname, search, hash].some((part) => part.includes("@"));

/**
 * Returns the proxy's host and port as users may see them, so without its password. Returns
 * undefined for a host with unusual characters, because texts must not contain percent signs.
 */
function nameOf({ protocol, hostname, port }: URL): string | undefined {
  if (!/^[\w.:[\]-]+$/.test(hostname)) return undefined;
  return `${hostname}:${port || defaultPorts[protocol] || "1080"}`;
}

const defaultPorts: Readonly<Record<string, string>> = { "http:": "80", "https:": "443" };
