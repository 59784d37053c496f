import type { NsisUpdater } from "electron-updater";

/** The one warning about a signature that was read: the publisher is known by a common name. */
const wasRead = /^Signature validated/;

/**
 * Windows. electron-updater accepts an installer if the system cannot read its signature, and only
 * logs a warning. This refuses it.
 */
export function requireReadableSignature(
  updater: Pick<NsisUpdater, "logger" | "verifyUpdateCodeSignature">,
): void {
  const verify = updater.verifyUpdateCodeSignature;
  updater.verifyUpdateCodeSignature = async (publishers, file) => {
    let unreadable = false;
    const warn = (message: string) => {
      unreadable ||= !wasRead.test(message);
    };
    updater.logger = { info: () => undefined, warn, error: warn };
    try {
      const refused = await verify(publishers, file);
      return refused ?? (unreadable ? "its signature could not be read" : null);
    } finally {
      updater.logger = null;
    }
  };
}
