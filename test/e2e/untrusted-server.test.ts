import { existsSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { startProxy } from "../support/proxy.ts";
import { testAuthority } from "../support/tls.ts";
import { App, installationUnderTest } from "./support/app.ts";
import { expect, test } from "./support/fixtures.ts";
import { startSecureGraph, verifyApp } from "./support/secure-graph.ts";
import { facebookTexts } from "./support/texts.ts";

/** A package ignores the variable that names another Graph. */
const host =
  process.env["PAGEKEEPER_E2E_PACKAGE"] === undefined ? "graph.invalid" : "graph.facebook.com";

test("no secret reaches a server without a trusted certificate, whatever variables and switches say", async ({
  keyring,
  profile,
}) => {
  await using graph = await startSecureGraph();
  await using proxy = await startProxy(() => ({ tunnelTo: graph.port }));
  const keys = join(profile.temporary, "keys");
  const usual = installationUnderTest();
  const switches = ["--ignore-certificate-errors", `--ssl-key-log-file=${keys}-by-switch`];
  const installation = { ...usual, args: [...usual.args, ...switches] };
  const weakened = {
    PAGEKEEPER_GRAPH_URL: "https://graph.invalid",
    https_proxy: proxy.origin,
    NODE_TLS_REJECT_UNAUTHORIZED: "0",
    NODE_EXTRA_CA_CERTS: testAuthority,
    NODE_USE_SYSTEM_CA: "1",
    NODE_DEBUG: "http,net,stream,tls",
    SSL_CERT_FILE: testAuthority,
    SSLKEYLOGFILE: keys,
  };
  await using app = await App.start({ profile, keyring, installation, env: weakened });
  const printed: string[] = [];
  app.process.process().stderr?.on("data", (text) => printed.push(String(text)));
  await expect(await verifyApp(app)).toContainText(facebookTexts.sentences.insecure_connection);
  expect(proxy.targets).toEqual([`${host}:443`]);
  expect(graph.received).toEqual([]);
  // Node would start each line with a section's name and the process id.
  expect(stripVTControlCharacters(printed.join(""))).not.toMatch(/^(HTTP|NET|STREAM|TLS) \d+:/m);
  // Chromium is no less strict, and writes no keys.
  const chromium = await app.process.evaluate(
    ({ net }, url) => net.fetch(url).then(String, ({ message }: Error) => message),
    `https://127.0.0.1:${graph.port}`,
  );
  expect(chromium).toContain("ERR_CERT_AUTHORITY_INVALID");
  expect([keys, `${keys}-by-switch`].filter(existsSync)).toEqual([]);
});
