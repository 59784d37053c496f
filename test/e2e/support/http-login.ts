/** A person's login without a browser: the same addresses, cookies and form, for tests about something else. */
import { type APIRequestContext, expect, request } from "@playwright/test";
import type { App } from "./app.ts";
import { type Channel, connectButton } from "./desktop.ts";

/** From the button to the last page of the browser; the window knows by then. */
export async function connect(app: App, channel: Channel): Promise<void> {
  await connectButton(app.window, channel).click();
  await logIn(await app.openedLink());
}

/** Follows a link of the app's to the practice dialog, leaves everything ticked, and goes on until the flow has ended. */
export async function logIn(link: string): Promise<void> {
  const browser = await request.newContext();
  try {
    await answerDialog(browser, link);
  } finally {
    await browser.dispose();
  }
}

async function answerDialog(browser: APIRequestContext, link: string): Promise<void> {
  const dialog = await browser.get(link);
  const form = formOf(await dialog.text());
  form.append("answer", "continue");
  const { origin, pathname } = new URL(dialog.url());
  const answer = await browser.post(`${origin}${pathname}`, {
    headers: { origin, "content-type": "application/x-www-form-urlencoded" },
    data: form.toString(),
    // The header would go along, which a browser sees to that it does not.
    maxRedirects: 0,
  });
  const callback = await browser.get(answer.headers()["location"] ?? "");
  expect(callback.status()).toBe(200);
}

/** What a browser would send of the form as it stands. */
function formOf(page: string): URLSearchParams {
  const form = new URLSearchParams();
  for (const [input] of page.matchAll(/<input [^>]*>/g)) {
    const name = attribute(input, "name");
    const sent = input.includes('type="hidden"') || input.includes(" checked>");
    if (sent && name !== undefined) form.append(name, attribute(input, "value") ?? "");
  }
  return form;
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(` ${name}="([^"]*)"`)
    .exec(tag)?.[1]
    ?.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
