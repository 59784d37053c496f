/** As hosts.test.ts, but with a login window, which a package has only with a sandbox. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { startProxy } from "../support/proxy.ts";
import { App } from "./support/app.ts";
import { behindProxy, dictionaries } from "./support/counting-proxy.ts";
import { expect, test } from "./support/fixtures.ts";
import { connectButton, flow } from "./support/ui.ts";

/** Starts to connect and opens Facebook's dialog in a window of the app. */
async function openLoginWindow({ window, process }: App): Promise<Page> {
  await connectButton(window, "Messenger").click();
  const opened = process.waitForEvent("window");
  await flow(window, "Messenger").getByRole("button", { name: "Open here" }).click();
  return opened;
}

test("a login window in practice mode asks no host on the internet", async ({
  keyring,
  profile,
}) => {
  await using proxy = await startProxy(() => ({ status: 502 }));
  const installation = behindProxy(proxy.name);
  await using app = await App.start({ profile, keyring, installation });
  const login = await openLoginWindow(app);
  await login.getByRole("button", { name: /^Continue/ }).waitFor();
  expect(await dictionaries(app)).toEqual([]);
  await app.close();
  expect(proxy.targets).toEqual([]);
});

test("live mode asks only Meta's hosts and the update server", async ({ keyring, profile }) => {
  await using proxy = await startProxy(() => ({ status: 502 }));
  const appImage = join(profile.temporary, "Pagekeeper.AppImage");
  await writeFile(appImage, "");
  const env = {
    PAGEKEEPER_APP_ID: "987654321098765",
    PAGEKEEPER_APP_SECRET: "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
    PAGEKEEPER_UPDATE_URL: "http://updates.invalid",
    APPIMAGE: appImage,
    https_proxy: proxy.origin,
    no_proxy: "",
  };
  const installation = behindProxy(proxy.name);
  await using app = await App.start({ profile, keyring, installation, env });
  const dialog = app.process.context().waitForEvent("request", {
    predicate: (request) => request.url().includes("/dialog/oauth"),
  });
  const login = await openLoginWindow(app);
  const { searchParams: asked } = new URL((await dialog).url());
  // The dialog never loads, so come back from it without the person.
  const answer = new URLSearchParams({ code: "made-up", state: asked.get("state") ?? "" });
  await login.goto(`${asked.get("redirect_uri")}?${answer}`).catch(() => undefined);
  const hosts = ["graph.facebook.com:443", "updates.invalid:80", "www.facebook.com:443"];
  await expect.poll(() => [...new Set(proxy.targets)].toSorted()).toEqual(hosts);
  expect(await dictionaries(app)).toEqual([]);
  await app.close();
  expect([...new Set(proxy.targets)].toSorted()).toEqual(hosts);
});
