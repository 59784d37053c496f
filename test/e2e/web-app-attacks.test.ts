/** Attacks the backend with real browsers, from the pages of web sites that the test serves. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { App } from "./support/app.ts";
import { type Answer, type AttackedBackend, expect, test } from "./support/attack-fixtures.ts";
import {
  embedAll,
  fetchAll,
  follow,
  frameAll,
  inFrame,
  type Learned,
  submit,
  type Target,
} from "./support/attack-scripts.ts";
import { runnerPage } from "./support/attack-sites.ts";
import type { AttackTab } from "./support/attack-tab.ts";
import { openInBrowser } from "./support/menu.ts";
import { allowWebApp, webAppQuestion } from "./support/ui.ts";
import { browserNames } from "./support/web-browser.ts";

const gets = [
  "/connect?type=messenger",
  "/connect?type=messenger&take_over=true",
  "/auth/facebook/connect?type=messenger",
  "/auth/facebook/session?redirect_path=%2F",
  "/auth/facebook/session?session_code=guess",
  "/auth/facebook/channels",
  "/auth/facebook/callback?code=guess&state=guess",
  "/continue?ticket=guess",
  "/signin?ticket=guess",
  "/inbox/conversations",
  "/",
];

const getsOf = ({ origin }: AttackedBackend) => gets.map((path) => `${origin}${path}`);

/** Every request that could do something if it were allowed. */
function targetsOf(backend: AttackedBackend): readonly Target[] {
  const { origin, accountId } = backend;
  return [
    ...getsOf(backend).flatMap((url): Target[] => [
      { method: "GET", url },
      { method: "POST", url },
    ]),
    { method: "DELETE", url: `${origin}/auth/facebook/account/${accountId}` },
    { method: "DELETE", url: `${origin}/auth/facebook/channel/messenger` },
  ];
}

const encode = encodeURIComponent;

/** Returns a function that returns the responses since now. */
async function answersFromNow(backend: AttackedBackend): Promise<() => Promise<readonly Answer[]>> {
  const before = (await backend.answers()).length;
  return async () => (await backend.answers()).slice(before);
}

/** Runs code that opens a page of the backend. Returns the backend's response. */
async function open(tab: AttackTab, backend: AttackedBackend, code: string): Promise<Answer> {
  const answers = await answersFromNow(backend);
  const address = tab.url();
  // The code may end before it returns, because it leaves its page.
  void tab.run(code).catch(() => undefined);
  const page = async () => (await answers()).find(({ isPage }) => isPage);
  await expect.poll(page).toBeDefined();
  // Wait for the browser, too. It would give up the next navigation for this one.
  await expect.poll(() => tab.url()).not.toBe(address);
  return (await page()) as Answer;
}

/** Signs the tab in to the web UI and to an allowed app, so that every attack can use both. */
async function signIn(
  tab: AttackTab,
  { app, backend }: { readonly app: App; readonly backend: AttackedBackend },
  appOrigin: string,
): Promise<void> {
  await tab.goto(await openInBrowser(app));
  await tab.goto(appOrigin);
  await open(tab, backend, follow(`${backend.origin}/auth/facebook/session?redirect_path=%2Fback`));
  await expect.poll(() => tab.url()).toBe(`${appOrigin}/back`);
  const names = (await tab.cookies()).map(({ name }) => name.replace(/\d+.*/, ""));
  expect(names.sort()).toEqual(["pagekeeper.app.", "pagekeeper.sid."]);
}

/**
 * Runs every kind of request in the page, or in a frame of it, and expects all to be refused.
 * Returns how many of them have reached the backend.
 */
async function expectAllRefused(
  tab: AttackTab,
  backend: AttackedBackend,
  run = (code: string) => code,
): Promise<number> {
  const answers = await answersFromNow(backend);
  const cookies = await tab.cookies();
  const targets = targetsOf(backend);
  const learned = await tab.run<readonly Learned[]>(run(fetchAll(targets)));
  expect(learned).toEqual(targets.map(() => "TypeError"));
  const simple = targets.filter(({ method }) => method !== "DELETE");
  const blind = await tab.run<readonly Learned[]>(run(fetchAll(simple, "no-cors")));
  expect(blind).toEqual(simple.map(() => "TypeError"));
  expect(await tab.run(run(embedAll(getsOf(backend))))).toEqual([]);
  await tab.run(run(frameAll(getsOf(backend))));

  const all = await answers();
  for (const { request, status, cors } of all) {
    expect([403, 405], request).toContain(status);
    expect(cors, request).toEqual([]);
  }
  expect(await tab.cookies()).toEqual(cookies);
  await backend.expectUntouched();
  return all.length;
}

for (const browserToAttack of browserNames) {
  test.describe(`in ${browserToAttack}`, () => {
    test.use({ browserToAttack });

    test("a page that is not allowed can neither read nor change anything", async ({
      app,
      backend,
      newAttackTab,
      desk,
      evil,
      profile,
    }) => {
      const tab = await newAttackTab();
      await signIn(tab, { app, backend }, desk.local);
      const { port } = desk;
      for (const [name, origin] of [
        ["on another port", evil.local],
        ["of another site", evil.remote],
        ["of another site by https", evil.remote.replace("http:", "https:")],
        ["with an allowed app's host and port, but another scheme", `https://localhost:${port}`],
        ["with an allowed app's port on another name of the computer", `http://127.0.0.1:${port}`],
        ["with an allowed app's port on a name below it", `http://sub.localhost:${port}`],
        ["with an allowed app's host on another port", `https://desk.example.com:${evil.port}`],
      ] as const) {
        await test.step(`from a page ${name}`, async () => {
          await tab.goto(origin);
          expect(await expectAllRefused(tab, backend)).toBeGreaterThan(gets.length);
        });
      }
      const data = `data:text/html,${encode(runnerPage)}`;
      await test.step("from frames without an origin on an allowed app's page", async () => {
        for (const attributes of [
          { sandbox: "allow-scripts", srcdoc: runnerPage },
          { sandbox: "allow-scripts allow-forms", src: desk.local },
          { src: data },
        ]) {
          await tab.goto(desk.local);
          const reached = await expectAllRefused(tab, backend, (code) => inFrame(attributes, code));
          expect(reached).toBeGreaterThan(gets.length);
        }
      });
      await test.step("from a data: page and a file, which some browsers keep from us", async () => {
        const file = join(profile.folder, "page.html");
        writeFileSync(file, runnerPage);
        for (const url of [data, pathToFileURL(file).href]) {
          await tab.goto(url);
          await expectAllRefused(tab, backend);
        }
      });
    });

    test("a link or form of a page that is not allowed begins nothing, even with all sessions", async ({
      app,
      backend,
      desk,
      evil,
      newAttackTab,
      profile,
    }) => {
      const tab = await newAttackTab();
      await signIn(tab, { app, backend }, desk.local);
      const cookies = await tab.cookies();
      const connect = `${backend.origin}/connect?type=messenger&take_over=true`;
      const file = join(profile.folder, "page.html");
      writeFileSync(file, runnerPage);
      const data = `data:text/html,${encode(runnerPage)}`;
      const topFrame = { sandbox: "allow-scripts allow-top-navigation", src: data };
      const inTopFrame = follow(connect, { target: "_top" });

      for (const [name, page, code, status] of [
        ["a link of another site", evil.remote, follow(connect), 400],
        ["a form of another site", evil.remote, submit("get", connect), 400],
        ["a link by https", evil.remote.replace("http:", "https:"), follow(connect), 400],
        [
          "a link that hides its page",
          evil.local,
          follow(connect, { referrerPolicy: "no-referrer" }),
          400,
        ],
        ["a form that hides its page", `${evil.local}/no-referrer`, submit("get", connect), 400],
        ["a frame without an origin", evil.local, inFrame(topFrame, inTopFrame), 400],
        ["an allowed app's frame without one", desk.local, inFrame(topFrame, inTopFrame), 400],
        ["a data: page", data, follow(connect), 400],
        ["a file", pathToFileURL(file).href, follow(connect), 400],
        [
          "another app in the link",
          desk.local,
          follow(`${connect}&app=${encode(desk.https)}`),
          400,
        ],
        ["an app that is named twice", evil.remote, follow(`${connect}&app=x&app=y`), 400],
        ["our own origin as app", evil.remote, follow(withApp(connect, backend.origin)), 400],
      ] as const) {
        await test.step(`${name} gets ${status}`, async () => {
          await tab.goto(page);
          expect(await open(tab, backend, code)).toMatchObject({ status, cors: [] });
          await expect.poll(() => tab.text()).toContain("bad_app");
          // A reload keeps the page that has sent the user.
          const answers = await answersFromNow(backend);
          await tab.reload();
          expect(await answers()).toMatchObject([{ status }]);
        });
      }
      for (const url of [...getsOf(backend), ...targetsOf(backend).map((each) => each.url)]) {
        await test.step(`a form that sends POST to ${new URL(url).pathname} gets 405`, async () => {
          await tab.goto(evil.local);
          expect(await open(tab, backend, submit("post", url))).toMatchObject({ status: 405 });
        });
      }
      for (const [path, status] of [
        ["/auth/facebook/channels", 403],
        [`/auth/facebook/account/${backend.accountId}`, 403],
        ["/auth/facebook/callback?code=guess&state=guess", 400],
        ["/continue?ticket=guess", 403],
        ["/signin?ticket=guess", 403],
      ] as const) {
        await test.step(`a link to ${path} gets ${status}`, async () => {
          await tab.goto(evil.local);
          const answer = await open(tab, backend, follow(`${backend.origin}${path}`));
          expect(answer).toMatchObject({ status, cors: [] });
        });
      }
      expect(await tab.cookies()).toEqual(cookies);
      await backend.expectUntouched();
    });

    test("a page that was not allowed cannot use the web UI's session, not even by a reload", async ({
      app,
      backend,
      desk,
      evil,
      newAttackTab,
    }) => {
      const tab = await newAttackTab();
      await signIn(tab, { app, backend }, desk.local);
      const cookies = await tab.cookies();
      const link = `${backend.origin}/connect?type=messenger&take_over=true`;
      for (const code of [follow(link), submit("get", link)]) {
        await tab.goto(evil.local);
        expect(await open(tab, backend, code)).toMatchObject({ status: 200 });
        await refuse(app, evil.local);
        await expect.poll(() => tab.text()).toContain("not_allowed");
        expect(await tab.cookies()).toEqual(cookies);
        await backend.expectUntouched();
      }
      // The third question of this page. The fourth is refused.
      await tab.reload();
      await refuse(app, evil.local);
      await expect.poll(() => tab.text()).toContain("not_allowed");
      await tab.reload();
      await expect.poll(() => tab.text()).toContain("asked_too_often");
      await backend.expectUntouched();
    });

    test("a link that names an allowed app begins nothing without a click on our own page", async ({
      app,
      backend,
      desk,
      evil,
      newAttackTab,
    }) => {
      const tab = await newAttackTab();
      await signIn(tab, { app, backend }, desk.local);
      const connect = `${backend.origin}/connect?type=messenger&take_over=true&redirect_path=%2Fback`;
      const forged = withApp(connect, desk.https);
      for (const [page, referrerPolicy] of [
        [evil.remote.replace("http:", "https:"), ""],
        [evil.local, "no-referrer"],
      ] as const) {
        await tab.goto(page);
        expect(await open(tab, backend, follow(forged, { referrerPolicy }))).toMatchObject({
          status: 200,
        });
        await expect.poll(() => tab.text()).toContain(`Continue to Facebook for ${desk.https}`);
        await tab.reload();
        await expect.poll(() => tab.text()).toContain(`Continue to Facebook for ${desk.https}`);
        await backend.expectUntouched();
      }
      await test.step("not in a frame", async () => {
        await tab.goto(evil.remote);
        const answers = await answersFromNow(backend);
        await tab.run(frameAll([forged]));
        expect(await answers()).toMatchObject([{ status: 403 }]);
      });
      await test.step("not for a page that differs from the link", async () => {
        await tab.goto(evil.local);
        expect(await open(tab, backend, follow(forged))).toMatchObject({ status: 400 });
      });
      await test.step("and after the click, no other people's Pages are taken over", async () => {
        await tab.goto(forged);
        await tab.click("button");
        await expect
          .poll(() => tab.url())
          .toMatch(
            /^https:\/\/desk\.example\.com:\d+\/back\?error=.+&error_code=foreign_take_over/,
          );
        await backend.expectUntouched();
      });
    });

    test("an allowed app in a frame of another site has no session and begins nothing", async ({
      app,
      backend,
      desk,
      evil,
      newAttackTab,
    }) => {
      const tab = await newAttackTab();
      await signIn(tab, { app, backend }, desk.local);
      const targets = targetsOf(backend).filter(
        ({ method, url }) => method === "DELETE" || url.endsWith("/channels"),
      );
      const frame = { src: desk.local };
      await tab.goto(evil.remote);
      const answers = await answersFromNow(backend);
      const learned = await tab.run<readonly Learned[]>(inFrame(frame, fetchAll(targets)));
      for (const each of learned) expect(each).toMatch(/^(401 .*signed_out|TypeError$)/);
      await tab.run(inFrame(frame, follow(`${backend.origin}/connect?type=messenger`)));
      await expect
        .poll(async () =>
          (await answers()).find(({ request }) => request.startsWith("GET /connect")),
        )
        .toMatchObject({ status: 403 });
      await backend.expectUntouched();
    });

    test("an allowed app cannot use another app's session, and neither can its server", async ({
      app,
      backend,
      desk,
      newAttackTab,
      shop,
    }) => {
      const tab = await newAttackTab();
      await signIn(tab, { app, backend }, desk.local);
      await tab.goto(shop.local);
      const targets = targetsOf(backend).filter(
        ({ method, url }) => method === "DELETE" || url.endsWith("/channels"),
      );
      for (const learned of await tab.run<readonly Learned[]>(fetchAll(targets))) {
        expect(learned).toMatch(/^(401 .*signed_out|TypeError$|405)/);
      }
      const [received = ""] = shop.cookies;
      expect(received).toContain("pagekeeper.app.");
      await tab.goto(shop.local);
      const openSession = `${backend.origin}/auth/facebook/session?redirect_path=%2Fback`;
      await open(tab, backend, follow(openSession));
      const own = (await tab.cookies()).filter(({ name }) => !received.includes(name));
      expect(own).toHaveLength(1);
      // The server also tries the other app's session under the name of its own.
      const renamed = received.replaceAll(/pagekeeper\.app\.[^=]+/g, own[0]?.name ?? "");
      for (const cookie of [received, renamed, `${renamed}; ${received}`]) {
        const response = await fetch(`${backend.origin}/auth/facebook/channels`, {
          headers: { origin: shop.local, cookie },
        });
        expect(response.status).toBe(401);
      }
      await backend.expectUntouched();
    });

    test("an allowed app's page reaches the guide's routes only, and none once it is removed", async ({
      app,
      backend,
      desk,
      newAttackTab,
    }) => {
      const tab = await newAttackTab();
      await signIn(tab, { app, backend }, desk.local);
      const other = ["/inbox/conversations", "/inbox/messages/1", "/", "/signin?ticket=guess"];
      const more = ["/continue?ticket=guess", "/connect?type=messenger", "/assets/index.js"];
      const targets = [...other, ...more].flatMap((path): Target[] =>
        (["GET", "POST", "DELETE"] as const).map((method) => ({
          method,
          url: `${backend.origin}${path}`,
        })),
      );
      const answers = await answersFromNow(backend);
      const learned = await tab.run<readonly Learned[]>(fetchAll(targets));
      expect(learned).toEqual(targets.map(() => "TypeError"));
      const all = await answers();
      expect(all.length).toBeGreaterThanOrEqual(targets.length);
      for (const { status, cors } of all) {
        expect([403, 405]).toContain(status);
        expect(cors).toEqual([]);
      }
      const list = fetchAll([{ method: "GET", url: `${backend.origin}/auth/facebook/channels` }]);
      expect(await tab.run<readonly Learned[]>(list)).toEqual([expect.stringMatching(/^200 /)]);

      await app.window.evaluate((origin) => window.pagekeeper?.removeWebApp(origin), desk.local);
      await expectAllRefused(tab, backend);
    });

    test("a browser that did not ask gets nothing from the answer", async ({
      app,
      backend,
      evil,
      newAttackTab,
    }) => {
      const asking = await newAttackTab();
      const other = await newAttackTab();
      const link = `${backend.origin}/connect?type=messenger`;
      await asking.goto(evil.local);
      await open(asking, backend, follow(link));
      await expect.poll(async () => (await asking.cookies()).length).toBe(1);
      const cookies = await asking.cookies();
      await allowWebApp(app.window, evil.local);
      await expect.poll(() => asking.url()).not.toContain(backend.origin);

      // Its cookie has been used up. A page on another port of localhost can set it anywhere.
      for (const cookie of cookies) await other.setCookie(cookie);
      for (const url of [link, withApp(link, evil.local)]) {
        await other.goto(url);
        expect(new URL(other.url()).origin).toBe(backend.origin);
      }
      expect(await other.cookies()).toEqual(cookies);
    });

    test("pages that ask again and again are refused for a while", async ({
      backend,
      evil,
      newAttackTab,
    }) => {
      const link = `${backend.origin}/connect?type=messenger`;
      const asked = [];
      for (const name of ["one", "two", "three", "four"]) {
        const tab = await newAttackTab();
        await tab.goto(`http://${name}.localhost:${evil.port}`);
        asked.push((await open(tab, backend, follow(link))).status);
      }
      expect(asked).toEqual([200, 200, 200, 429]);
      await backend.expectUntouched();
    });

    test("a name that is rebound to this computer gets nothing, even if an app of that name is allowed", async ({
      backend,
      newAttackTab,
    }) => {
      const { port } = new URL(backend.origin);
      const tab = await newAttackTab();
      for (const name of ["desk.example.com", "evil.example", "sub.localhost"]) {
        const answers = await answersFromNow(backend);
        // Chromium shows a page of its own for a response without a body.
        await tab.goto(`http://${name}:${port}/auth/facebook/channels`).catch(() => undefined);
        expect(await answers()).toMatchObject([{ status: 403, cors: [] }]);
        expect(await tab.text()).not.toContain("channels");
      }
    });

    test.describe("if the apps were allowed in practice mode", () => {
      test.use({ allowedFor: "practice" });

      test("they are not allowed to use real accounts", async ({ backend, desk, newAttackTab }) => {
        const tab = await newAttackTab();
        await tab.goto(desk.local);
        expect(await expectAllRefused(tab, backend)).toBeGreaterThan(gets.length);
        await open(tab, backend, follow(`${backend.origin}/auth/facebook/session`));
        await expect.poll(() => tab.text()).toContain(desk.local);
        expect((await tab.cookies()).map(({ name }) => name)).toEqual([
          expect.stringMatching(/^pagekeeper\.ask\./),
        ]);
      });
    });
  });
}

const withApp = (url: string, app: string) => `${url}&app=${encode(app)}`;

/** Answers the question about the app with "Don't allow". */
const refuse = (app: App, origin: string) =>
  webAppQuestion(app.window, origin).getByRole("button", { name: "Don't allow" }).click();
