import { expect, it } from "vitest";
import { removeUnsafeSettings } from "../../../../main/desktop/lifecycle/unsafe-settings.ts";

function remove(env: NodeJS.ProcessEnv) {
  const switches: string[] = [];
  const printed: string[] = [];
  const stderr = { write: (text: string) => printed.push(text) > 0 };
  const commandLine = { removeSwitch: (name: string) => void switches.push(name) };
  removeUnsafeSettings({ env, commandLine, stderr });
  return { env, switches, printed, stderr };
}

it("removes every variable that weakens TLS or prints what is sent, and no other", () => {
  const { env } = remove({
    NODE_TLS_REJECT_UNAUTHORIZED: "0",
    NODE_EXTRA_CA_CERTS: "/ca.pem",
    NODE_USE_SYSTEM_CA: "1",
    NODE_DEBUG: "undici",
    NODE_OPTIONS: "--tls-keylog=/keys",
    SSL_CERT_FILE: "/ca.pem",
    SSL_CERT_DIR: "/certs",
    SSLKEYLOGFILE: "/keys",
    HTTPS_PROXY: "http://proxy.example:8080",
    HOME: "/home/dana",
  });
  expect(env).toEqual({ HTTPS_PROXY: "http://proxy.example:8080", HOME: "/home/dana" });
});

it("removes the switches that do the same, but not the one for a proxy", () => {
  const { switches } = remove({});
  expect(switches).toEqual(
    expect.arrayContaining(["ignore-certificate-errors", "ssl-key-log-file", "host-rules"]),
  );
  expect(switches).not.toContain("proxy-server");
});

it("silences standard error only if Node prints what it does there", () => {
  const quiet = remove({ NODE_DEBUG: "stream" });
  quiet.stderr.write("<Buffer 45 41 41>");
  expect(quiet.printed).toEqual([]);
  const usual = remove({});
  usual.stderr.write("Pagekeeper cannot write to its folder.");
  expect(usual.printed).toHaveLength(1);
});
