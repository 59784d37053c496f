import { createHmac } from "node:crypto";
import { z } from "zod";
import type { Endpoint } from "../meta/endpoint.ts";
import {
  type EndpointName,
  endpointNames,
  endpoints,
  secretParams,
  versionedPath,
} from "../meta/index.ts";
import { batchItemsOf } from "./batch-items.ts";
import { type Exchange, paramEntries, paramsOf, tokenParams } from "./recorder.ts";
import type { TokenOwner, TokenOwners } from "./token-owners.ts";
import { formatIssues, responseViolations } from "./verify-response.ts";

export interface Verification {
  /** The endpoint that matches best, or undefined if no endpoint has this path. */
  readonly endpoint?: EndpointName;
  readonly violations: readonly string[];
}

/** Verifies an exchange and, if the exchange is a batch, each of its items. */
export function verifyContract(owners: TokenOwners, exchange: Exchange): readonly Verification[] {
  const verification = verifyExchange(owners, exchange);
  if (verification.endpoint !== "batch") return [verification];
  return [verification, ...batchItemsOf(exchange).map((item) => verifyExchange(owners, item))];
}

function verifyExchange(owners: TokenOwners, exchange: Exchange): Verification {
  const callName = `${exchange.method} ${exchange.path}`;
  const path = versionedPath.exec(exchange.path)?.[2];
  if (path === undefined) return { violations: [`${callName} names no version (§1.9)`] };

  const request = describeRequest(owners, exchange, path);
  const [closest] = candidatesFor(request)
    .map((name) => ({ name, violations: requestViolations(request, endpoints[name]) }))
    .sort((a, b) => a.violations.length - b.violations.length);
  if (!closest) return { violations: [`${callName} is not documented`] };

  const endpoint = endpoints[closest.name];
  const { section, page } = endpoint.source;
  const source = section ? `${section}, ${page}` : page;
  return {
    endpoint: closest.name,
    violations: [...closest.violations, ...responseViolations(endpoint, exchange)].map(
      (violation) => `${callName} as "${closest.name}" (${source}): ${violation}`,
    ),
  };
}

/** The parts of a request that the contract describes. */
interface Request {
  readonly method: string;
  /**
   * The path after the version, with `{user}`, `{page}` or `{business}` instead of an id or `me`.
   */
  readonly path: string;
  /**
   * The kind of the token's owner, `unknown` if the token is another app's, or `none` if there is
   * no token.
   */
  readonly token: string;
  /** `wrong` if the path starts with the id of a person or Page that does not own the token. */
  readonly tokenOwner: "right" | "wrong";
  readonly proof: "valid" | "invalid" | "missing" | "without token" | "not needed";
  readonly repeatedParams: readonly string[];
  /** The parameters, without the token and its proof. */
  readonly params: Readonly<Record<string, string>>;
}

function describeRequest(owners: TokenOwners, exchange: Exchange, path: string): Request {
  const params = paramsOf(exchange);
  const names = paramEntries(exchange).map(([name]) => name);
  const token = params.get("access_token");
  const owner = token === undefined ? undefined : owners.ownerOf(token);
  const [first = ""] = path.split("/");
  const isOthers =
    owner !== undefined && kindOf(owners, first) === owner.kind && first !== owner.id;
  return {
    method: exchange.method,
    path: templateOf(owners, owner, path),
    token: token === undefined ? "none" : (owner?.kind ?? "unknown"),
    tokenOwner: isOthers ? "wrong" : "right",
    proof: proofState(owners.appSecret, params),
    repeatedParams: names.filter((name, index) => names.indexOf(name) !== index),
    params: Object.fromEntries([...params].filter(([name]) => !tokenParams.includes(name))),
  };
}

const kindOf = (owners: TokenOwners, segment: string): string | undefined =>
  /^\d+$/.test(segment) ? owners.kindOf(segment) : undefined;

function templateOf(owners: TokenOwners, owner: TokenOwner | undefined, path: string): string {
  const [first = "", ...rest] = path.split("/");
  const kind = first === "me" ? (owner?.kind ?? "user") : kindOf(owners, first);
  return [kind === undefined ? first : `{${kind}}`, ...rest]
    .join("/")
    .replace(/^\{user\}\/permissions\/[a-z_]+$/, "{user}/permissions/{permission}");
}

/**
 * Checks the proof. It is an HMAC with the app secret (§1.7) over the token and, if the call sends
 * a time, the time.
 */
function proofState(appSecret: string, params: ReadonlyMap<string, string>): Request["proof"] {
  const proof = params.get("appsecret_proof");
  const token = params.get("access_token");
  if (token === undefined) return proof === undefined ? "not needed" : "without token";
  if (proof === undefined) return "missing";
  const time = params.get("appsecret_time");
  const signed = time === undefined ? token : `${token}|${time}`;
  const expected = createHmac("sha256", appSecret).update(signed).digest("hex");
  return proof === expected ? "valid" : "invalid";
}

/**
 * Returns the endpoints that have this path and method or, if there are none, all endpoints that
 * have this path.
 */
function candidatesFor({ path, method }: Request): readonly EndpointName[] {
  const withPath = endpointNames.filter((name) => endpoints[name].path === path);
  const withMethod = withPath.filter((name) =>
    endpoints[name].methods.some((documented) => documented === method),
  );
  return withMethod.length > 0 ? withMethod : withPath;
}

const requestSchema = ({ methods, tokens, params }: Endpoint): z.ZodType =>
  z.object({
    method: z.enum(methods),
    token: z.enum(tokens.length > 0 ? tokens : ["none"]),
    tokenOwner: z.literal("right"),
    proof: z.enum(tokens.length > 0 ? ["valid"] : ["not needed"]),
    repeatedParams: z.array(z.never()),
    params,
  });

function requestViolations(request: Request, endpoint: Endpoint): readonly string[] {
  const { error } = requestSchema(endpoint).safeParse(request);
  return (error?.issues ?? []).map((issue) => formatIssues(new z.ZodError([issue])));
}

/**
 * Returns the names of the secrets that the client sent in the URL. Secrets must not be sent there,
 * because proxies and logs record URLs. A proof may be part of a URL if the method allows no form,
 * because Meta accepts it only as a parameter, and it is worthless without its token.
 */
export function secretsInUrl({ method, query }: Exchange): readonly string[] {
  const names = method === "POST" ? [...secretParams, "appsecret_proof"] : secretParams;
  return names.filter((name) => query.has(name));
}
