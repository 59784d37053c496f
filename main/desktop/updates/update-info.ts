/** What an update server answers, checked before anything is made of it. */
import type { UpdateInfo } from "electron-updater";
import { z } from "zod";
import { plainNotes } from "./release-notes.ts";
import type { Offer } from "./state.ts";

/** A bare name: what it names lies beside the answer, and on no other host. */
const fileName = z.string().regex(/^\w[\w .+()-]{0,199}$/);

/** Of `latest.yml` and its kin (electron-builder), what is used here or by electron-updater. */
const schema = z.object({
  // Semantic Versioning 2.0.0, without build metadata.
  version: z.string().regex(/^\d{1,9}\.\d{1,9}\.\d{1,9}(-[\dA-Za-z.-]{1,50})?$/),
  files: z
    .array(
      z.object({
        url: fileName,
        // 64 bytes in base64.
        sha512: z.string().regex(/^[\w+/]{86}==$/),
        // Bytes. electron-builder names none for Windows.
        size: z
          .int()
          .positive()
          .max(1024 ** 3)
          .exactOptional(),
      }),
    )
    .max(50),
  releaseDate: z.string().max(100).default(""),
  releaseNotes: z.string().nullish(),
  minimumSystemVersion: z.string().max(50).exactOptional(),
  tag: z.string().exactOptional(),
});

/** Not what an update server says. Nothing of it is quoted: it may be anything. */
class InvalidUpdateInfo extends Error {
  override readonly name = "InvalidUpdateInfo";
}

/**
 * Nothing but what is known here: electron-updater would also obey fields that lead to another release, or ask Windows for the
 * rights of an administrator. `ending`: of the files that this system can install. Throws InvalidUpdateInfo.
 */
export function readUpdateInfo(answer: unknown, ending: string): UpdateInfo {
  const { data } = schema.safeParse(answer);
  const files = data?.files.filter(({ url }) => url.endsWith(ending)) ?? [];
  const [first] = files;
  if (!data || !first) throw new InvalidUpdateInfo();
  const { tag, ...known } = data;
  return {
    ...known,
    releaseNotes: known.releaseNotes ?? null,
    files,
    path: first.url,
    sha512: first.sha512,
    // The release's, by which GitHub finds its files (docs/release.md); the answer may have another.
    ...(tag !== undefined && { tag: `v${data.version}` }),
  };
}

export const offerIn = ({ version, releaseNotes }: UpdateInfo): Offer => ({
  version,
  notes: typeof releaseNotes === "string" ? plainNotes(releaseNotes) : "",
});
