import { expect, it, onTestFinished } from "vitest";
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

it("returns the name of an app whose ID and secret match, in two calls", async () => {
  const { practice, verify } = await open();
  expect(await verify()).toEqual({ ok: true, value: { name: "Pagekeeper" } });
  expect(practice.control.calls().map(({ method, path }) => `${method} ${path}`)).toEqual([
    "POST /v26.0/oauth/access_token",
    "POST /v26.0/",
    "GET /debug_token",
  ]);
});

it("accepts the app if Meta requires a proof on every call", async () => {
  const { practice, verify } = await open();
  practice.control.do({ action: "proof", proof: "required" });
  expect((await verify()).ok).toBe(true);
});

it.each([
  ["a wrong id", { appId: "1" }, "app_id_unknown"],
  ["a wrong secret", { appSecret: "f".repeat(32) }, "app_secret_wrong"],
])("reports %s", async (_name, other, code) => {
  const { verify } = await open();
  expect(await verify(other)).toMatchObject({
    ok: false,
    problem: { code, responsible: "operator" },
  });
});

it("reports an app of type Native or Desktop even if its ID and secret match", async () => {
  const { practice, verify } = await open();
  practice.control.do({ action: "app-type", appType: "native" });
  expect(await verify()).toMatchObject({ ok: false, problem: { code: "app_type_native" } });
});

it.each([
  ["hanging up", { action: "service", service: "refusing" }, "facebook_down"],
  ["down", { action: "service", service: "down" }, "facebook_down"],
  ["answering in HTML", { action: "service", service: "html" }, "facebook_not_json"],
  ["throttling", { action: "limits", limits: "app" }, "throttled"],
] as const)(
  "does not blame the ID or the secret if Facebook is %s",
  async (_name, command, code) => {
    const { practice, verify } = await open();
    practice.control.do(command);
    expect(await verify()).toMatchObject({ ok: false, problem: { code } });
  },
);
