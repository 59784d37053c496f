/** Parses the `fields` parameter, such as `id,picture{url}`, and selects the requested fields. */
import { badParameter, noSuchField } from "../errors.ts";

export interface Field {
  readonly name: string;
  /**
   * The fields to return for the node inside this field. If the list is empty, that node returns
   * its default fields.
   */
  readonly fields: readonly Field[];
}

/**
 * The fields of a type of node. A function computes each value, and undefined values are omitted.
 */
export interface NodeType {
  /** The type's name in Meta's error messages, such as `Page` or `User`. */
  readonly name: string;
  readonly fields: Readonly<Record<string, (field: Field) => unknown>>;
  readonly defaults: readonly string[];
}

/** Matches a name or one of `{`, `}` and `,`. A name may have modifiers such as `.limit(3)`. */
const token = /\s*([A-Za-z_][A-Za-z0-9_]*(?:\.[a-z_]+\([^()]*\))*|[{},])\s*/y;

function parseFields(text: string): readonly Field[] {
  const tokens = tokenize(text);
  const fields = readList(tokens);
  if (tokens.length > 0) throw syntaxError(tokens[0]);
  return fields;
}

const syntaxError = (at: string | undefined) =>
  badParameter(`Syntax error in fields at ${at === undefined ? "the end" : `"${at}"`}`);

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const found = token.exec(text)?.[1];
    if (found === undefined) throw syntaxError(text.charAt(at));
    tokens.push(found);
  }
  return tokens;
}

function readList(tokens: string[]): readonly Field[] {
  const fields = [readField(tokens)];
  while (tokens[0] === ",") {
    tokens.shift();
    fields.push(readField(tokens));
  }
  return fields;
}

function readField(tokens: string[]): Field {
  const found = tokens.shift();
  if (found === undefined || "{},".includes(found)) throw syntaxError(found);
  const name = found.split(".", 1)[0] ?? found;
  if (tokens[0] !== "{") return { name, fields: [] };
  tokens.shift();
  const fields = readList(tokens);
  const end = tokens.shift();
  if (end !== "}") throw syntaxError(end);
  return { name, fields };
}

/** Returns an empty list if the call has no `fields` parameter. */
export function requestedFields(params: URLSearchParams): readonly Field[] {
  const text = params.get("fields");
  return text ? parseFields(text) : [];
}

/** Returns the requested fields. Like Graph, always adds `id`. Throws for an unknown field. */
export function selectFields(type: NodeType, requested: readonly Field[]): Record<string, unknown> {
  const names =
    requested.length > 0 ? requested : type.defaults.map((name) => ({ name, fields: [] }));
  const withId = names.some(({ name }) => name === "id") || !Object.hasOwn(type.fields, "id");
  const wanted = withId ? names : [...names, { name: "id", fields: [] }];
  const entries = wanted.map((field) => {
    const resolve = Object.hasOwn(type.fields, field.name) ? type.fields[field.name] : undefined;
    if (!resolve) throw noSuchField(field.name, type.name);
    return [field.name, resolve(field)] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
