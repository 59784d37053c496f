/**
 * Chromium and Firefox with the same steps, so that a journey through a web app runs in both.
 * Playwright cannot drive the system's Firefox, so both use Puppeteer.
 */
import { existsSync } from "node:fs";
import { expect } from "@playwright/test";
import puppeteer, { type Browser, type LaunchOptions, type Page } from "puppeteer-core";
import { chromiumCandidates, chromiumSwitches } from "./browser.ts";

export const browserNames = ["Chromium", "Firefox"] as const;
export type BrowserName = (typeof browserNames)[number];

export interface WebBrowserOptions {
  /** The folder of the browser's profile, which persists when the browser restarts. */
  readonly profile: string;
  /** Host names that lead to this computer. */
  readonly localNames: readonly string[];
  /** A port of 127.0.0.1 that the browser treats as a server on the internet. */
  readonly publicPort?: number;
  /** A proxy on this computer, for all other hosts. */
  readonly proxyPort: number;
}

/** A role and a name, as a screen reader announces them. */
export type Role = "button" | "link" | "radio";

/** A tab of the browser. */
export interface WebTab {
  goto(address: string): Promise<void>;
  /** Follows a link to `address`, as a script of the page does. */
  leaveFor(address: string): Promise<void>;
  reload(): Promise<void>;
  address(): string;
  /** The text that the page shows. Empty while the tab loads a page. */
  text(): Promise<string>;
  /** Waits for the element and clicks it with the mouse. */
  click(role: Role, name: string): Promise<void>;
  /** Waits until the page shows this text. */
  expectText(text: string): Promise<void>;
  expectNoText(text: string): Promise<void>;
  expectAddress(address: string | RegExp): Promise<void>;
}

export interface WebBrowser extends AsyncDisposable {
  newTab(): Promise<WebTab>;
  /**
   * Decides whether the pages of this origin may send requests to this computer. Users decide this
   * when the browser asks them.
   */
  setLocalRequests(origin: string, state: PermissionState): Promise<void>;
}

const firefoxCandidates = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];

export async function launchWebBrowser(
  name: BrowserName,
  options: WebBrowserOptions,
): Promise<WebBrowser> {
  const browser = await launchPuppeteer(name, options);
  return {
    newTab: async () => createTab(await browser.newPage()),
    setLocalRequests: (...decision) =>
      name === "Chromium"
        ? setInChromium(browser, ...decision)
        : setInFirefox(browser, ...decision),
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

/** Launches the browser for tests that need more than the steps of `WebTab`. */
export const launchPuppeteer = (name: BrowserName, options: WebBrowserOptions): Promise<Browser> =>
  puppeteer.launch({
    headless: true,
    userDataDir: options.profile,
    // The tests' certificate is signed by nobody.
    acceptInsecureCerts: true,
    // Playwright ends the tests on these signals.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ...(name === "Chromium" ? chromiumOptions(options) : firefoxOptions(options)),
  });

function chromiumOptions({ localNames, publicPort, proxyPort }: WebBrowserOptions): LaunchOptions {
  const rules = localNames.map((name) => `MAP ${name} 127.0.0.1`);
  return {
    browser: "chrome",
    executablePath: firstOf(chromiumCandidates),
    args: [
      ...chromiumSwitches(),
      `--proxy-server=127.0.0.1:${proxyPort}`,
      `--proxy-bypass-list=${["localhost", "127.0.0.1", ...localNames].join(";")}`,
      `--host-resolver-rules=${rules.join(",")}`,
      ...(publicPort === undefined
        ? []
        : [`--ip-address-space-overrides=127.0.0.1:${publicPort}=public`]),
    ],
  };
}

function firefoxOptions({ localNames, publicPort, proxyPort }: WebBrowserOptions): LaunchOptions {
  return {
    browser: "firefox",
    executablePath: firstOf(firefoxCandidates),
    // Release builds ignore Puppeteer's address for remote settings without this variable.
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: "1" },
    extraPrefsFirefox: {
      "network.proxy.type": 1,
      "network.proxy.http": "127.0.0.1",
      "network.proxy.http_port": proxyPort,
      "network.proxy.ssl": "127.0.0.1",
      "network.proxy.ssl_port": proxyPort,
      "network.proxy.no_proxies_on": localNames.join(","),
      "network.dns.localDomains": localNames.join(","),
      // Firefox's default, which keeps the cookies of other sites' pages apart. Puppeteer's profile
      // names another value.
      "network.cookie.cookieBehavior": 5,
      // Firefox asks about requests to this computer only if its users have chosen strict tracking
      // protection. These settings make it ask everybody, as Chromium does.
      "network.lna.enabled": true,
      "network.lna.blocking": true,
      ...(publicPort !== undefined && {
        "network.lna.address_space.public.override": `127.0.0.1:${publicPort}`,
      }),
    },
  };
}

function firstOf(candidates: readonly string[]): string {
  const found = candidates.find((path) => existsSync(path));
  if (found === undefined) throw new Error(`No browser found at ${candidates.join(", ")}.`);
  return found;
}

async function setInChromium(browser: Browser, origin: string, setting: PermissionState) {
  const devtools = await browser.target().createCDPSession();
  for (const name of ["local-network-access", "loopback-network"]) {
    await devtools.send("Browser.setPermission", { permission: { name }, setting, origin });
  }
}

const setInFirefox = (browser: Browser, origin: string, state: PermissionState) =>
  browser
    .defaultBrowserContext()
    .setPermission(origin, { permission: { name: "loopback-network" }, state });

function createTab(page: Page): WebTab {
  // biome-ignore lint/performance/useDomNodeTextContent: hidden text is not shown.
  const visibleText = () => document.body.innerText;
  // Fails while the tab loads another page.
  const text = () => page.evaluate(visibleText).catch(() => "");
  return {
    async goto(address) {
      await page.goto(address);
    },
    async leaveFor(address) {
      await page.evaluate((to) => window.location.assign(to), address);
    },
    async reload() {
      await page.reload();
    },
    address: () => page.url(),
    text,
    click: (role, name) => page.locator(`aria/${name}[role="${role}"]`).click(),
    expectText: (expected) => expect.poll(text).toContain(expected),
    expectNoText: (unexpected) => expect.poll(text).not.toContain(unexpected),
    expectAddress: (expected) => {
      const poll = expect.poll(() => page.url());
      return typeof expected === "string" ? poll.toBe(expected) : poll.toMatch(expected);
    },
  };
}
