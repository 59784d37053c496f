import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const pathOf = (name: string) => fileURLToPath(new URL(`../fixtures/tls/${name}`, import.meta.url));
const read = (name: string) => readFileSync(pathOf(name), "utf8");

/** The file with the authority that signed `tlsServer`. No computer trusts it. */
export const testAuthority = pathOf("ca.pem");

/** The certificate and key for `graph.invalid`, `proxy.invalid`, `localhost` and `127.0.0.1`. */
export const tlsServer = { cert: read("server.pem"), key: read("server-key.pem") } as const;
