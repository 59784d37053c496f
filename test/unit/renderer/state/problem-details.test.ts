import { expect, it } from "vitest";
import { accountDetails, problemDetails } from "../../../../renderer/state/problem-details.ts";
import { account, failing } from "../fixtures.ts";

it("lists the account, the codes and the trace of a failing account", () => {
  expect(accountDetails(account("messenger", 1, failing))).toEqual([
    "Page 1, Page 1",
    "reconnect",
    "Facebook error 190, subcode 460",
    "fbtrace_id AbC",
    "2026-11-22T08:00:00.000Z",
  ]);
});

it("includes Facebook's own message", () => {
  const details = { graphCode: 4, facebookSays: "Too many calls." };
  expect(problemDetails({ code: "throttled", message: "…", details })).toEqual([
    "throttled",
    "Facebook error 4",
    "Facebook says: “Too many calls.”",
  ]);
});

it("includes the error code of a failed webhook subscription of a working account", () => {
  const message = "Facebook does not send this Page's events.";
  const subscription = { state: "failed", message, details: { graphCode: 3 } } as const;
  expect(accountDetails({ ...account("messenger", 1), subscription })).toEqual([
    "Page 1, Page 1",
    "works",
    "2026-11-22T08:00:00.000Z",
    "webhook",
    "Facebook error 3",
  ]);
});

it("lists nothing for a working account", () => {
  expect(accountDetails(account("messenger", 1))).toEqual([]);
});

it("lists the code of a problem without details", () => {
  expect(problemDetails({ code: "timed_out", message: "…" })).toEqual(["timed_out"]);
});
