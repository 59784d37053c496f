/** Acts like a person's browser: follows links, keeps a cookie and submits the login dialog. */
import { request } from "node:http";
import { text } from "node:stream/consumers";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import { permissions } from "../../../main/practice/permissions.ts";
import {
  danasPages,
  type PageAccess,
  type people,
  samsPages,
} from "../../../main/practice/seed.ts";
import { completeForm } from "../practice-dialog.ts";

interface Response {
  readonly status: number;
  readonly body: string;
  /** The redirect's target, or empty if the response is not a redirect. */
  readonly location: string;
}

export class Browser {
  #cookie = "";

  /** Opens `link`, which is one of the app's sign-in links. */
  static async signIn(link: string): Promise<Browser> {
    const browser = new Browser();
    await browser.open(link);
    return browser;
  }

  /**
   * Sends a GET request or, if there is a `form`, a POST request. The POST request has the headers
   * of a form that a browser submits from a page of the same origin. Does not follow redirects.
   */
  open(url: string, form?: URLSearchParams): Promise<Response> {
    const headers = {
      ...(this.#cookie && { Cookie: this.#cookie }),
      ...(form && {
        Origin: new URL(url).origin,
        "Content-Type": "application/x-www-form-urlencoded",
      }),
    };
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const sending = request(url, { method: form ? "POST" : "GET", headers, agent: false });
    sending.once("error", reject);
    sending.once("response", (response) => {
      const { "set-cookie": cookies, location = "" } = response.headers;
      this.#cookie = cookies?.[0]?.split(";")[0] ?? this.#cookie;
      const status = response.statusCode ?? 0;
      text(response).then((body) => resolve({ status, body, location }), reject);
    });
    sending.end(form?.toString());
    return promise;
  }
}

/** A practice person who connects Pages to a channel. */
export interface PracticeLogin {
  readonly channel: ChannelType;
  readonly person: keyof typeof people;
  readonly pages: readonly PageAccess[];
}

export const danasLogin = (pages: number): PracticeLogin => ({
  channel: "messenger",
  person: "dana",
  pages: danasPages(pages),
});

export const samsLogin: PracticeLogin = { channel: "instagram", person: "sam", pages: samsPages };

/** Returns the login dialog's form with everything checked. */
export const consent = (dialogUrl: string, { person, pages }: PracticeLogin): URLSearchParams =>
  completeForm(
    dialogUrl,
    person,
    pages.map(({ page }) => page.id),
    permissions,
  );
