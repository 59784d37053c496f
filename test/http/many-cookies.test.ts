/** Tests requests with the cookies that other programs on localhost have left in the browser. */
import { expect, it } from "vitest";
import { serverTexts } from "../../main/i18n/en/server.ts";
import { startTestBackend } from "./support/backend.ts";
import { tab } from "./support/request.ts";

const otherCookies = (count: number) =>
  Array.from({ length: count }, (_, index) => `other${index}=${"x".repeat(3_500)}`).join("; ");

it.each([6, 18, 36])("finishes a login behind %i cookies of 3.5 kB", async (count) => {
  const { ask, signIn, flows } = await startTestBackend();
  const { cookie } = await signIn();
  const headers = { ...tab("none"), Cookie: `${otherCookies(count)}; ${cookie}` };
  expect((await ask("/connect?type=messenger", { headers })).status).toBe(302);
  const path = `/auth/facebook/callback?code=c&state=${flows.state}`;
  const back = await ask(path, { headers: { ...headers, ...tab("cross-site") } });
  expect(back.status).toBe(303);
});

it.each([40, 180])("says what to do about %i cookies of 3.5 kB", async (count) => {
  const { ask, logLines } = await startTestBackend();
  const headers = { ...tab("none"), Cookie: otherCookies(count) };
  const { status, body } = await ask("/", { headers });
  expect(status).toBe(431);
  expect(body).toContain(serverTexts.failures.headers_too_long.title);
  expect(body).toContain("Delete your browser's cookies for localhost");
  expect(logLines).toEqual(['{"event":"http.unreadable","error":"HPE_HEADER_OVERFLOW"}']);
});
