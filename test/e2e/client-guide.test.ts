/** Runs the client code of docs/http-api.md, as examples/web-app has it, with a Meta app. */
import type { Page } from "@playwright/test";
import { pages, people } from "../../main/practice/index.ts";
import type { App } from "./support/app.ts";
import { cancelLogin, logIn } from "./support/dialog.ts";
import { service } from "./support/live-fixtures.ts";
import { openInBrowser } from "./support/menu.ts";
import { facebookTexts, serverTexts } from "./support/texts.ts";
import { account, allowWebApp, connectButton, progress } from "./support/ui.ts";
import { expect, test } from "./support/web-app-fixtures.ts";

/** Signs in to the backend in this tab, and returns the backend's origin. */
async function signIn(app: App, tab: Page): Promise<string> {
  await tab.goto(await openInBrowser(app));
  return new URL(tab.url()).origin;
}

/** Follows a link from the page, as `window.location.href = …` does. */
const leaveFor = (tab: Page, address: string) =>
  tab.evaluate((to) => window.location.assign(to), address);

test("the guide's client connects, and the tokens are in the keychain until it disconnects", async ({
  appAtApiBase,
  keyring,
  localPage,
  tab,
}) => {
  const { window } = appAtApiBase;
  await tab.goto(`${localPage.origin}/desk`);
  await connectButton(tab, "Messenger").click();
  await allowWebApp(window, localPage.origin);
  await expect(progress(window, "Messenger")).toBeVisible();
  await logIn(tab);
  await expect(tab.getByRole("status")).toHaveText("✅ Facebook Messenger connected");
  await expect(account(window, "Messenger", pages.harborYoga.name)).toContainText("Works");
  const token = `page:${pages.harborYoga.id}`;
  expect(await keyring.lookup(service, token)).toMatch(/^EAA/);

  await tab.getByRole("button", { name: `Disconnect ${pages.harborYoga.name}` }).click();
  await expect(tab.getByRole("status")).toHaveText(`${pages.harborYoga.name} disconnected`);
  // The token is needed to end the subscription on Facebook, after the answer.
  await expect.poll(() => keyring.lookup(service, token)).toBeUndefined();
});

test("passes errors to the page in sentences that survive decoding", async ({
  apiBase,
  appAtApiBase,
  facebook,
  localPage,
  tab,
}) => {
  const { origin, visits } = localPage;
  await tab.goto(`${origin}/desk?tab=2`);

  await test.step("for a login cancelled on Facebook", async () => {
    await connectButton(tab, "Messenger").click();
    await allowWebApp(appAtApiBase.window, origin);
    await cancelLogin(tab);
    await expect(tab.getByRole("alert")).toHaveText(facebookTexts.sentences.access_denied);
    expect(visits.at(-1)).toMatch(/^\/desk\?tab=2&error=[^&]+&error_code=access_denied$/);
    await expect(tab).toHaveURL(`${origin}/desk`);
  });

  await test.step("for an unknown channel", async () => {
    // The page shows only results of logins that it has begun.
    await tab.evaluate(() => sessionStorage.setItem("connecting", "whatsapp"));
    const path = encodeURIComponent("/desk?tab=2&error=old");
    await leaveFor(tab, `${apiBase}/connect?type=whatsapp&redirect_path=${path}`);
    await expect(tab.getByRole("alert")).toContainText(serverTexts.links.unknown_type);
    expect(visits.at(-1)).toMatch(/^\/desk\?tab=2&error=[^&]+&error_code=unknown_type$/);
    expect(visits.at(-1)).not.toContain("old");
  });

  await test.step("but shows no error from somebody else's link", async () => {
    await tab.goto(`${origin}/desk?error=Call%20555-0100`);
    await expect(tab).toHaveURL(`${origin}/desk`);
    await expect(tab.getByRole("alert")).toBeEmpty();
  });

  await test.step("for a path of another origin", async () => {
    const connect = `${apiBase}/connect?`;
    for (const path of [
      "https://example.com/",
      "//example.com",
      "/\\example.com",
      "javascript:0",
    ]) {
      await tab.goto(`${origin}/desk`);
      const answered = tab.waitForResponse((response) => response.url().startsWith(connect));
      const query = `type=messenger&redirect_path=${encodeURIComponent(path)}`;
      await leaveFor(tab, `${connect}${query}`);
      expect((await answered).status()).toBe(400);
      await expect(tab.getByText("bad_redirect_path")).toBeVisible();
    }
  });
  expect(facebook.control.calls()).toEqual([]);
});

test("the documented connect route connects, and the channels route lists the accounts", async ({
  app,
  tab,
}) => {
  const origin = await signIn(app, tab);
  await tab.goto(`${origin}/auth/facebook/connect?type=instagram&redirect_path=%2F`);
  await logIn(tab, { pages: [pages.northwindBakery.name] });
  await expect(tab.getByRole("status")).toContainText("Instagram connected");

  const answer = await tab.evaluate(async () => {
    const response = await fetch("/auth/facebook/channels", { credentials: "include" });
    return response.json();
  });
  const { id, username } = pages.northwindBakery.instagram;
  expect(answer).toMatchObject({
    channels: [
      {
        id: "instagram",
        type: "instagram",
        accounts: [
          {
            channel: "instagram",
            pageId: pages.northwindBakery.id,
            name: pages.northwindBakery.name,
            instagram: { id, username },
            connectedBy: { id: people.dana.id, name: people.dana.name },
            health: { state: "works" },
          },
        ],
      },
    ],
  });
  expect(JSON.stringify(answer)).not.toContain("EAA");
});

test("every route that the guide marks requires a session", async ({ app, newTab }) => {
  const origin = new URL(await openInBrowser(app)).origin;
  const { request } = await newTab();
  const answers = await Promise.all([
    request.get(`${origin}/connect?type=messenger`),
    request.get(`${origin}/auth/facebook/connect?type=messenger`),
    request.get(`${origin}/auth/facebook/channels`),
    request.delete(`${origin}/auth/facebook/account/messenger-1`),
    request.delete(`${origin}/auth/facebook/channel/messenger`),
  ]);
  for (const answer of answers) {
    expect(answer.status()).toBe(401);
    expect(await answer.json()).toEqual({
      error: { code: "signed_out", message: serverTexts.failures.signed_out.message },
    });
  }
});
