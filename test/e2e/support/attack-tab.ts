/** A tab that a test drives by the code of its pages. */
import type { Browser, Page } from "puppeteer-core";

export interface Cookie {
  readonly name: string;
  readonly value: string;
}

export interface AttackTab {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs code in the page. */
  run<T>(code: string): Promise<T>;
  click(selector: string): Promise<void>;
  url(): string;
  /** Empty while the tab loads a page. */
  text(): Promise<string>;
  /** Returns Pagekeeper's cookies in this tab, which shares none with other tabs. */
  cookies(): Promise<readonly Cookie[]>;
  /** Adds a cookie, as a page on another port of localhost can. */
  setCookie(cookie: Cookie): Promise<void>;
}

/** Opens a tab that shares no cookies with other tabs. */
export async function newAttackTab(browser: Browser): Promise<AttackTab> {
  const context = await browser.createBrowserContext();
  return createTab(await context.newPage());
}

function createTab(page: Page): AttackTab {
  const context = page.browserContext();
  return {
    async goto(url) {
      await page.goto(url);
    },
    async reload() {
      await page.reload();
    },
    run: async <T>(code: string) => (await page.evaluate(code)) as T,
    click: (selector) => page.locator(selector).click(),
    url: () => page.url(),
    text: () => page.evaluate("document.body.innerText").then(String, () => ""),
    async cookies() {
      const all = await context.cookies();
      return all
        .filter(({ name, domain }) => domain === "localhost" && name.startsWith("pagekeeper."))
        .map(({ name, value }) => ({ name, value }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    setCookie: (cookie) => context.setCookie({ ...cookie, domain: "localhost", path: "/" }),
  };
}
