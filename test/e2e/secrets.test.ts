/** DESIGN.md §4.1, with the real values: a run of everything, then every trace that it left is searched for them. */
import { pages, people } from "../../main/practice/index.ts";
import { App } from "./support/app.ts";
import { expect, test } from "./support/app-fixtures.ts";
import {
  account,
  arrived,
  beginConnect,
  type Channel,
  connect,
  connectButton,
  disconnectAll,
  disconnectOne,
} from "./support/desktop.ts";
import { type Choice, cancelAtFacebook, logIn } from "./support/dialog.ts";
import { openFacebook } from "./support/external-facebook.ts";
import { openInBrowser } from "./support/menu.ts";
import { tapFacebook } from "./support/recording-proxy.ts";
import { facebookTexts, settingsTexts, windowTexts } from "./support/texts.ts";
import {
  filesIn,
  installWithTranscript,
  overhearTab,
  overhearWindow,
  type Utterance,
} from "./support/transcript.ts";

const { sentences } = facebookTexts;

const own = { appId: "987654321098765", appSecret: "0f1e2d3c4b5a69788796a5b4c3d2e1f0" };

const alert = (app: App) => app.window.getByRole("alert");
const status = (app: App) => app.window.getByRole("status");

async function checkNow(app: App): Promise<void> {
  const messenger = app.window.getByRole("region", { name: "Messenger", exact: true });
  await messenger.getByRole("button", { name: "Check now" }).click();
}

test("no token, secret, code, state, proof or ticket stands in anything that Pagekeeper prints, answers or keeps", async ({
  keyring,
  profile,
  newTab,
}) => {
  await using facebook = await openFacebook(own);
  await using tapped = await tapFacebook(facebook.origin);
  await using installation = await installWithTranscript();
  const { heard } = tapped;
  const env = { PAGEKEEPER_DIALOG_URL: facebook.origin, PAGEKEEPER_GRAPH_URL: tapped.origin };
  const said: Utterance[] = [];
  const start = () => App.start({ profile, keyring, env, installation });

  await test.step("a Meta app is refused, then set up", async () => {
    await using app = await start();
    const overheard = await overhearWindow(app);
    await app.window.getByRole("button", { name: windowTexts.setUp }).click();
    const settings = app.window.getByRole("dialog", { name: "Settings" });
    const wrong = "e".repeat(32);
    heard.add("secret", wrong);
    for (const [secret, answer] of [
      [wrong, sentences.app_secret_wrong],
      [own.appSecret, "Saved."],
    ] as const) {
      await settings.getByLabel("App ID").fill(own.appId);
      await settings.getByLabel("App secret").fill(secret);
      await settings.getByRole("button", { name: settingsTexts.checkAndSave }).click();
      await expect(settings).toContainText(answer);
    }
    said.push(...(await overheard()));
  });

  await using app = await start();
  const overheard = await overhearWindow(app);
  const tab = await newTab();
  const overheardTab = overhearTab(tab, (url) => heard.addFrom(url));

  /** The next step may take the tab only when it has arrived. */
  const connectHere = async (channel: Channel, choice?: Choice) => {
    await connect(app, channel, tab, choice);
    await expect(tab).toHaveURL(/\/done\//);
  };

  await test.step("both channels connect from the window", async () => {
    await connectHere("Messenger");
    await expect(status(app)).toContainText("Facebook Messenger connected");
    await connectHere("Instagram");
    await expect(status(app)).toContainText("Instagram connected");
  });

  await test.step("logins fail in every shape", async () => {
    await beginConnect(app, "Messenger", tab);
    await cancelAtFacebook(tab);
    await expect(alert(app)).toContainText(sentences.access_denied);
    await arrived(tab);
    facebook.control.do({ action: "dialog", dialog: "error-code" });
    await beginConnect(app, "Messenger", tab);
    await expect(alert(app)).toContainText(sentences.app_in_development);
    facebook.control.do({ action: "reset" });
    await connectHere("Messenger", { declined: ["pages_messaging"] });
    await expect(alert(app)).toContainText("Messenger");
    await connectHere("Messenger", { as: people.sam.name });
    const used = `http://localhost:${new URL(tab.url()).port}/auth/facebook/callback?code=CODE-of-mine&state=STATE-of-mine`;
    heard.addFrom(used);
    const answer = await (await fetch(used)).text();
    said.push({ where: "the answer to a state that was never given", words: answer });
  });

  await test.step("checks meet every kind of answer", async () => {
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
    await connectHere("Messenger");
    await expect(status(app)).toContainText("Facebook Messenger connected");
  });

  await test.step("the Pages are subscribed to the webhook", async () => {
    await app.window.getByRole("button", { name: "Settings" }).click();
    const settings = app.window.getByRole("dialog", { name: "Settings" });
    await settings.getByRole("checkbox", { name: /webhook/ }).check();
    await expect(settings).toContainText("Saved.");
    await settings.getByRole("button", { name: "Close" }).click();
    await expect
      .poll(() => facebook.control.calls().some(({ path }) => path.endsWith("/subscribed_apps")))
      .toBe(true);
  });

  await test.step("the web UI connects, and one account is disconnected there", async () => {
    const web = await newTab();
    const overheardWeb = overhearTab(web, (url) => heard.addFrom(url));
    await web.goto(await openInBrowser(app));
    await connectButton(web, "Instagram").click();
    await logIn(web);
    await expect(web.getByRole("status")).toContainText("Instagram connected");
    await disconnectOne(web, pages.northwindBakery.name);
    await expect(account(web, "Messenger", pages.northwindBakery.name)).toHaveCount(0);
    said.push(...(await overheardWeb()));
  });

  await test.step("all is disconnected", async () => {
    await disconnectAll(app.window, "Messenger");
    await disconnectAll(app.window, "Instagram");
    await expect(app.window.getByText(windowTexts.accountSummary(0, 0))).toBeVisible();
  });

  said.push(...(await overheard()), ...(await overheardTab()));
  await app.close();
  said.push(...(await filesIn(profile.folder)));
  said.push({ where: "what it printed", words: await installation.printed() });

  const leaks = said.flatMap(({ where, words }) =>
    heard.foundIn(words).map((kind) => `${kind} in ${where}`),
  );
  expect([...heard.kinds].sort()).toEqual(["code", "proof", "secret", "state", "ticket", "token"]);
  // What is searched is what was said: names that are no secrets are all over it.
  const places = said.filter(
    ({ words }) => words.includes(pages.harborYoga.name) || words.includes("flow."),
  );
  expect(places.length).toBeGreaterThan(3);
  expect([...new Set(leaks)]).toEqual([]);
});
