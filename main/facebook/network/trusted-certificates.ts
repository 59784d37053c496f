import { createSecureContext, getCACertificates, type SecureContext } from "node:tls";

let context: SecureContext | undefined;

/**
 * Returns the certificates to trust: Node's own and those in the system's store, where a company
 * or an antivirus program that inspects connections has put its own. Ignores NODE_EXTRA_CA_CERTS.
 * The first call takes about 50 ms on Linux, mainly to read the system's store.
 */
export function trustedCertificates(): SecureContext {
  context ??= createSecureContext({
    ca: [...new Set([...getCACertificates("bundled"), ...systemCertificates()])],
  });
  return context;
}

/** Returns no certificates if the store cannot be read, because most computers need no others. */
function systemCertificates(): readonly string[] {
  try {
    return getCACertificates("system");
  } catch {
    return [];
  }
}
