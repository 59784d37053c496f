/** Several calls in one request, as in "Batch Requests" in Meta's documentation. */
import { z } from "zod";
import { parseJson } from "../../../common/json.ts";
import { type Endpoint, text, value } from "./endpoint.ts";

/**
 * The items of a batch, each of which is a call. A call without its own token uses the token of the
 * batch request.
 */
export const batchItems = z
  .array(
    z.strictObject({
      method: z.enum(["GET", "POST", "DELETE"]),
      relative_url: text,
      /** The item's parameters as form data. */
      body: text.optional(),
      access_token: text.optional(),
    }),
  )
  .min(1)
  .max(50);

/** The responses in the order of the calls. A call that timed out has `null` as its response. */
export const batchResponses = z.array(
  z
    .strictObject({
      code: z.int(),
      headers: z.array(z.strictObject({ name: text, value: z.string() })).optional(),
      /** The response as JSON. */
      body: z.string(),
    })
    .nullable(),
);

const isItemList = (list: string): boolean => batchItems.safeParse(parseJson(list)).success;

export const batchEndpoints = {
  batch: {
    source: { page: "Batch Requests – developers.facebook.com/docs/graph-api/batch-requests" },
    methods: ["POST"],
    path: "",
    tokens: ["app", "user", "page"],
    params: z.strictObject({
      batch: z.string().refine(isItemList, "is not a list of 1 to 50 calls"),
      include_headers: z.enum(["true", "false"]).optional(),
    }),
    response: value(batchResponses),
    errors: ["batchTooLarge"],
  },
} as const satisfies Record<string, Endpoint>;
