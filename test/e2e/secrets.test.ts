/** Uses every feature, and then searches all output and files for the real values of secrets. */
import { pages, people } from "../../main/practice/index.ts";
import { App } from "./support/app.ts";
import { startSite } from "./support/attack-sites.ts";
import { cancelLogin, type LoginChoice, logIn } from "./support/dialog.ts";
import { startFacebook } from "./support/external-facebook.ts";
import { expect, test } from "./support/fixtures.ts";
import { openInBrowser } from "./support/menu.ts";
import { startRecordingProxy } from "./support/recording-proxy.ts";
import { facebookTexts, metaAppTexts, settingsTexts, windowTexts } from "./support/texts.ts";
import {
  installWithTranscript,
  readFilesIn,
  recordTab,
  recordWindow,
  type Trace,
} from "./support/transcript.ts";
import {
  account,
  allowWebApp,
  type Channel,
  connect,
  connectButton,
  disconnectAll,
  disconnectOne,
  openMetaAppForm,
  startConnect,
  waitForDonePage,
} from "./support/ui.ts";

const { sentences } = facebookTexts;

const own = { appId: "987654321098765", appSecret: "0f1e2d3c4b5a69788796a5b4c3d2e1f0" };

const alert = (app: App) => app.window.getByRole("alert");
const status = (app: App) => app.window.getByRole("status");

async function checkNow(app: App): Promise<void> {
  const messenger = app.window.getByRole("region", { name: "Messenger", exact: true });
  await messenger.getByRole("button", { name: "Check now" }).click();
}

test("no token, secret, code, state, proof or ticket appears in anything that Pagekeeper prints, answers or stores", async ({
  keyring,
  profile,
  newTab,
}) => {
  await using facebook = await startFacebook(own);
  await using proxy = await startRecordingProxy(facebook.origin);
  await using installation = await installWithTranscript();
  const { secrets } = proxy;
  const env = { PAGEKEEPER_DIALOG_URL: facebook.origin, PAGEKEEPER_GRAPH_URL: proxy.origin };
  const traces: Trace[] = [];
  const start = () => App.start({ profile, keyring, env, installation });

  await test.step("rejects a Meta app, then sets one up", async () => {
    await using app = await start();
    const windowTraces = await recordWindow(app);
    const settings = await openMetaAppForm(app.window);
    const wrong = "e".repeat(32);
    secrets.add("secret", wrong);
    for (const [secret, answer] of [
      [wrong, metaAppTexts.atForm.app_secret_wrong],
      [own.appSecret, "Saved."],
    ] as const) {
      await settings.getByLabel("App ID").fill(own.appId);
      await settings.getByLabel("App secret").fill(secret);
      await settings.getByRole("button", { name: settingsTexts.checkAndSave }).click();
      await expect(settings).toContainText(answer);
    }
    traces.push(...(await windowTraces()));
  });

  await using app = await start();
  const windowTraces = await recordWindow(app);
  const tab = await newTab();
  const tabTraces = recordTab(tab, (url) => secrets.addFrom(url));

  /** Connects a channel and waits until the tab is ready for the next step. */
  const connectAndWait = async (channel: Channel, choice?: LoginChoice) => {
    await connect(app, channel, tab, choice);
    await expect(tab).toHaveURL(/\/done\//);
  };

  await test.step("connects both channels in the window", async () => {
    await connectAndWait("Messenger");
    await expect(status(app)).toContainText("Facebook Messenger connected");
    await connectAndWait("Instagram");
    await expect(status(app)).toContainText("Instagram connected");
  });

  await test.step("fails logins in every way", async () => {
    await startConnect(app, "Messenger", tab);
    await cancelLogin(tab);
    await expect(alert(app)).toContainText(sentences.access_denied);
    await waitForDonePage(tab);
    facebook.control.do({ action: "dialog", dialog: "error-code" });
    await startConnect(app, "Messenger", tab);
    await expect(alert(app)).toContainText(sentences.app_in_development);
    facebook.control.do({ action: "reset" });
    await connectAndWait("Messenger", { declined: ["pages_messaging"] });
    await expect(alert(app)).toContainText("Messenger");
    await connectAndWait("Messenger", { as: people.sam.name });
    const used = `http://localhost:${new URL(tab.url()).port}/auth/facebook/callback?code=CODE-of-mine&state=STATE-of-mine`;
    secrets.addFrom(used);
    const answer = await (await fetch(used)).text();
    traces.push({ source: "the answer to an unknown state", text: answer });
  });

  await test.step("runs checks with every kind of answer", async () => {
    facebook.control.do({ action: "invalidate-tokens", person: people.dana.id, reason: "expired" });
    await checkNow(app);
    const bakery = account(app.window, "Messenger", pages.northwindBakery.name);
    await expect(bakery).toContainText(windowTexts.logInAgain);
    facebook.control.do({ action: "service", service: "html" });
    await checkNow(app);
    await expect(alert(app)).toContainText(sentences.facebook_not_json);
    facebook.control.do({ action: "service", service: "refusing" });
    await checkNow(app);
    await expect(alert(app)).toContainText(sentences.facebook_down);
    facebook.control.do({ action: "reset" });
    await connectAndWait("Messenger");
    await expect(status(app)).toContainText("Facebook Messenger connected");
  });

  await test.step("subscribes the Pages to the webhook", async () => {
    await app.window.getByRole("button", { name: "Settings" }).click();
    const settings = app.window.getByRole("dialog", { name: "Settings" });
    await settings.getByRole("checkbox", { name: /webhook/ }).check();
    await expect(settings).toContainText("Saved.");
    await settings.getByRole("button", { name: "Close" }).click();
    await expect
      .poll(() => facebook.control.calls().some(({ path }) => path.endsWith("/subscribed_apps")))
      .toBe(true);
  });

  await test.step("connects and disconnects in the web UI", async () => {
    const web = await newTab();
    const webTraces = recordTab(web, (url) => secrets.addFrom(url));
    await web.goto(await openInBrowser(app));
    await connectButton(web, "Instagram").click();
    await logIn(web);
    await expect(web.getByRole("status")).toContainText("Instagram connected");
    await disconnectOne(web, pages.northwindBakery.name);
    await expect(account(web, "Messenger", pages.northwindBakery.name)).toHaveCount(0);
    traces.push(...(await webTraces()));
  });

  await test.step("connects for a web app of another site", async () => {
    await using site = await startSite();
    const origin = `http://127.0.0.1:${site.port}`;
    const web = await newTab();
    // Don't record the responses to this tab, because they must contain these secrets.
    web.on("request", (request) => secrets.addFrom(request.url()));
    const addCookies = async () => {
      for (const { name, value } of await web.context().cookies()) {
        if (/^pagekeeper\.(app|ask)\./.test(name)) secrets.add("cookie", value);
      }
    };
    const backend = new URL(await openInBrowser(app)).origin;
    const link = `${backend}/connect?type=instagram&redirect_path=%2F&app=${encodeURIComponent(origin)}`;
    await web.goto(link);
    await addCookies();
    await allowWebApp(app.window, origin);
    await web.getByRole("button", { name: "Continue to Facebook" }).click();
    await logIn(web);
    await expect(web).toHaveURL(/session_code=/);
    const code = new URL(web.url()).searchParams.get("session_code");
    await web.evaluate(
      (address) => fetch(address, { credentials: "include" }),
      `${backend}/auth/facebook/session?session_code=${code}`,
    );
    await addCookies();
  });

  await test.step("disconnects everything", async () => {
    await disconnectAll(app.window, "Messenger");
    await disconnectAll(app.window, "Instagram");
    await expect(app.window.getByText(windowTexts.accountSummary(0, 0))).toBeVisible();
  });

  traces.push(...(await windowTraces()), ...(await tabTraces()));
  await app.close();
  traces.push(...(await readFilesIn(profile.folder)));
  traces.push({ source: "the output", text: await installation.output() });

  const leaks = traces.flatMap(({ source, text }) =>
    secrets.findIn(text).map((kind) => `${kind} in ${source}`),
  );
  expect([...secrets.kinds].sort()).toEqual([
    "code",
    "cookie",
    "proof",
    "secret",
    "session code",
    "state",
    "ticket",
    "token",
  ]);
  // Only the proof is part of an address, because Meta accepts it only as a parameter.
  const inAddresses = proxy.addresses.flatMap((address) => secrets.findIn(address));
  expect([...new Set(inAddresses)]).toEqual(["proof"]);
  // Some traces must contain one of these harmless texts, so that the test cannot pass with empty
  // traces.
  const places = traces.filter(
    ({ text }) => text.includes(pages.harborYoga.name) || text.includes("flow."),
  );
  expect(places.length).toBeGreaterThan(3);
  expect([...new Set(leaks)]).toEqual([]);
});
