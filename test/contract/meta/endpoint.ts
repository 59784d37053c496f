/** What an entry of the contract is made of. */
import { z } from "zod";
import type { ErrorName } from "./errors.ts";

/** Where it is written: a page of Meta's, and the section of `research/meta.md` that names it, where one does. */
export interface Source {
  readonly section?: `§${string}`;
  readonly page: string;
}

export type Method = "GET" | "POST" | "DELETE";
export type TokenKind = "app" | "user" | "page";
/** What an id may stand for. */
export type NodeKind = "user" | "page" | "business";

/** The name of each parameter and what it may be; one that may be left out is optional. */
export type Params = Readonly<Record<string, z.ZodType>>;

export interface Endpoint {
  readonly source: Source;
  readonly methods: readonly Method[];
  /** Below the version. `{user}`, `{page}` and `{business}` stand for an id, or for `me` where it is the token's own. */
  readonly path: string;
  /** Kinds of token it takes, always with `appsecret_proof` (§1.7); none: it takes no token. */
  readonly tokens: readonly TokenKind[];
  /** Besides the token, the proof, and what `answer` brings along: `fields`, and paging. */
  readonly params: Params;
  readonly answer: Answer;
  /** Besides those that any call may meet. */
  readonly errors: readonly ErrorName[];
}

export type Answer =
  | { readonly kind: "node"; readonly node: NodeShape }
  /** `{data: […]}`; `paged`: with cursors, 25 an answer unless `limit` says otherwise (§1.6). */
  | { readonly kind: "list"; readonly node: NodeShape; readonly paged: boolean }
  | { readonly kind: "value"; readonly value: z.ZodType };

/** Something with fields of its own. */
export interface NodeShape {
  /** Fields by name. */
  readonly fields: Readonly<Record<string, FieldShape>>;
  /** What it tells when no field is asked for. */
  readonly unasked: readonly string[];
}

export interface FieldShape {
  /** `sometimes`: left out where there is nothing to tell. */
  readonly told: "always" | "sometimes";
  /** What it is, given the fields that were asked of it. */
  readonly shape: (asked: readonly Asked[]) => z.ZodType;
  /** Whether anything can be asked of it. */
  readonly node?: NodeShape;
}

/** One item of `fields`: `instagram_business_account{id,username}`. */
export interface Asked {
  readonly name: string;
  readonly fields: readonly Asked[];
}

/* ---- Building blocks ---- */

export const text = z.string().min(1);
/** Ids are strings of digits: they do not fit a number. */
export const id = z.string().regex(/^\d{5,20}$/);
/** Letters and digits behind `EAA`, as Meta's are. */
export const accessToken = z.string().regex(/^EAA[A-Za-z0-9]{20,}$/);
/** Seconds since the epoch; 0: never. */
export const unixTime = z.int().min(0);

export const always = (value: z.ZodType): FieldShape => ({ told: "always", shape: () => value });
export const sometimes = (value: z.ZodType): FieldShape => ({
  told: "sometimes",
  shape: () => value,
});

/** A field that is a node: straight, or inside `data`. */
export const linked = (node: NodeShape, wrapped: "straight" | "in data"): FieldShape => ({
  told: "sometimes",
  node,
  shape: (asked) => {
    const value = nodeSchema(node, asked);
    return wrapped === "in data" ? z.strictObject({ data: value }) : value;
  },
});

/** Exactly the fields that were asked for, and the id, which Graph adds unasked. */
export function nodeSchema(node: NodeShape, asked: readonly Asked[]): z.ZodType {
  const names = asked.length > 0 ? asked : node.unasked.map((name) => ({ name, fields: [] }));
  const withId = "id" in node.fields ? [...names, { name: "id", fields: [] }] : names;
  const shapes = withId.map(({ name, fields }) => {
    const field = node.fields[name];
    if (!field) return [name, z.never()] as const;
    const shape = field.shape(fields);
    return [name, field.told === "always" ? shape : shape.optional()] as const;
  });
  return z.strictObject(Object.fromEntries(shapes));
}
