/** Holds an exchange against the contract. What it finds wrong names the entry that was missed. */
import { createHmac } from "node:crypto";
import { z } from "zod";
import type { Endpoint } from "../meta/endpoint.ts";
import { type EndpointName, endpointNames, endpoints, secretParams, versionPath } from "../meta.ts";
import { answerFaults } from "./answer.ts";
import { itemsOf } from "./batch.ts";
import { type Exchange, ofTheToken, parameters } from "./exchange.ts";
import { readFields, unknownFields } from "./fields.ts";
import { explain } from "./format-issues.ts";
import type { Knowledge, Whose } from "./token-owner.ts";

export interface Verdict {
  /** The entry that fits, or comes closest; undefined: no entry has such a path. */
  readonly endpoint?: EndpointName;
  readonly faults: readonly string[];
}

/** One verdict for the exchange, and one for each call of a batch. */
export function judge(known: Knowledge, exchange: Exchange): readonly Verdict[] {
  const verdict = judgeOne(known, exchange);
  if (verdict.endpoint !== "batch") return [verdict];
  return [verdict, ...itemsOf(exchange).map((item) => judgeOne(known, item))];
}

function judgeOne(known: Knowledge, exchange: Exchange): Verdict {
  const token = parameters(exchange).get("access_token");
  const whose = token === undefined ? undefined : known.whose(token);
  const call: Call = { exchange, token, whose, path: versionPath.exec(exchange.path)?.[2] };
  if (call.path === undefined) return { faults: [`${nameOf(exchange)} names no version (§1.9)`] };

  const [closest] = candidates(known, call)
    .map((name) => ({ name, faults: requestFaults(known, call, endpoints[name]) }))
    .sort((a, b) => a.faults.length - b.faults.length);
  if (!closest) return { faults: [`${nameOf(exchange)} is not documented`] };
  const faults = [...closest.faults, ...answerFaults(endpoints[closest.name], exchange)];
  return { endpoint: closest.name, faults: faults.map((fault) => told(closest.name, call, fault)) };
}

/** Those of the path, and of the method if any has it. */
function candidates(known: Knowledge, call: Call): readonly EndpointName[] {
  const names = endpointNames.filter((name) => pathFits(known, call, endpoints[name].path));
  const byMethod = names.filter((name) => takes(endpoints[name], call.exchange.method));
  return byMethod.length > 0 ? byMethod : names;
}

const takes = ({ methods }: Endpoint, method: string): boolean =>
  methods.some((one) => one === method);

interface Call {
  readonly exchange: Exchange;
  readonly token: string | undefined;
  readonly whose: Whose | undefined;
  /** Below the version. */
  readonly path: string | undefined;
}

const nameOf = ({ method, path }: Exchange): string => `${method} ${path}`;

function told(name: EndpointName, { exchange }: Call, fault: string): string {
  const { section, page } = endpoints[name].source;
  return `${nameOf(exchange)} as "${name}" (${section ? `${section}, ` : ""}${page}): ${fault}`;
}

function pathFits(known: Knowledge, { path = "", whose }: Call, pattern: string): boolean {
  const [parts, given] = [pattern.split("/"), path.split("/")];
  if (parts.length !== given.length) return false;
  return parts.every((part, index) => {
    const segment = given[index] ?? "";
    if (!part.startsWith("{")) return segment === part;
    if (part === "{permission}") return /^[a-z_]+$/.test(segment);
    const kind = segment === "me" ? (whose?.kind ?? "user") : kindOfId(known, segment);
    return part === `{${kind}}`;
  });
}

const kindOfId = (known: Knowledge, segment: string): string | undefined =>
  /^\d+$/.test(segment) ? known.kindOf(segment) : undefined;

function requestFaults(known: Knowledge, call: Call, endpoint: Endpoint): readonly string[] {
  const { method } = call.exchange;
  const documented = endpoint.methods.join(" and ");
  return [
    ...(takes(endpoint, method) ? [] : [`takes ${documented}, not ${method}`]),
    ...tokenFaults(call, endpoint),
    ...proofFaults(known, call),
    ...parameterFaults(call, endpoint),
  ];
}

function tokenFaults(call: Call, { tokens, path: pattern }: Endpoint): readonly string[] {
  const { token, whose, path } = call;
  if (tokens.length === 0) return token === undefined ? [] : ["takes no access token"];
  if (!whose) return ["wants an access token"];
  if (!tokens.includes(whose.kind)) return [`takes no token of the ${whose.kind}`];
  const [id = ""] = path?.split("/") ?? [];
  const wantsOwn = id !== "me" && pattern.startsWith(`{${whose.kind}}`);
  return wantsOwn && whose.id !== id ? ["carries the token of another"] : [];
}

/** §1.7: with every token, made with the app's secret from that token. */
function proofFaults({ appSecret }: Knowledge, { exchange, token }: Call): readonly string[] {
  const given = parameters(exchange);
  const proof = given.get("appsecret_proof");
  if (token === undefined) return proof === undefined ? [] : ["proves a token that is not there"];
  const time = given.get("appsecret_time");
  const signed = time === undefined ? token : `${token}|${time}`;
  const right = createHmac("sha256", appSecret).update(signed).digest("hex");
  return proof === right ? [] : ["has no right appsecret_proof (§1.7)"];
}

function parameterFaults({ exchange }: Call, endpoint: Endpoint): readonly string[] {
  const names = [...exchange.query.keys(), ...exchange.form.keys()];
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const given = [...parameters(exchange)].filter(([name]) => !ofTheToken.includes(name));
  const parsed = shapeOf(endpoint).safeParse(Object.fromEntries(given));
  return [
    ...twice.map((name) => `names ${name} twice`),
    ...(parsed.success ? [] : [explain(parsed.error)]),
    ...fieldFaults(exchange, endpoint),
  ];
}

const positive = z.string().regex(/^[1-9]\d*$/);
const paging = { limit: positive, after: z.string().min(1), before: z.string().min(1) };

function shapeOf({ params, answer }: Endpoint): z.ZodType {
  const fields = answer.kind === "value" ? {} : { fields: z.string().min(1).optional() };
  const pages = answer.kind === "list" && answer.paged ? z.object(paging).partial().shape : {};
  return z.strictObject({ ...params, ...fields, ...pages });
}

/** Of our client, not of the practice Facebook: what proxies and logs would keep of a request that needs no address. */
export function secretsInAddress({ method, query }: Exchange): readonly string[] {
  const names = method === "POST" ? [...secretParams, ...ofTheToken] : secretParams;
  return names.filter((name) => query.has(name));
}

function fieldFaults(exchange: Exchange, { answer }: Endpoint): readonly string[] {
  if (answer.kind === "value") return [];
  const asked = readFields(parameters(exchange).get("fields") ?? null);
  return unknownFields(answer.node, asked).map((field) => `has no field ${field}`);
}
