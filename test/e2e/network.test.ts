import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:https";
import { join } from "node:path";
import { text as readText } from "node:stream/consumers";
import type { Locator } from "@playwright/test";
import { findUnusedPort, portOf } from "../support/ports.ts";
import { startProxy } from "../support/proxy.ts";
import { testAuthority, tlsServer } from "../support/tls.ts";
import { App, type Installation, installationUnderTest } from "./support/app.ts";
import { startFacebook } from "./support/external-facebook.ts";
import { expect, test } from "./support/fixtures.ts";
import { canReplaceStore, withTestAuthority } from "./support/system-store.ts";
import { facebookTexts, settingsTexts, windowTexts } from "./support/texts.ts";

const { sentences } = facebookTexts;
const own = { appId: "987654321098765", appSecret: "0f1e2d3c4b5a69788796a5b4c3d2e1f0" };

/** Graph's address in these tests. It exists only behind a proxy. */
const env = { PAGEKEEPER_GRAPH_URL: "https://graph.invalid", https_proxy: "", http_proxy: "" };

/** Adds a PAC file with this answer, as the system's settings would. */
function withPacFile(answer: string): Installation {
  const script = `function FindProxyForURL() { return "${answer}"; }`;
  const url = `data:application/x-ns-proxy-autoconfig;base64,${btoa(script)}`;
  const installation = installationUnderTest();
  return { ...installation, args: [...installation.args, `--proxy-pac-url=${url}`] };
}

/** Starts a practice Facebook behind TLS. Records the bodies of the requests that arrive. */
async function startSecureGraph() {
  const facebook = await startFacebook(own);
  const received: string[] = [];
  const server = createServer(tlsServer, async (request, response) => {
    const body = await readText(request);
    received.push(body);
    const { authorization, "content-type": type } = request.headers;
    const answer = await fetch(`${facebook.origin}${request.url}`, {
      method: request.method ?? "GET",
      headers: { ...(authorization && { authorization }), ...(type && { "content-type": type }) },
      ...(body !== "" && { body }),
    });
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(await answer.text());
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    port: portOf(server),
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await once(server.close(), "close");
      await facebook[Symbol.asyncDispose]();
    },
  };
}

/** Enters a Meta app, which Pagekeeper then verifies with Graph. */
async function verifyApp({ window }: App): Promise<Locator> {
  await window.getByRole("button", { name: windowTexts.setUp }).click();
  const settings = window.getByRole("dialog", { name: "Settings" });
  await settings.getByLabel("App ID").fill(own.appId);
  await settings.getByLabel("App secret").fill(own.appSecret);
  await settings.getByRole("button", { name: settingsTexts.checkAndSave }).click();
  return settings;
}

test("Graph is reached through a PAC file's proxy with a certificate of the system's store", async ({
  keyring,
  profile,
}) => {
  test.skip(!canReplaceStore, "Only root can replace the system's store for one process.");
  await using graph = await startSecureGraph();
  await using proxy = await startProxy(() => ({ tunnelTo: graph.port }), { secure: true });
  const pac = withPacFile(`PROXY 127.0.0.1:${await findUnusedPort()}; HTTPS ${proxy.name}`);
  const installation = await withTestAuthority(pac, profile.temporary);
  await using app = await App.start({ profile, keyring, installation, env });
  await expect(await verifyApp(app)).toContainText(settingsTexts.saved("Pagekeeper"));
  expect(new Set(proxy.targets)).toEqual(new Set(["graph.invalid:443"]));
});

test("a PAC file's proxy that asks for a password is named in the window", async ({
  keyring,
  profile,
}) => {
  await using proxy = await startProxy(() => ({ status: 407 }));
  const installation = withPacFile(`PROXY ${proxy.name}`);
  await using app = await App.start({ profile, keyring, installation, env });
  await expect(await verifyApp(app)).toContainText(
    `${sentences.proxy_password_required} ${facebookTexts.proxyInUse(proxy.name)}`,
  );
});

test("a PAC file's proxy that does not run is named in the window", async ({
  keyring,
  profile,
}) => {
  const name = `127.0.0.1:${await findUnusedPort()}`;
  const installation = withPacFile(`PROXY ${name}`);
  await using app = await App.start({ profile, keyring, installation, env });
  await expect(await verifyApp(app)).toContainText(
    `${sentences.proxy_down} ${facebookTexts.proxyInUse(name)}`,
  );
});

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
    ...env,
    https_proxy: proxy.origin,
    NODE_TLS_REJECT_UNAUTHORIZED: "0",
    NODE_EXTRA_CA_CERTS: testAuthority,
    NODE_USE_SYSTEM_CA: "1",
    SSL_CERT_FILE: testAuthority,
    SSLKEYLOGFILE: keys,
  };
  await using app = await App.start({ profile, keyring, installation, env: weakened });
  await expect(await verifyApp(app)).toContainText(sentences.insecure_connection);
  expect(proxy.targets).toEqual(["graph.invalid:443"]);
  expect(graph.received).toEqual([]);
  // Chromium is no less strict, and writes no keys.
  const chromium = await app.process.evaluate(
    ({ net }, url) => net.fetch(url).then(String, ({ message }: Error) => message),
    `https://127.0.0.1:${graph.port}`,
  );
  expect(chromium).toContain("ERR_CERT_AUTHORITY_INVALID");
  expect([keys, `${keys}-by-switch`].filter(existsSync)).toEqual([]);
});
