import { readFileSync } from "node:fs";
import { appendFile, copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { testAuthority } from "../../support/tls.ts";
import type { Installation } from "./app.ts";

/** The system's store of certificates on Debian and Ubuntu. */
const storeFile = "/etc/ssl/certs/ca-certificates.crt";

/**
 * Returns an installation whose Electron sees the test authority in the system's store. The
 * computer's own store does not change, because Electron gets a mount namespace of its own. Only
 * root may do that.
 *
 * @param folder A folder for temporary files, which the caller removes.
 */
export async function withTestAuthority(
  installation: Installation,
  folder: string,
): Promise<Installation> {
  const store = join(folder, "store.crt");
  await copyFile(storeFile, store);
  await appendFile(store, readFileSync(testAuthority));
  const executable = join(folder, "electron-with-store");
  const mount = `mount --bind "${store}" ${storeFile} && exec "$@"`;
  const script = `#!/bin/sh\nexec unshare --mount sh -c '${mount}' sh "${installation.executable}" "$@"\n`;
  await writeFile(executable, script, { mode: 0o755 });
  return { ...installation, executable };
}
