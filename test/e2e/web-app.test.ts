/** Uses examples/web-app in real browsers, served from origins of its own. */
import { pages } from "../../main/practice/index.ts";
import { practiceService } from "./support/consistency.ts";
import { inMain } from "./support/in-main.ts";
import { serverTexts } from "./support/texts.ts";
import { closeWindow, openWindow } from "./support/tray-fixtures.ts";
import { account, accounts, allowWebApp, openSettings, webAppQuestion } from "./support/ui.ts";
import { expect, test } from "./support/web-app-fixtures.ts";
import { browserNames, type WebTab } from "./support/web-browser.ts";

const noAnswer = "Pagekeeper does not answer this page.";
const waiting = (origin: string) => serverTexts.waitingForAnswer.title(origin);

const pageStep = "Choose the Pages";
const instagramStep = "Choose the Instagram accounts";
const businessStep = "Choose the businesses";

/** Continues in the practice dialog as Dana Reyes, and changes nothing in these steps. */
async function logIn(tab: WebTab, steps = [pageStep, businessStep]): Promise<void> {
  await tab.click("button", "Continue as Dana Reyes");
  for (const heading of steps) {
    await tab.expectText(heading);
    await tab.click("button", "Continue");
  }
  await tab.click("button", "Save");
  await tab.click("button", "Got it");
}

for (const name of browserNames) {
  test.describe(`in ${name}`, () => {
    test("a page on localhost is allowed once, connects both channels and disconnects them", async ({
      keyring,
      localPage,
      openBrowser,
      startAtApiBase,
    }) => {
      const { origin, visits } = localPage;
      const app = await startAtApiBase();
      const browser = await openBrowser(name);
      const tab = await browser.newTab();

      await test.step("asks in the window, and connects Messenger", async () => {
        await tab.goto(`${origin}/desk?view=all&type=old`);
        await tab.expectText(noAnswer);
        await tab.click("button", "Connect Messenger");
        await tab.expectText(waiting(origin));
        await allowWebApp(app.window, origin);
        await logIn(tab);
        await tab.expectText("✅ Facebook Messenger connected");
        expect(visits.at(-1)).toBe("/desk?view=all&facebook_connected=true&type=messenger");
        await tab.expectAddress(`${origin}/desk`);
        await tab.expectText(`${pages.harborYoga.name} Works`);
        await expect(account(app.window, "Messenger", pages.harborYoga.name)).toBeVisible();
      });

      await test.step("connects Instagram without asking again", async () => {
        await tab.click("button", "Connect Instagram");
        await logIn(tab, [instagramStep]);
        await tab.expectText("✅ Instagram connected");
        expect(visits.at(-1)).toBe("/desk?facebook_connected=true&type=instagram");
        await tab.expectText("@northwind.bakery Works");
      });

      await test.step("disconnects an account, then the channels", async () => {
        await tab.click("button", `Disconnect ${pages.harborYoga.name}`);
        await tab.expectText(`${pages.harborYoga.name} disconnected`);
        await expect(account(app.window, "Messenger", pages.harborYoga.name)).toHaveCount(0);
        const secret = `page:${pages.harborYoga.id}`;
        // The token is needed to end the subscription on Facebook, after the answer.
        await expect.poll(() => keyring.lookup(practiceService, secret)).toBeUndefined();
        await tab.click("button", "Disconnect all of Messenger");
        await tab.expectText("Messenger disconnected");
        await tab.click("button", "Disconnect all of Instagram");
        await tab.expectText("No accounts are connected.");
        await expect(accounts(app.window, "Instagram")).toHaveCount(0);
        await expect.poll(() => keyring.size()).toBe(0);
      });
    });

    test("after a restart of Pagekeeper and the browser, a page lists its accounts without a login", async ({
      localPage,
      openBrowser,
      startAtApiBase,
    }) => {
      const { origin, visits } = localPage;
      {
        await using app = await startAtApiBase();
        await using browser = await openBrowser(name);
        const tab = await browser.newTab();
        await tab.goto(`${origin}/desk`);
        await tab.click("button", "Connect Messenger");
        await allowWebApp(app.window, origin);
        await logIn(tab);
        await tab.expectText(`${pages.harborYoga.name} Works`);
      }
      const app = await startAtApiBase();
      const browser = await openBrowser(name);
      const tab = await browser.newTab();
      await tab.goto(`${origin}/desk?view=all`);
      await tab.expectText(`${pages.harborYoga.name} Works`);
      // It has been to Pagekeeper for a session, and is back.
      expect(visits.slice(-2)).toEqual(["/desk?view=all", "/desk?view=all"]);
      await tab.expectAddress(`${origin}/desk?view=all`);
      await expect(webAppQuestion(app.window, origin)).toHaveCount(0);
    });

    test("a page that is not allowed connects nothing and reads nothing", async ({
      keyring,
      localPage,
      openBrowser,
      startAtApiBase,
    }) => {
      const { origin } = localPage;
      const app = await startAtApiBase();
      const tab = await (await openBrowser(name)).newTab();
      await tab.goto(`${origin}/desk`);
      await tab.click("button", "Connect Messenger");
      await tab.expectText(waiting(origin));
      await webAppQuestion(app.window, origin).getByRole("button", { name: "Don't allow" }).click();
      await tab.expectText(serverTexts.failures.not_allowed.title);
      await tab.goto(`${origin}/desk`);
      await tab.expectText(noAnswer);
      expect(await keyring.size()).toBe(0);
    });

    test("a page that is removed while it is open can do nothing more", async ({
      localPage,
      openBrowser,
      startAtApiBase,
    }) => {
      const { origin } = localPage;
      const app = await startAtApiBase();
      const tab = await (await openBrowser(name)).newTab();
      await tab.goto(`${origin}/desk`);
      await tab.click("button", "Connect Messenger");
      await allowWebApp(app.window, origin);
      await logIn(tab);
      await tab.expectText(`${pages.harborYoga.name} Works`);

      const settings = await openSettings(app.window);
      await settings.getByRole("button", { name: `Remove ${origin}` }).click();
      await expect(settings.getByRole("button", { name: `Remove ${origin}` })).toHaveCount(0);
      await tab.click("button", `Disconnect ${pages.harborYoga.name}`);
      await tab.expectText(noAnswer);
      await app.window.keyboard.press("Escape");
      await expect(account(app.window, "Messenger", pages.harborYoga.name)).toBeVisible();
      await tab.click("button", "Connect Messenger");
      await expect(webAppQuestion(app.window, origin)).toBeVisible();
    });

    test("a closed window comes up with the question", async ({
      localPage,
      openBrowser,
      panel,
      startAtApiBase,
    }) => {
      const { origin } = localPage;
      const app = await startAtApiBase();
      await panel.tooltip();
      await closeWindow(app);
      await expect.poll(() => inMain(app.process, countWindows)).toBe(0);
      const tab = await (await openBrowser(name)).newTab();
      await tab.goto(`${origin}/desk`);
      const window = await openWindow(app, () => tab.click("button", "Connect Messenger"));
      await allowWebApp(window, origin);
      await logIn(tab);
      await tab.expectText("✅ Facebook Messenger connected");
    });

    test("an https page connects after a click on Pagekeeper's page, lists and disconnects", async ({
      keyring,
      openBrowser,
      publicPage,
      startAtApiBase,
    }) => {
      const { origin, visits } = publicPage;
      const app = await startAtApiBase();
      const browser = await openBrowser(name);
      await browser.setLocalRequests(origin, "granted");
      const tab = await browser.newTab();
      await tab.goto(`${origin}/desk?view=all`);
      await tab.expectText(noAnswer);
      await tab.click("button", "Connect Messenger");
      await tab.expectText(waiting(origin));
      await allowWebApp(app.window, origin);
      await tab.expectText(serverTexts.continueToFacebook.title(origin));
      await tab.click("button", "Continue to Facebook");
      await logIn(tab);
      await tab.expectText("✅ Facebook Messenger connected");
      expect(visits.at(-1)).toMatch(
        /^\/desk\?view=all&facebook_connected=true&type=messenger&session_code=[\w-]+$/,
      );
      await tab.expectAddress(`${origin}/desk`);
      await tab.expectText(`${pages.harborYoga.name} Works`);

      await test.step("keeps its session when it loads again", async () => {
        const before = visits.length;
        await tab.reload();
        await tab.expectText(`${pages.harborYoga.name} Works`);
        expect(visits.length).toBe(before + 1);
      });
      await tab.click("button", "Disconnect all of Messenger");
      await tab.expectText("No accounts are connected.");
      await expect.poll(() => keyring.size()).toBe(0);
    });

    test("an https page that the browser keeps from this computer connects, but lists nothing until it may", async ({
      openBrowser,
      publicPage,
      startAtApiBase,
    }) => {
      const { origin } = publicPage;
      const app = await startAtApiBase();
      const browser = await openBrowser(name);
      await browser.setLocalRequests(origin, "denied");
      const tab = await browser.newTab();
      await tab.goto(`${origin}/desk`);
      await tab.expectText(noAnswer);
      await tab.click("button", "Connect Messenger");
      await allowWebApp(app.window, origin);
      await tab.click("button", "Continue to Facebook");
      await logIn(tab);
      await tab.expectText("✅ Facebook Messenger connected");
      await tab.expectText(noAnswer);
      await browser.setLocalRequests(origin, "granted");
      await tab.reload();
      await tab.expectText(`${pages.harborYoga.name} Works`);
    });

    test("a page at 127.0.0.1 connects, and keeps its session when it loads again", async ({
      numericPage,
      openBrowser,
      startAtApiBase,
    }) => {
      const { origin, visits } = numericPage;
      const app = await startAtApiBase();
      const tab = await (await openBrowser(name)).newTab();
      await tab.goto(`${origin}/desk`);
      await tab.click("button", "Connect Instagram");
      await allowWebApp(app.window, origin);
      await logIn(tab, [pageStep, instagramStep, businessStep]);
      await tab.expectText("✅ Instagram connected");
      await tab.expectText("@northwind.bakery Works");
      const before = visits.length;
      await tab.reload();
      await tab.expectText("@northwind.bakery Works");
      expect(visits.length).toBe(before + 1);
    });

    test("a page on localhost needs no app parameter, as the guide has none", async ({
      apiBase,
      localPage,
      openBrowser,
      startAtApiBase,
    }) => {
      const { origin, visits } = localPage;
      const app = await startAtApiBase();
      const tab = await (await openBrowser(name)).newTab();
      await tab.goto(`${origin}/desk`);
      await tab.leaveFor(`${apiBase}/connect?type=messenger&redirect_path=%2Fdesk%3Fview%3Dall`);
      await allowWebApp(app.window, origin);
      await logIn(tab);
      await tab.expectText(`${pages.harborYoga.name} Works`);
      expect(visits).toContain("/desk?view=all&facebook_connected=true&type=messenger");
      // The page has not begun this login, so it does not report the result.
      await tab.expectNoText("✅");
    });
  });
}

const countWindows = ({ BrowserWindow }: typeof import("electron")) =>
  BrowserWindow.getAllWindows().length;
