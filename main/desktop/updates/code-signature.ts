import type { NsisUpdater } from "electron-updater";

/**
 * Matches the only harmless warning. It says that the signature was read, but that only the
 * publisher's common name was compared.
 */
const wasRead = /^Signature validated/;

/**
 * Makes electron-updater refuse an installer whose signature Windows cannot read. By default, it
 * would only log a warning and accept the installer.
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
