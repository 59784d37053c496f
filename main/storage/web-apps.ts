import { z } from "zod";
import { isAppOrigin } from "../../common/app-origin.ts";
import type { WebApp } from "../../common/contract/web-apps.ts";
import { type JsonFile, openJsonFile } from "./json-file.ts";

const schema: z.ZodType<readonly WebApp[]> = z
  .array(
    z.object({
      origin: z.string().refine(isAppOrigin),
      allowedAt: z.iso.datetime(),
      lastUsedAt: z.iso.datetime(),
    }),
  )
  .readonly();

/**
 * Opens the file of the allowed web apps. Practice mode has a separate file, so that an app that
 * may use made-up accounts may not use real ones.
 */
export const openWebApps = (options: {
  readonly folder: string;
  readonly practice: boolean;
  readonly now: () => number;
}): JsonFile<readonly WebApp[]> =>
  openJsonFile({
    folder: options.folder,
    name: options.practice ? "practice-web-apps" : "web-apps",
    version: 1,
    schema,
    empty: [],
    now: options.now,
  });
