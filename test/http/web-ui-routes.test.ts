import { describe, expect, it } from "vitest";
import { startTestBackend } from "./support/backend.ts";
import { ownFetch, tab } from "./support/request.ts";

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
