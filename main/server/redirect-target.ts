import type { ChannelType } from "../../common/contract/accounts.ts";
import type { FlowEnd } from "../channels/connect/browser-flows.ts";

/** What a flow tells the page it returns to, in the guide's parameters. */
export type RedirectNews =
  | { readonly kind: "connected"; readonly type: ChannelType }
  | {
      readonly kind: "error";
      readonly code: string;
      readonly message: string;
      /** Where the page offers another flow as the way on: of this channel. */
      readonly type?: ChannelType;
    };

const guideNames = new Set(["facebook_connected", "type", "error", "error_code"]);

export function newsOf({ result, type }: Pick<FlowEnd, "result" | "type">): RedirectNews {
  if (result.ok) return { kind: "connected", type };
  const { code, message } = result.problem;
  return { kind: "error", code, message, ...(offersFlow.has(code) && { type }) };
}

/** Codes of problems that end with "or connect as …": the page's button for it needs to know which channel. */
const offersFlow: ReadonlySet<string> = new Set(["different_user"]);

/**
 * The own path `redirectPath` with the guide's parameters added. The path's query is kept byte for
 * byte, but for the same parameters of an earlier flow; its fragment stays last.
 */
export function redirectTarget(redirectPath: string, news: RedirectNews): string {
  const [beforeFragment, fragment] = cut(redirectPath, "#");
  const [path, query] = cut(beforeFragment, "?");
  const kept = query.slice(1).split("&").filter(isKept);
  return `${path}?${[...kept, ...parametersFor(news)].join("&")}${fragment}`;
}

/** In front of the first `mark`, and from it on. */
function cut(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at)];
}

function isKept(piece: string): boolean {
  const [name] = new URLSearchParams(piece).keys();
  return name !== undefined && !guideNames.has(name);
}

function parametersFor(news: RedirectNews): string[] {
  if (news.kind === "connected") return ["facebook_connected=true", `type=${news.type}`];
  return [
    `error=${encodeTwiceReadable(news.message)}`,
    `error_code=${encode(news.code)}`,
    ...(news.type ? [`type=${news.type}`] : []),
  ];
}

/**
 * The guide's page decodes `error` twice, and a "%" that is left after the first time makes the
 * second one throw. Our sentences have none; a name quoted in one might.
 */
const encodeTwiceReadable = (message: string): string =>
  encode(message.replaceAll("%", " percent"));

/** A lone surrogate would make `encodeURIComponent` throw. */
const encode = (text: string): string => encodeURIComponent(text.toWellFormed());
