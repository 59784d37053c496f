import type { Session } from "electron";
import { beforeEach, expect, it, vi } from "vitest";
import {
  limitUpdateRequests,
  type UpdateRequests,
} from "../../../../main/desktop/updates/update-requests.ts";
import { fake } from "../../../support/fake.ts";

type Listener = (
  details: object,
  callback: (response: { readonly cancel?: boolean }) => void,
) => void;

let before: Listener;
let received: Listener;
const closeAllConnections = vi.fn(async () => undefined);
let requests: UpdateRequests;

beforeEach(() => {
  closeAllConnections.mockClear();
  const webRequest = {
    onBeforeRequest: (listener: Listener) => {
      before = listener;
    },
    onHeadersReceived: (listener: Listener) => {
      received = listener;
    },
  };
  requests = limitUpdateRequests(
    fake<Session>({ webRequest: webRequest as never, closeAllConnections }),
  );
});

function isCancelled(listener: Listener, details: object = {}): boolean {
  let cancelled = false;
  listener(details, ({ cancel = false }) => {
    cancelled = cancel;
  });
  return cancelled;
}

const answer = (length?: string, url = "https://example.invalid/latest.yml") => ({
  url,
  statusCode: 200,
  responseHeaders: length === undefined ? {} : { "Content-Length": [length] },
});

it("cancels the requests of a redirect that leads in a circle", () => {
  requests.start("check");
  const results = Array.from({ length: 25 }, () => isCancelled(before));
  expect(results.indexOf(true)).toBe(20);
  requests.start("download");
  expect(isCancelled(before)).toBe(false);
});

it("cancels every request before the first step and after the last", () => {
  expect(isCancelled(before)).toBe(true);
  requests.start("check");
  requests.stop();
  expect(isCancelled(before)).toBe(true);
  expect(closeAllConnections).toHaveBeenCalledOnce();
});

it.each([
  ["check", answer("1000"), false],
  ["check", answer("6000000"), true],
  ["check", answer(), true],
  ["check", answer("many"), true],
  ["check", answer(undefined, "https://github.com/a/b/releases.atom"), false],
  ["check", { ...answer(), statusCode: 302 }, false],
  ["download", answer("500000000"), false],
  ["download", answer("2000000000"), true],
  ["download", answer(), true],
] as const)("during a %s, judges the answer %o by its length", (step, details, cancelled) => {
  requests.start(step);
  expect(isCancelled(received, details)).toBe(cancelled);
});
