/** `debug_token`: what Facebook knows of a token, asked in the app's own name (`research/meta.md` §1.5). */
import type { z } from "zod";
import type { Result } from "../../channels/model.ts";
import type { Graph } from "../graph/client.ts";

/** One Graph call, which Facebook refuses where the app's type is Native or Desktop (§1.3). */
export const debugToken = <T>(
  graph: Graph,
  inputToken: string,
  schema: z.ZodType<T>,
): Promise<Result<T>> =>
  graph.call({
    method: "GET",
    path: "debug_token",
    fields: { input_token: inputToken },
    token: graph.appToken,
    schema,
  });
