import { z } from "zod";
import type { ErrorName } from "./errors.ts";
import { type Fields, type Node, pickFields } from "./fields.ts";

export interface Source {
  /** The section of docs/research/meta.md that cites the page, if any section does. */
  readonly section?: `§${string}`;
  /** The title of a page in Meta's documentation. */
  readonly page: string;
}

export type Method = "GET" | "POST" | "DELETE";
export type TokenKind = "app" | "user" | "page";
/** The kinds of objects that an id can refer to. */
export type NodeKind = "user" | "page" | "business";

export interface Endpoint {
  readonly source: Source;
  readonly methods: readonly Method[];
  /**
   * The path after the version. `{user}`, `{page}` and `{business}` stand for ids, and `me` for the
   * id of the token's owner.
   */
  readonly path: string;
  /**
   * The kinds of tokens that the call accepts, or an empty list if the call takes no token. A call
   * with a token also needs an `appsecret_proof` for the token (§1.7).
   */
  readonly tokens: readonly TokenKind[];
  /** The schema of all parameters except the token and its proof. */
  readonly params: z.ZodType;
  /** Returns the schema of a successful response for the requested fields. */
  readonly response: (fields: Fields) => z.ZodType;
  /** The errors that this call can return, in addition to the errors that any call can return. */
  readonly errors: readonly ErrorName[];
}

export const noParams = z.strictObject({});

export const value = (schema: z.ZodType) => () => schema;

export const node = (schema: Node) => (fields: Fields) => pickFields(schema, fields);

export const list = (schema: Node) => (fields: Fields) =>
  z.strictObject({ data: z.array(pickFields(schema, fields)) });

/** `next` and `previous` are complete URLs (§1.6). */
const paging = z.strictObject({
  cursors: z.strictObject({ before: z.string().min(1), after: z.string().min(1) }),
  next: z.url().optional(),
  previous: z.url().optional(),
});

/** Returns the schema of a list. The list has cursors unless it is empty (§1.6). */
export const pagedList = (schema: Node) => (fields: Fields) =>
  z
    .strictObject({ data: z.array(pickFields(schema, fields)), paging: paging.optional() })
    .refine(
      (page) => page.data.length > 0 === (page.paging !== undefined),
      "has cursors without items, or items without cursors",
    );

/**
 * The parameters for reading a list. Meta returns 25 items per page if there is no `limit` (§1.6).
 */
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
/** All of Meta's tokens start with `EAA`. */
export const accessToken = z.string().regex(/^EAA[A-Za-z0-9]{20,}$/);
/** In seconds since the epoch, or 0 for never. */
export const unixTime = z.int().min(0);
