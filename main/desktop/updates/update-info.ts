import type { UpdateInfo } from "electron-updater";
import { z } from "zod";
import { plainNotes } from "./release-notes.ts";
import type { Offer } from "./update-state.ts";

/**
 * A plain file name without a path, so that it can only name a file next to the server's answer.
 */
const fileName = z.string().regex(/^\w[\w .+()-]{0,199}$/);

/**
 * Rejects unknown keys, because the server could use `isAdminRightsRequired` to make
 * electron-updater request administrator rights.
 */
const file = z.strictObject({
  url: fileName,
  // 64 bytes in base64.
  sha512: z.string().regex(/^[\w+/]{86}==$/),
  // The size in bytes. electron-builder omits it on Windows.
  size: z
    .int()
    .positive()
    .max(1024 ** 3)
    .exactOptional(),
  blockMapSize: z.int().exactOptional(),
});

/** The content of `latest.yml` and its variants, as electron-builder writes them. */
const schema = z
  .object({
    // A version according to Semantic Versioning 2.0.0, without build metadata.
    version: z.string().regex(/^\d{1,9}\.\d{1,9}\.\d{1,9}(-[\dA-Za-z.-]{1,50})?$/),
    files: z.array(file).max(50),
    releaseNotes: z.string().nullish(),
    // The GitHub provider downloads the files of this tag, so the tag must match the version.
    tag: z.string().exactOptional(),
  })
  .refine(({ tag, version }) => tag === undefined || tag === `v${version}`);

class InvalidUpdateInfo extends Error {
  override readonly name = "InvalidUpdateInfo";
}

/**
 * Returns the offer in `answer`. The answer comes from the update server and is untrusted. `ending`
 * is the extension of the files that this system can install. Throws InvalidUpdateInfo, whose
 * message quotes nothing of the answer.
 */
export function offerFrom(answer: UpdateInfo, ending: string): Offer {
  const { data } = schema.safeParse(answer);
  if (!data?.files.some(({ url }) => url.endsWith(ending))) throw new InvalidUpdateInfo();
  return { version: data.version, notes: plainNotes(data.releaseNotes ?? "") };
}
