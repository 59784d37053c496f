import type { Business, Page, Person } from "../seed.ts";
import type { Grant, State } from "../state.ts";

/** A Graph call, sent over HTTP or inside a batch. */
export interface GraphCall {
  readonly method: string;
  /** The version as it appears in the path, such as `v26.0`, or empty if the path has none. */
  readonly version: string;
  /** The segments of the path that follow the version. */
  readonly path: readonly string[];
  /** The merged parameters of the query and the body. */
  readonly params: URLSearchParams;
}

export interface GraphResponse {
  readonly status: number;
  /** The value to send as JSON, which omits undefined properties. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** The owner of a call's access token. */
export type Caller = { readonly kind: "app" } | UserCaller | PageCaller;

export interface UserCaller {
  readonly kind: "user";
  readonly token: string;
  /** The value of `nextTimestamp` when the token was issued, in milliseconds since the epoch. */
  readonly issuedAt: number;
  /** In milliseconds since the epoch. */
  readonly expiresAt: number;
  readonly person: Person;
  readonly grant: Grant;
}

export interface PageCaller {
  readonly kind: "page";
  readonly token: string;
  readonly person: Person;
  readonly page: Page;
  readonly grant: Grant;
}

/** The object that an id in a path refers to. */
export type GraphNode =
  | { readonly kind: "user"; readonly person: Person; readonly caller: Caller }
  | { readonly kind: "page"; readonly page: Page; readonly caller: Caller }
  | { readonly kind: "business"; readonly business: Business; readonly caller: UserCaller };

export type UserNode = Extract<GraphNode, { kind: "user" }>;
export type BusinessNode = Extract<GraphNode, { kind: "business" }>;
export type PageNode = Extract<GraphNode, { kind: "page" }>;

/** Returns the body of the response, or throws a `GraphError`. */
export type Handler<Node> = (state: State, call: GraphCall, node: Node) => unknown;
