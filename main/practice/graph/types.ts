import type { Business, Page, Person } from "../seed.ts";
import type { Grant, World } from "../state.ts";

/** One Graph call, whether it came by HTTP or inside a batch. */
export interface GraphCall {
  readonly method: string;
  /** As in the path, `v26.0`; empty when the call named none. */
  readonly version: string;
  /** The path without the version. */
  readonly path: readonly string[];
  /** Query and body together. */
  readonly params: URLSearchParams;
}

export interface GraphAnswer {
  readonly status: number;
  /** JSON. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** Whose token a call carries. */
export type Caller =
  | { readonly kind: "app" }
  | UserCaller
  | {
      readonly kind: "page";
      readonly token: string;
      readonly person: Person;
      readonly page: Page;
      readonly grant: Grant;
    };

export interface UserCaller {
  readonly kind: "user";
  readonly token: string;
  /** A stamp. */
  readonly issuedAt: number;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  readonly person: Person;
  readonly grant: Grant;
}

/** What an id in a path stands for. */
export type GraphNode =
  | { readonly kind: "user"; readonly person: Person; readonly caller: Caller }
  | { readonly kind: "page"; readonly page: Page; readonly caller: Caller }
  | { readonly kind: "business"; readonly business: Business; readonly caller: UserCaller };

export type UserNode = Extract<GraphNode, { kind: "user" }>;
export type BusinessNode = Extract<GraphNode, { kind: "business" }>;
export type PageNode = Extract<GraphNode, { kind: "page" }>;

/** Answers one edge or endpoint with its JSON; throws `GraphError`. */
export type Handler<Node> = (world: World, call: GraphCall, node: Node) => unknown;
