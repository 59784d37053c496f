import type { z } from "zod";
import type { Result } from "../../channels/model.ts";
import type { Graph } from "../graph/client.ts";

/**
 * Asks Meta about a token (docs/research/meta.md §1.5). Makes one Graph call with the app's own
 * token. Meta refuses this call to an app of type Native or Desktop (docs/research/meta.md §1.3).
 */
export const debugToken = <T>(
  graph: Graph,
  inputToken: string,
  schema: z.ZodType<T>,
): Promise<Result<T>> =>
  graph.call({
    method: "GET",
    path: "debug_token",
    fields: { input_token: inputToken },
    secretFields: true,
    token: graph.appToken,
    schema,
  });
