import { findUnusedPort } from "../support/ports.ts";
import { startProxy } from "../support/proxy.ts";
import { App } from "./support/app.ts";
import { expect, test } from "./support/fixtures.ts";
import { env, withPacFile } from "./support/pac-file.ts";
import { startSecureGraph, verifyApp } from "./support/secure-graph.ts";
import { withTestAuthority } from "./support/system-store.ts";
import { settingsTexts } from "./support/texts.ts";

test("Graph is reached through a PAC file's proxy with a certificate of the system's store", async ({
  keyring,
  profile,
}) => {
  await using graph = await startSecureGraph();
  await using proxy = await startProxy(() => ({ tunnelTo: graph.port }), { secure: true });
  const pac = withPacFile(`PROXY 127.0.0.1:${await findUnusedPort()}; HTTPS ${proxy.name}`);
  const installation = await withTestAuthority(pac, profile.temporary);
  await using app = await App.start({ profile, keyring, installation, env });
  await expect(await verifyApp(app)).toContainText(settingsTexts.saved("Pagekeeper"));
  expect(new Set(proxy.targets)).toEqual(new Set(["graph.invalid:443"]));
});
