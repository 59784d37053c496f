/** The pair of App ID and secret, asked of the practice Facebook over real sockets. */
import { expect, onTestFinished, test } from "vitest";
import { verifyApp } from "../../../../main/facebook/login/verify-app.ts";
import { startPractice } from "../../../../main/practice/index.ts";
import { systemClock } from "../../../../main/system-clock.ts";

const app = { appId: "123456789012345", appSecret: "0f1e2d3c4b5a69788796a5b4c3d2e1f0" };

async function open() {
  const practice = await startPractice({ ...app, branches: 0 });
  onTestFinished(() => practice.close());
  const verify = (other: Partial<typeof app> = {}) =>
    verifyApp({
      ...app,
      ...other,
      graphOrigin: practice.origin,
      version: "v26.0",
      clock: systemClock,
    });
  return { practice, verify };
}

test("a right pair is told by its app's name, in two calls", async () => {
  const { practice, verify } = await open();
  expect(await verify()).toEqual({ ok: true, value: { name: "Pagekeeper" } });
  expect(practice.control.calls().map(({ method, path }) => `${method} ${path}`)).toEqual([
    "POST /v26.0/oauth/access_token",
    "GET /v26.0/debug_token",
  ]);
});

test("the pair is good where Meta demands a proof for every call, too", async () => {
  const { practice, verify } = await open();
  practice.control.do({ action: "proof", proof: "required" });
  expect((await verify()).ok).toBe(true);
});

test.each([
  ["a wrong id", { appId: "1" }, "app_id_unknown"],
  ["a wrong secret", { appSecret: "f".repeat(32) }, "app_secret_wrong"],
])("%s is named", async (_name, other, code) => {
  const { verify } = await open();
  expect(await verify(other)).toMatchObject({
    ok: false,
    problem: { code, responsible: "operator" },
  });
});

test("an app of type Native or Desktop is named, though its pair is right", async () => {
  const { practice, verify } = await open();
  practice.control.do({ action: "app-type", appType: "native" });
  expect(await verify()).toMatchObject({ ok: false, problem: { code: "app_type_native" } });
});

test.each([
  ["hanging up", { action: "service", service: "refusing" }, "facebook_down"],
  ["down", { action: "service", service: "down" }, "facebook_down"],
  ["answering in HTML", { action: "service", service: "html" }, "facebook_not_json"],
  ["throttling", { action: "limits", limits: "app" }, "throttled"],
] as const)("a Facebook that is %s says nothing of the pair", async (_name, command, code) => {
  const { practice, verify } = await open();
  practice.control.do(command);
  expect(await verify()).toMatchObject({ ok: false, problem: { code } });
});
