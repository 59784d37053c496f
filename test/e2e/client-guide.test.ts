/** Runs the client code of docs/http-api.md against the real backend in a real browser. */
import type { Page } from "@playwright/test";
import { pages, people } from "../../main/practice/index.ts";
import type { App } from "./support/app.ts";
import { guidePath, serveGuidePage } from "./support/client-guide-page.ts";
import { cancelLogin, logIn } from "./support/dialog.ts";
import { expect, service, test } from "./support/live-fixtures.ts";
import { openInBrowser } from "./support/menu.ts";
import { facebookTexts, serverTexts } from "./support/texts.ts";
import { account, accounts, progress } from "./support/ui.ts";

/** Signs in to the backend in this tab, and returns the backend's origin. */
async function signIn(app: App, tab: Page): Promise<string> {
  await tab.goto(await openInBrowser(app));
  return new URL(tab.url()).origin;
}

const click = (tab: Page, name: string) => tab.getByRole("button", { name, exact: true }).click();

test("the guide's client connects both channels and disconnects them again", async ({
  app,
  keyring,
  tab,
}) => {
  const origin = await signIn(app, tab);
  const visits = await serveGuidePage(tab, origin);
  await tab.goto(`${origin}${guidePath}?tab=2&facebook_connected=false`);

  await test.step("connects Messenger", async () => {
    await click(tab, "Messenger");
    await expect(progress(app.window, "Messenger")).toBeVisible();
    await logIn(tab);
    await expect(tab.getByRole("status")).toHaveText("✅ Facebook Messenger connected");
    expect(visits.at(-1)).toBe(`${guidePath}?tab=2&facebook_connected=true&type=messenger`);
    await expect(tab).toHaveURL(`${origin}${guidePath}`);
    await expect(
      tab.getByRole("list").getByText(`${pages.harborYoga.name} in messenger`),
    ).toBeVisible();
    await expect(account(app.window, "Messenger", pages.harborYoga.name)).toContainText("Works");
  });

  await test.step("connects Instagram", async () => {
    await click(tab, "Instagram");
    await logIn(tab);
    await expect(tab.getByRole("status")).toHaveText("✅ Instagram connected");
    expect(visits.at(-1)).toBe(`${guidePath}?facebook_connected=true&type=instagram`);
    await expect(tab).toHaveURL(`${origin}${guidePath}`);
    await expect(account(app.window, "Instagram", "@northwind.bakery")).toContainText("Works");
  });

  await test.step("disconnects one account, and the app's window follows", async () => {
    await click(tab, `Disconnect ${pages.harborYoga.name} in messenger`);
    await expect(tab.getByRole("status")).toHaveText("Disconnect answered 204");
    await expect(tab.getByText(`${pages.harborYoga.name} in messenger`)).toHaveCount(0);
    await expect(account(app.window, "Messenger", pages.harborYoga.name)).toHaveCount(0);
    await expect(account(app.window, "Messenger", pages.northwindBakery.name)).toBeVisible();
    expect(await keyring.lookup(service, `page:${pages.harborYoga.id}`)).toBeUndefined();
    expect(await keyring.lookup(service, `page:${pages.northwindBakery.id}`)).toBeDefined();
  });

  await test.step("disconnects the channels, and the keychain is empty", async () => {
    for (const channel of ["messenger", "instagram"]) {
      await click(tab, `Disconnect all of ${channel}`);
      await expect(tab.getByText(`all of ${channel}`)).toHaveCount(0);
    }
    await expect(accounts(app.window, "Messenger")).toHaveCount(0);
    await expect(accounts(app.window, "Instagram")).toHaveCount(0);
    await expect.poll(() => keyring.size()).toBe(0);
  });
});

test("passes errors to the page in sentences that survive decoding", async ({
  app,
  facebook,
  tab,
}) => {
  const origin = await signIn(app, tab);
  const visits = await serveGuidePage(tab, origin);
  await tab.goto(`${origin}${guidePath}?tab=2`);

  await test.step("for a login cancelled on Facebook", async () => {
    await click(tab, "Messenger");
    await cancelLogin(tab);
    await expect(tab.getByRole("alert")).toHaveText(facebookTexts.sentences.access_denied);
    expect(visits.at(-1)).toMatch(/^\/settings\/channels\?tab=2&error=[^&]+&error_code=access_den/);
    await expect(tab).toHaveURL(`${origin}${guidePath}`);
  });

  await test.step("for an unknown channel", async () => {
    const path = encodeURIComponent(`${guidePath}?tab=2&error=old`);
    await tab.goto(`${origin}/connect?type=whatsapp&redirect_path=${path}`);
    await expect(tab.getByRole("alert")).toContainText(serverTexts.links.unknown_type);
    expect(visits.at(-1)).toMatch(/\?tab=2&error=[^&]+&error_code=unknown_type$/);
    expect(visits.at(-1)).not.toContain("old");
  });

  await test.step("for a path of another origin", async () => {
    for (const path of [
      "https://example.com/",
      "//example.com",
      "/\\example.com",
      "javascript:0",
    ]) {
      const answer = await tab.goto(
        `${origin}/connect?type=messenger&redirect_path=${encodeURIComponent(path)}`,
      );
      expect(answer?.status()).toBe(400);
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
