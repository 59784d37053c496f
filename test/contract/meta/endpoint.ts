import { z } from "zod";
import type { ErrorName } from "./errors.ts";
import { type Fields, type Node, pickFields } from "./fields.ts";

export interface Source {
  /** The section of docs/research/meta.md that names the page, if any does. */
  readonly section?: `§${string}`;
  /** The title of a page of Meta's. */
  readonly page: string;
}

export type Method = "GET" | "POST" | "DELETE";
export type TokenKind = "app" | "user" | "page";
/** The kinds of object that an id can refer to. */
export type NodeKind = "user" | "page" | "business";

export interface Endpoint {
  readonly source: Source;
  readonly methods: readonly Method[];
  /** After the version. `{user}`, `{page}` and `{business}` are ids; `me` is the token's own. */
  readonly path: string;
  /** Accepted tokens, each with an `appsecret_proof` (§1.7). Empty if the call takes no token. */
  readonly tokens: readonly TokenKind[];
  /** All parameters except those of the token. */
  readonly params: z.ZodType;
  /** The JSON of a success, given the requested fields. */
  readonly response: (fields: Fields) => z.ZodType;
  /** Errors besides those that any call can return. */
  readonly errors: readonly ErrorName[];
}

export const noParams = z.strictObject({});

export const value = (schema: z.ZodType) => () => schema;

export const node = (schema: Node) => (fields: Fields) => pickFields(schema, fields);

export const list = (schema: Node) => (fields: Fields) =>
  z.strictObject({ data: z.array(pickFields(schema, fields)) });

/** §1.6: `next` and `previous` are complete URLs. */
const paging = z.strictObject({
  cursors: z.strictObject({ before: z.string().min(1), after: z.string().min(1) }),
  next: z.url().optional(),
  previous: z.url().optional(),
});

/** §1.6: a list with cursors, unless it is empty. */
export const pagedList = (schema: Node) => (fields: Fields) =>
  z
    .strictObject({ data: z.array(pickFields(schema, fields)), paging: paging.optional() })
    .refine(
      (page) => page.data.length > 0 === (page.paging !== undefined),
      "has cursors without items, or items without cursors",
    );

/** §1.6: 25 items at a time unless `limit` says otherwise. */
export const pagingParams = {
  limit: z
    .string()
    .regex(/^[1-9]\d*$/)
    .optional(),
  after: z.string().min(1).optional(),
  before: z.string().min(1).optional(),
};

export const text = z.string().min(1);
/** Ids are strings, because they exceed JavaScript's safe integers. */
export const id = z.string().regex(/^\d{5,20}$/);
/** Meta's tokens start with `EAA`. */
export const accessToken = z.string().regex(/^EAA[A-Za-z0-9]{20,}$/);
/** Seconds since the epoch, or 0 for never. */
export const unixTime = z.int().min(0);
