/** The usage of each limit, in percent, and the minutes to wait (§3.3, "Rate Limits"). */
import { z } from "zod";
import { id } from "./endpoint.ts";

const percent = z.int().min(0);
const usage = { call_count: percent, total_time: percent, total_cputime: percent };

export const usageHeaders = {
  "x-app-usage": z.strictObject(usage),
  "x-page-usage": z.strictObject(usage),
  "x-business-use-case-usage": z.record(
    id,
    z
      .array(
        z.strictObject({
          type: z.enum(["pages", "messenger", "instagram"]),
          ...usage,
          estimated_time_to_regain_access: z.int().min(0),
        }),
      )
      .min(1),
  ),
} as const;
