/** What an update server answers, checked before anything is made of it. */
import { z } from "zod";
import { plainNotes } from "./notes.ts";
import type { Offer } from "./state.ts";

/** A bare name: what it names lies beside the answer, and on no other host. */
const fileName = z.string().regex(/^\w[\w .+()-]{0,199}$/);

/** Of `latest.yml` and its kin (electron-builder), what is used here or by electron-updater once the user says "Download". */
const schema = z.object({
  // Semantic Versioning 2.0.0, without build metadata.
  version: z.string().regex(/^\d{1,9}\.\d{1,9}\.\d{1,9}(-[\dA-Za-z.-]{1,50})?$/),
  files: z
    .array(
      z.object({
        url: fileName,
        // 64 bytes in base64.
        sha512: z.string().regex(/^[\w+/]{86}==$/),
        size: z
          .int()
          .positive()
          .max(1024 ** 3),
      }),
    )
    .min(1)
    .max(50),
  releaseNotes: z.string().nullish(),
});

/** Not what an update server says. Nothing of it is quoted: it may be anything. */
class BadAnswer extends Error {
  override readonly name = "BadAnswer";
}

/** Throws BadAnswer. */
export function offerIn(answer: unknown): Offer {
  const { data } = schema.safeParse(answer);
  if (!data) throw new BadAnswer();
  return { version: data.version, notes: plainNotes(data.releaseNotes ?? "") };
}
