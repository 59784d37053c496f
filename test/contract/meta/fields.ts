/**
 * The `fields` parameter, such as `id,picture{url}`, and how it selects the fields of a response.
 */
import { z } from "zod";
import { parseJson } from "../../../common/json.ts";

/**
 * The requested fields, by name. An empty object for a nested node requests that node's default
 * fields.
 */
export interface Fields {
  readonly [name: string]: Fields;
}

/**
 * The schema of a Graph object with all of its fields. A field that a response may omit is
 * optional.
 */
export type Node = z.ZodObject;

const nodes = z.registry<{ readonly defaultFields: readonly string[] }>();

export const defineNode = <T extends z.ZodRawShape>(
  shape: T,
  defaultFields: readonly (keyof T & string)[],
): Node => z.strictObject(shape).register(nodes, { defaultFields });

/**
 * Parses a list of fields and ignores modifiers such as `.limit(3)`. Returns undefined if the text
 * is not a list of fields.
 */
export function parseFields(text: string): Fields | undefined {
  const json = text
    .replace(/\.\w+\([^()]*\)/g, "")
    .replace(/(\w+)(\{)?/g, (_, name: string, brace?: string) => `"${name}":{${brace ? "" : "}"}`);
  return parseJson(`{${json}}`) as Fields | undefined;
}

/** Returns the schema of a `fields` parameter that requests only fields of this node. */
export const fieldsParam = (node: Node) =>
  z
    .string()
    .min(1)
    .superRefine((text, context) => {
      const fields = parseFields(text);
      if (!fields) return context.addIssue({ code: "custom", message: "is not a list of fields" });
      for (const name of unknownFields(node, fields)) {
        context.addIssue({ code: "custom", message: `has no field ${name}` });
      }
    })
    .optional();

function unknownFields(node: Node, fields: Fields): readonly string[] {
  return Object.entries(fields).flatMap(([name, inner]) => {
    if (!Object.hasOwn(node.shape, name)) return [name];
    const innerNode = nodeIn(node.shape[name]);
    const unknown = innerNode ? unknownFields(innerNode, inner) : Object.keys(inner);
    return unknown.map((field) => `${name}{${field}}`);
  });
}

/** Returns the node that a field contains, even if the field wraps the node in `data`. */
function nodeIn(schema: unknown): Node | undefined {
  if (schema instanceof z.ZodOptional) return nodeIn(schema.unwrap());
  if (!(schema instanceof z.ZodObject)) return undefined;
  return nodes.has(schema) ? schema : nodeIn(schema.shape["data"]);
}

/** Returns the schema of a response with the requested fields and `id`, which Graph always adds. */
export function pickFields(node: Node, fields: Fields): z.ZodType {
  const defaults = nodes.get(node)?.defaultFields ?? [];
  const requested = Object.keys(fields).length > 0 ? fields : emptyFields(defaults);
  const withId = "id" in node.shape ? { ...requested, id: {} } : requested;
  return z.strictObject(
    Object.fromEntries(
      Object.entries(withId).map(([name, inner]) => [name, pickInner(node.shape[name], inner)]),
    ),
  );
}

const emptyFields = (names: readonly string[]): Fields =>
  Object.fromEntries(names.map((name) => [name, {}]));

function pickInner(schema: unknown, fields: Fields): z.ZodType {
  if (schema instanceof z.ZodOptional) return pickInner(schema.unwrap(), fields).optional();
  if (!(schema instanceof z.ZodObject)) return schema instanceof z.ZodType ? schema : z.never();
  if (nodes.has(schema)) return pickFields(schema, fields);
  return z.strictObject({ ...schema.shape, data: pickInner(schema.shape["data"], fields) });
}

/** Returns a `fields` parameter that requests every field of the node and of the nodes in it. */
export const everyField = (node: Node): string =>
  Object.entries(node.shape)
    .map(([name, schema]) => {
      const inner = nodeIn(schema);
      return inner ? `${name}{${everyField(inner)}}` : name;
    })
    .join(",");
