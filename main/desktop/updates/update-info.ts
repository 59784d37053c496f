import type { UpdateInfo } from "electron-updater";
import { z } from "zod";
import { plainNotes } from "./release-notes.ts";
import type { Offer } from "./update-state.ts";

/** A bare name, so the file is next to the answer and on no other host. */
const fileName = z.string().regex(/^\w[\w .+()-]{0,199}$/);

/** Strict: electron-updater would also obey a request for an administrator's rights. */
const file = z.strictObject({
  url: fileName,
  // 64 bytes in base64.
  sha512: z.string().regex(/^[\w+/]{86}==$/),
  // Bytes. electron-builder leaves it out on Windows.
  size: z
    .int()
    .positive()
    .max(1024 ** 3)
    .exactOptional(),
  blockMapSize: z.int().exactOptional(),
});

/** electron-builder's `latest.yml` and its variants. */
const schema = z
  .object({
    // Semantic Versioning 2.0.0, without build metadata.
    version: z.string().regex(/^\d{1,9}\.\d{1,9}\.\d{1,9}(-[\dA-Za-z.-]{1,50})?$/),
    files: z.array(file).max(50),
    releaseNotes: z.string().nullish(),
    // GitHub's provider finds the files by it, and the answer could name the tag of something else.
    tag: z.string().exactOptional(),
  })
  .refine(({ tag, version }) => tag === undefined || tag === `v${version}`);

class InvalidUpdateInfo extends Error {
  override readonly name = "InvalidUpdateInfo";
}

/**
 * Reads what the update server announced, which is not trusted. `ending` is that of the files this
 * system installs. Throws InvalidUpdateInfo, which quotes nothing of the answer.
 */
export function offerFrom(answer: UpdateInfo, ending: string): Offer {
  const { data } = schema.safeParse(answer);
  if (!data?.files.some(({ url }) => url.endsWith(ending))) throw new InvalidUpdateInfo();
  return { version: data.version, notes: plainNotes(data.releaseNotes ?? "") };
}
