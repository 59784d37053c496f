/** Runs the app behind a proxy that counts the hosts that any part of the app asks for. */
import { startProxy } from "../support/proxy.ts";
import { App } from "./support/app.ts";
import { behindProxy, dictionaries } from "./support/counting-proxy.ts";
import { expect, test } from "./support/fixtures.ts";
import { connect, expectConnected } from "./support/ui.ts";

test("practice mode asks no host on the internet", async ({ keyring, profile, tab }) => {
  await using proxy = await startProxy(() => ({ status: 502 }));
  const installation = behindProxy(proxy.name);
  await using app = await App.start({ profile, keyring, installation });
  await connect(app, "Messenger", tab);
  await expectConnected(app.window, "Messenger");
  expect(await dictionaries(app)).toEqual([]);
  await app.close();
  expect(proxy.targets).toEqual([]);
});
