import type { ChannelType } from "../../common/contract/accounts.ts";
import type { FlowEnd } from "../channels/connect/browser-flows.ts";
import type { QueryParam } from "./query-params.ts";

/** The maximum number of characters in a decoded path. */
const maxPathLength = 2048;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const forbidden = /[\u0000-\u001f\u007f-\u009f\\]/;

/**
 * Returns the path to redirect to after a flow. The default is "/". Returns undefined if the
 * parameter is not a path on this server, because an open redirector would help phishing (RFC 9700
 * §4.11).
 */
export function parseRedirectPath(param: QueryParam): string | undefined {
  if (param.status === "absent") return "/";
  return param.status === "one" && isOwnPath(param.value) ? param.value : undefined;
}

function isOwnPath(path: string): boolean {
  if (path.length > maxPathLength || forbidden.test(path)) return false;
  return /^\/(?!\/)/.test(path) && staysOwnWhenResolved(path);
}

/** Rejects a path such as "/..//host", which resolves to "//host" and so names another host. */
function staysOwnWhenResolved(path: string): boolean {
  const url = URL.parse(path, "http://localhost");
  return url?.origin === "http://localhost" && !url.pathname.startsWith("//");
}

interface RedirectError {
  readonly code: string;
  readonly message: string;
}

/** Returns the redirect path of a finished flow, with the result in the query. */
export function redirectAfterFlow({ redirectPath, result, type }: FlowEnd): string {
  if (result.ok) {
    return withParams(redirectPath, ["facebook_connected=true", `type=${type}`]);
  }
  const { problem } = result;
  return redirectWithError(redirectPath, problem, offersFlow.has(problem.code) ? type : undefined);
}

/**
 * Problems whose page has a "Connect again" button. The redirect names the channel, because that
 * button needs it.
 */
const offersFlow: ReadonlySet<string> = new Set(["different_user"]);

/** Returns `redirectPath` with an error in its query. `type` is the channel to offer again. */
export function redirectWithError(
  redirectPath: string,
  { code, message }: RedirectError,
  type?: ChannelType,
): string {
  return withParams(redirectPath, [
    `error=${encodeTwiceReadable(message)}`,
    `error_code=${encode(code)}`,
    ...(type ? [`type=${type}`] : []),
  ]);
}

/** The names of the parameters that hold the result of a flow. */
export const flowParams: ReadonlySet<string> = new Set([
  "facebook_connected",
  "type",
  "error",
  "error_code",
]);

const withParams = (redirectPath: string, params: readonly string[]): string =>
  replaceParams(redirectPath, flowParams, params);

/**
 * Adds encoded parameters to a path, and removes the ones with these names. Keeps the rest of the
 * query, and the fragment.
 */
export function replaceParams(
  redirectPath: string,
  names: ReadonlySet<string>,
  params: readonly string[],
): string {
  const [beforeFragment, fragment] = splitBefore(redirectPath, "#");
  const [path, query] = splitBefore(beforeFragment, "?");
  const kept = query
    .slice(1)
    .split("&")
    .filter((piece) => isOtherParam(piece, names));
  return `${path}?${[...kept, ...params].join("&")}${fragment}`;
}

function splitBefore(text: string, separator: string): [string, string] {
  const index = text.indexOf(separator);
  return index < 0 ? [text, ""] : [text.slice(0, index), text.slice(index)];
}

function isOtherParam(piece: string, names: ReadonlySet<string>): boolean {
  const [name] = new URLSearchParams(piece).keys();
  return name !== undefined && !names.has(name);
}

/**
 * Encodes a message so that clients may decode it twice. The second decoding would throw if the
 * message contained a "%". Our sentences contain none, but a name in a sentence may.
 */
const encodeTwiceReadable = (message: string): string =>
  encode(message.replaceAll("%", " percent"));

/** Replaces lone surrogates, which would make `encodeURIComponent` throw. */
const encode = (text: string): string => encodeURIComponent(text.toWellFormed());
