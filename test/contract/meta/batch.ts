/** Many calls in one (DESIGN.md §7). `research/meta.md` does not describe it, the page it is named after here does. */
import { z } from "zod";
import { type Endpoint, text } from "./endpoint.ts";

/** Each is a call of its own, with a path, parameters and a token; one without a token has the envelope's. */
export const batchItems = z
  .array(
    z.strictObject({
      method: z.enum(["GET", "POST", "DELETE"]),
      relative_url: text,
      /** A form. */
      body: text.optional(),
      access_token: text.optional(),
    }),
  )
  .min(1)
  .max(50);

/** In the order of the items. `null`: not done in time. */
export const batchAnswer = z.array(
  z
    .strictObject({
      code: z.int(),
      headers: z.array(z.strictObject({ name: text, value: z.string() })).optional(),
      /** JSON. */
      body: z.string(),
    })
    .nullable(),
);

const isItemList = (list: string): boolean => {
  try {
    return batchItems.safeParse(JSON.parse(list)).success;
  } catch {
    return false;
  }
};

export const batchEndpoints = {
  batch: {
    source: { page: "Batch Requests – developers.facebook.com/docs/graph-api/batch-requests" },
    methods: ["POST"],
    path: "",
    tokens: ["app", "user", "page"],
    params: {
      batch: z.string().refine(isItemList, "is no list of up to 50 calls"),
      include_headers: z.enum(["true", "false"]).optional(),
    },
    answer: { kind: "value", value: batchAnswer },
    errors: ["batchTooLarge"],
  },
} as const satisfies Record<string, Endpoint>;
