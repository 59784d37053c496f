import type { Page } from "@playwright/test";
import { launchBrowser } from "./support/browser.ts";
import { expect, test } from "./support/fixtures.ts";
import { type Host, hostCallback, hostRelay, portLine } from "./support/relay.ts";

const address = (relay: Host, rest = ""): string => `http://127.0.0.1:${relay.port}/pk/${rest}`;
const callbackPath = "/auth/facebook/callback";

/**
 * Records the tab's requests and its console messages, because the console reports violations of
 * the content security policy.
 */
function watch(tab: Page) {
  const requests: string[] = [];
  const consoleLines: string[] = [];
  tab.on("request", (request) => requests.push(request.url()));
  tab.on("console", (message) => consoleLines.push(message.text()));
  tab.on("pageerror", (error) => consoleLines.push(error.message));
  return { requests, consoleLines };
}

const code = "code=AQD%2Fx%2Bw%20%c3%a9~.-_AbC&state=s-1_2%3D";

const answers = [
  ["a code and its state, with every escape unchanged", code, code],
  ["a code, without Facebook's fragment", `${code}#_=_`, code],
  [
    "a refusal",
    "error_reason=user_denied&error=access_denied&error_description=Permissions+error.&error_code=200&state=s",
    "error_reason=user_denied&error=access_denied&error_description=Permissions+error.&error_code=200&state=s",
  ],
  [
    "an error of the app's setup",
    "error_code=901&error_message=This%20app%20is%20in%20sandbox%20mode&state=s",
    "error_code=901&error_message=This%20app%20is%20in%20sandbox%20mode&state=s",
  ],
  ["a state alone", "state=s", "state=s"],
  [
    "only parameters that Facebook sends",
    `host=evil.example&port=1&redirect_uri=https%3A%2F%2Fevil.example&${code}&Code=x&c%6fde=x&=x&&__proto__=x&constructor#code=x`,
    code,
  ],
] as const;

for (const [name, given, passed] of answers) {
  test(`the relay passes on ${name}`, async ({ tab }) => {
    await using pagekeeper = await hostCallback();
    await using relay = await hostRelay(portLine(pagekeeper.port));
    const { requests, consoleLines } = watch(tab);
    const target = `http://localhost:${pagekeeper.port}${callbackPath}?${passed}`;

    await tab.goto(address(relay, `?${given}`));
    await tab.waitForURL(target);
    await expect(tab).toHaveTitle("Arrived");

    expect(pagekeeper.requests).toEqual([
      { target: `${callbackPath}?${passed}`, referrer: undefined },
    ]);
    expect(requests).toEqual([address(relay, `?${given}`.replace(/#.*/, "")), target]);
    expect(relay.requests).toHaveLength(1);
    expect(consoleLines).toEqual([]);
  });
}

test("the relay keeps nothing of a login in storage or history", async ({ tab }) => {
  await using pagekeeper = await hostCallback();
  await using relay = await hostRelay(portLine(pagekeeper.port));
  await tab.goto(address(relay, `?${code}`));
  await tab.waitForURL(`http://localhost:${pagekeeper.port}/**`);

  const devtools = await tab.context().newCDPSession(tab);
  const { entries } = await devtools.send("Page.getNavigationHistory");
  expect(entries.map(({ url }) => new URL(url).host)).toEqual(["", `localhost:${pagekeeper.port}`]);

  await tab.goto(address(relay));
  const stored = await tab.context().storageState({ indexedDB: true });
  expect(stored).toEqual({ cookies: [], origins: [] });
  const otherStores = () =>
    tab.evaluate(async () => [
      sessionStorage.length,
      localStorage.length,
      (await caches.keys()).length,
      (await indexedDB.databases()).length,
      (await navigator.serviceWorker.getRegistrations()).length,
    ]);
  expect(await otherStores()).toEqual([0, 0, 0, 0, 0]);
});

test("the relay shows a link if the browser blocks the redirect, and hides the code from the address bar", async ({
  tab,
}) => {
  await using pagekeeper = await hostCallback();
  await using relay = await hostRelay(portLine(pagekeeper.port));
  const destination = `http://localhost:${pagekeeper.port}/**`;
  await tab.route(destination, (route) => route.abort("aborted"));
  await tab.goto(address(relay, `?${code}`), { waitUntil: "commit" });

  await expect(tab.getByRole("heading")).toHaveText("Going back to Pagekeeper…");
  await expect(tab.getByText("finished on the computer that runs Pagekeeper")).toBeVisible();
  await expect(tab).toHaveURL(address(relay));

  await tab.unroute(destination);
  await tab.getByRole("link", { name: "Continue to Pagekeeper" }).click();
  await expect(tab).toHaveTitle("Arrived");
  expect(pagekeeper.requests).toEqual([{ target: `${callbackPath}?${code}`, referrer: undefined }]);
});

for (const query of ["", "?utm_source=x", "?Code=x&STATE=y", "#code=x&state=y"]) {
  test(`the relay explains its purpose if it is opened with "${query}"`, async ({ tab }) => {
    await using relay = await hostRelay(portLine(47814));
    const { requests, consoleLines } = watch(tab);
    await tab.goto(address(relay, query));
    await expect(tab.getByRole("heading")).toHaveText("This page sends you back to Pagekeeper");
    await expect(tab.getByRole("link")).toHaveCount(0);
    expect(requests).toHaveLength(1);
    expect(consoleLines).toEqual([]);
  });
}

const invalidPorts = ["", "0", "065", "65536", "123456", "80 ", "+80", "1e3", "0x50", "-1"];
const otherHosts = ["80@evil.example", "80.evil.example", "80/../..", "evil.example", "８０"];
for (const line of [...[...invalidPorts, ...otherHosts].map(portLine), "", '<meta name="port">']) {
  test(`the relay redirects nowhere with ${line || "no line for the port"}`, async ({ tab }) => {
    await using relay = await hostRelay(line);
    const { requests, consoleLines } = watch(tab);
    await tab.goto(address(relay, `?${code}`));
    await expect(tab.getByRole("heading")).toHaveText("This page is not set up");
    await expect(tab.getByText("a number from 1 to 65535")).toBeVisible();
    await expect(tab).toHaveURL(address(relay));
    expect(requests).toHaveLength(1);
    expect(consoleLines).toEqual([]);
  });
}

test("the relay asks the user to turn on JavaScript if it is disabled", async ({ browser }) => {
  await using relay = await hostRelay(portLine(47814));
  await using context = await browser.newContext({ javaScriptEnabled: false });
  const tab = await context.newPage();
  await tab.goto(address(relay, `?${code}`));
  // Selects the element by its tag, because text locators skip noscript elements.
  await expect(tab.locator("noscript p")).toBeVisible();
  await expect(tab.locator("noscript p")).toContainText("Switch JavaScript on for this address");
  await expect(tab.getByText("Going back")).toBeHidden();
  await expect(tab.getByText("not set up")).toBeHidden();
});

test("the relay fits a phone in light and dark mode", async ({ tab }) => {
  await using relay = await hostRelay(portLine(47814));
  await tab.setViewportSize({ width: 320, height: 568 });
  await tab.goto(address(relay));
  const measure = () =>
    tab.evaluate(() => ({
      overflow: document.documentElement.scrollWidth - window.innerWidth,
      colours: [
        getComputedStyle(document.body).color,
        getComputedStyle(document.body).backgroundColor,
      ],
    }));
  const light = await measure();
  await tab.emulateMedia({ colorScheme: "dark" });
  const dark = await measure();
  expect([light.overflow, dark.overflow]).toEqual([0, 0]);
  expect(light.colours).toEqual(["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
  expect(dark.colours).toEqual(["rgb(255, 255, 255)", "rgb(18, 18, 18)"]);
});

test("the relay refuses to be framed", async ({ tab }) => {
  await using relay = await hostRelay(portLine(47814));
  await using other = await hostCallback();
  const { consoleLines } = watch(tab);
  await tab.goto(`http://127.0.0.1:${other.port}/`);
  await tab.setContent(`<iframe src="${address(relay)}"></iframe>`);
  await expect.poll(() => consoleLines.join()).toContain("frame-ancestors");
});

test("the relay redirects from a public page to this computer, although a fetch is blocked", async () => {
  await using pagekeeper = await hostCallback();
  await using relay = await hostRelay(portLine(pagekeeper.port));
  await using stranger = await hostCallback();
  // Makes Chromium treat both servers as public, because Chromium blocks fetches from public pages
  // to localhost.
  const publicServers = [relay, stranger].map(({ port }) => `127.0.0.1:${port}=public`);
  await using browser = await launchBrowser([`--ip-address-space-overrides=${publicServers}`]);
  const tab = await browser.newPage();

  await tab.goto(`http://127.0.0.1:${stranger.port}/`);
  const fetched = tab.evaluate(
    (url) => fetch(url, { mode: "no-cors" }),
    `http://localhost:${pagekeeper.port}/`,
  );
  await expect(fetched).rejects.toThrow("Failed to fetch");

  await tab.goto(address(relay, `?${code}`));
  await expect(tab).toHaveTitle("Arrived");
  expect(pagekeeper.requests.map(({ target }) => target)).toEqual([`${callbackPath}?${code}`]);
});
