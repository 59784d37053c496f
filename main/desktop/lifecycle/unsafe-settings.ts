import type { CommandLine } from "electron";

/**
 * The variables with which the environment could change whom Node trusts, or have it print or write
 * what is sent (docs/decisions/0027-system-network.md). Node reads some of them only when they are
 * needed. The others must not reach the processes that we start.
 */
const unsafeVariables = [
  "NODE_TLS_REJECT_UNAUTHORIZED",
  "NODE_EXTRA_CA_CERTS",
  "NODE_USE_SYSTEM_CA",
  "NODE_USE_ENV_PROXY",
  "NODE_DEBUG",
  "NODE_DEBUG_NATIVE",
  "NODE_OPTIONS",
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
  // Chromium writes the keys of its connections to this file.
  "SSLKEYLOGFILE",
];

/** The switches that do the same for Chromium, or send it to another server. */
const unsafeSwitches = [
  "allow-insecure-localhost",
  "host-resolver-rules",
  "host-rules",
  "ignore-certificate-errors",
  "ignore-certificate-errors-spki-list",
  "log-net-log",
  "net-log-capture-mode",
  "ssl-key-log-file",
  // With these, Chromium prints every address, and so the ticket of a sign-in link.
  "v",
  "vmodule",
];

export interface UnsafeSettings {
  readonly env: NodeJS.ProcessEnv;
  readonly commandLine: Pick<CommandLine, "removeSwitch">;
  readonly stderr: Pick<NodeJS.WriteStream, "write">;
}

/** Removes unsafe variables and switches. Call this before anything else, so that none is read. */
export function removeUnsafeSettings({ env, commandLine, stderr }: UnsafeSettings): void {
  // Node has read this variable already. What it prints includes bytes of responses, and so of
  // tokens.
  if (env["NODE_DEBUG"]) stderr.write = () => true;
  for (const name of unsafeVariables) delete env[name];
  for (const name of unsafeSwitches) commandLine.removeSwitch(name);
}
