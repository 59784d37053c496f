/** Reads `fields=id,picture{url}`, apart from how the practice Facebook reads it. */
import type { Asked, NodeShape } from "../meta/endpoint.ts";

/** Modifiers like `.limit(3)` say how much, not what, and are dropped. What is no field becomes one that nothing has. */
export function readFields(list: string | null): readonly Asked[] {
  if (list === null) return [];
  return splitOutside(list).map((item) => {
    const found = /^(\w+)(?:\.\w+\([^()]*\))*(?:\{(.+)\})?$/.exec(item);
    const [, name = item, inner] = found ?? [];
    return { name, fields: inner === undefined ? [] : readFields(inner) };
  });
}

/** By the commas that are in no braces. */
function splitOutside(list: string): readonly string[] {
  const items = [""];
  let depth = 0;
  for (const letter of list) {
    if (letter === "{") depth += 1;
    if (letter === "}") depth -= 1;
    if (letter === "," && depth === 0) items.push("");
    else items[items.length - 1] += letter;
  }
  return items;
}

/** The asked fields that are not documented, as `picture{colour}`. */
export function unknownFields(node: NodeShape, asked: readonly Asked[]): readonly string[] {
  return asked.flatMap(({ name, fields }) => {
    const field = Object.hasOwn(node.fields, name) ? node.fields[name] : undefined;
    if (!field) return [name];
    if (fields.length === 0) return [];
    const inner = field.node ? unknownFields(field.node, fields) : fields.map((one) => one.name);
    return inner.map((one) => `${name}{${one}}`);
  });
}

/** All that may be asked of a node, to its last field. */
export const everyField = (node: NodeShape): string =>
  Object.entries(node.fields)
    .map(([name, field]) => (field.node ? `${name}{${everyField(field.node)}}` : name))
    .join(",");
