import { findUnusedPort } from "../support/ports.ts";
import { startProxy } from "../support/proxy.ts";
import { App, type Installation, installationUnderTest } from "./support/app.ts";
import { expect, test } from "./support/fixtures.ts";
import { startSecureGraph, verifyApp } from "./support/secure-graph.ts";
import { canReplaceStore, withTestAuthority } from "./support/system-store.ts";
import { facebookTexts, settingsTexts } from "./support/texts.ts";

const { sentences } = facebookTexts;

/** Graph's address in these tests. It exists only behind a proxy. */
const env = { PAGEKEEPER_GRAPH_URL: "https://graph.invalid", https_proxy: "", http_proxy: "" };

/** Adds a PAC file with this answer, as the system's settings would. */
function withPacFile(answer: string): Installation {
  const script = `function FindProxyForURL() { return "${answer}"; }`;
  const url = `data:application/x-ns-proxy-autoconfig;base64,${btoa(script)}`;
  const installation = installationUnderTest();
  return { ...installation, args: [...installation.args, `--proxy-pac-url=${url}`] };
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
