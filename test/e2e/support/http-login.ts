/**
 * Logs in by sending the requests that a browser would send. This is faster than using a browser,
 * so tests of other features log in this way.
 */
import { type APIRequestContext, expect, request } from "@playwright/test";
import { answerSteps } from "../../support/practice-dialog.ts";
import type { App } from "./app.ts";
import { type Channel, connectButton } from "./ui.ts";

/** Clicks Connect and logs in. Resolves when the flow has ended. */
export async function connect(app: App, channel: Channel): Promise<void> {
  await connectButton(app.window, channel).click();
  await logIn(await app.openedLink());
}

/**
 * Opens a login link and submits the practice dialog unchanged. Resolves when the flow has ended.
 */
export async function logIn(link: string): Promise<void> {
  const browser = await request.newContext();
  try {
    await submitDialog(browser, link);
  } finally {
    await browser.dispose();
  }
}

async function submitDialog(browser: APIRequestContext, link: string): Promise<void> {
  const dialog = await browser.get(link);
  const { origin, pathname } = new URL(dialog.url());
  const location = await answerSteps(await dialog.text(), {}, async (form) => {
    const answer = await browser.post(`${origin}${pathname}`, {
      headers: { origin, "content-type": "application/x-www-form-urlencoded" },
      data: form.toString(),
      // Does not follow the redirect, because Playwright would send the content type again, which
      // browsers do not do.
      maxRedirects: 0,
    });
    return { body: await answer.text(), location: answer.headers()["location"] ?? "" };
  });
  const callback = await browser.get(location);
  expect(callback.status()).toBe(200);
}
