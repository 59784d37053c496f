/** Windows: by whom a downloaded installer is signed. */
import { verifySignature } from "electron-updater/out/windowsExecutableCodeSignatureVerifier.js";

/** What electron-updater warns of a signature that it has seen: the publisher is told by his name alone. */
const seenAllTheSame = /^Signature validated/;

/**
 * Null: it is one of `publishers`; else why not. electron-updater takes a signature for a good one where the computer cannot
 * read it, and says so in a warning only.
 */
export async function verifyCodeSignature(
  publishers: string[],
  file: string,
  verify = verifySignature,
): Promise<string | null> {
  let unread = false;
  const warn = (message: string) => {
    unread ||= !seenAllTheSame.test(message);
  };
  const refused = await verify(publishers, file, { info: () => undefined, warn, error: warn });
  return refused ?? (unread ? "its signature could not be read" : null);
}
