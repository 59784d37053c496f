import { describe, expect, it } from "vitest";
import type { FlowEnd } from "../../main/channels/connect/browser-flows.ts";
import { type Browser, startTestBackend, type TestBackend } from "./support/backend.ts";
import { connected, failed } from "./support/fakes.ts";
import { ownFetch, tab } from "./support/request.ts";

const withMessage = (end: FlowEnd, message: string): FlowEnd => ({
  ...end,
  result: { ok: false, problem: { code: "cancelled", message, responsible: "user" } },
});

describe("the web UI", () => {
  it.each(["/", "/settings/channels?x=1", "/done/other", "//double"])(
    "is served to a signed-in browser at %s",
    async (path) => {
      const { signIn } = await startTestBackend();
      const browser = await signIn();
      const response = await browser.ask(path, { headers: tab("none") });
      expect(response).toMatchObject({ status: 200, body: expect.stringContaining("web ui") });
      expect(response.headers["content-security-policy"]).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; " +
          "img-src 'self' data: http://localhost:1; connect-src 'self'; " +
          "frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      );
    },
  );

  it("is not served to a signed-out browser", async () => {
    const { ask } = await startTestBackend();
    for (const path of ["/", "/settings"]) {
      const response = await ask(path, { headers: tab("none") });
      expect(response).toMatchObject({
        status: 401,
        body: expect.stringContaining("Open in browser"),
      });
    }
    expect((await ask("/assets/index-abc123.js")).status).toBe(401);
  });

  it("redirects from 127.0.0.1 to localhost, where its cookie is valid", async () => {
    const { backend, ask } = await startTestBackend();
    const headers = { ...tab("none"), Host: `127.0.0.1:${backend.port}` };
    expect(await ask("/settings?a=1", { headers })).toMatchObject({
      status: 302,
      headers: { location: `${backend.origin}/settings?a=1` },
    });
  });

  describe("for the result of a login in its address", () => {
    const success = "?facebook_connected=true&type=messenger";
    const isMarked = async (browser: Browser, path: string) => {
      const { body } = await browser.ask(path, { headers: tab("cross-site") });
      return body.includes("<html data-own-result ");
    };
    /** Connects in this browser. Returns the address that the browser is redirected to. */
    async function logIn({ flows }: TestBackend, browser: Browser, end: FlowEnd): Promise<string> {
      await browser.ask("/connect?type=messenger");
      flows.end = async () => end;
      const path = `/auth/facebook/callback?code=c&state=${flows.state}`;
      const { headers } = await browser.ask(path, { headers: tab("cross-site") });
      return headers.location ?? "";
    }

    it.each([success, "?error=Call+555-0100&error_code=x", "?a=1&error=x&error_code=cancelled"])(
      "marks no page that a link opens with %s",
      async (search) => {
        const { signIn } = await startTestBackend();
        expect(await isMarked(await signIn(), `/${search}`)).toBe(false);
      },
    );

    it.each([
      ["a success", connected("web", "/settings?a=1#part")],
      ["an error", failed("web", "/settings?a=ä")],
      ["a percent sign", withMessage(failed("web", "/"), "100% & “more” +\ud800")],
    ])("marks the page of %s once, and in the right browser only", async (_name, end) => {
      const test = await startTestBackend();
      const [browser, other] = [await test.signIn(), await test.signIn()];
      const [target = ""] = (await logIn(test, browser, end)).split("#");
      expect(await isMarked(other, target)).toBe(false);
      expect(await isMarked(browser, "/?error=Call+555-0100&error_code=x")).toBe(false);
      expect(await isMarked(browser, "/")).toBe(false);
      expect(await isMarked(browser, target)).toBe(true);
      expect(await isMarked(browser, target)).toBe(false);
    });

    it("marks the page of a link that cannot start a login", async () => {
      const browser = await (await startTestBackend()).signIn();
      const { headers } = await browser.ask("/connect?type=whatsapp&redirect_path=/x");
      expect(await isMarked(browser, headers.location ?? "")).toBe(true);
    });

    it("marks no page after a login that the window started", async () => {
      const test = await startTestBackend();
      const browser = await test.signIn();
      await logIn(test, browser, connected("desktop", "/"));
      expect(await isMarked(browser, `/${success}`)).toBe(false);
    });
  });

  it("lets browsers cache its hashed files", async () => {
    const { signIn } = await startTestBackend();
    const browser = await signIn();
    const response = await browser.ask("/assets/index-abc123.js", { headers: ownFetch });
    expect(response).toMatchObject({ status: 200, body: "export {};" });
    expect(response.headers["content-type"]).toContain("text/javascript");
    expect(response.headers["cache-control"]).toBe("private, max-age=31536000, immutable");
  });

  it.each([
    "/assets/",
    "/assets",
    "/assets/missing.js",
    "/assets/.hidden",
    "/assets/../beside.txt",
    "/assets/..%2fbeside.txt",
    "/assets/%2e%2e/beside.txt",
    "/assets/..%5cbeside.txt",
    "/assets/%00",
    "/beside.txt",
    "/auth/facebook/unknown",
    "/auth/",
  ])("serves no file at %s", async (path) => {
    const { signIn } = await startTestBackend();
    const browser = await signIn();
    const response = await browser.ask(path, { headers: ownFetch });
    expect([400, 404]).toContain(response.status);
    expect(response.headers["cache-control"]).toBe("no-store");
    expect(JSON.parse(response.body)).toHaveProperty("error.code");
  });
});
