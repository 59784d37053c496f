import { findUnusedPort } from "../support/ports.ts";
import { startProxy } from "../support/proxy.ts";
import { App } from "./support/app.ts";
import { expect, test } from "./support/fixtures.ts";
import { env, withPacFile } from "./support/pac-file.ts";
import { verifyApp } from "./support/secure-graph.ts";
import { facebookTexts } from "./support/texts.ts";

const { sentences } = facebookTexts;

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
