import { expect, it } from "vitest";
import { z } from "zod";
import type { Problem } from "../../../../main/channels/model.ts";
import { errorTable } from "../../../../main/facebook/errors/error-table.ts";
import type { FacebookCode } from "../../../../main/facebook/errors/problem-codes.ts";
import {
  type NonTableCode,
  nonTableProblems,
  problem,
} from "../../../../main/facebook/errors/problems.ts";
import { readResult } from "../../../../main/facebook/graph/read-response.ts";
import { metaHosts } from "../../../../main/facebook/hosts.ts";
import { type ErrorRow, errorRows, otherShapes } from "../../../support/error-rows.ts";
import { graphError } from "../support/graph.ts";

const subject = { pageId: "104512987345601", appId: "4815162342" };

function problemIn(body: string, status = 400): Problem {
  const result = readResult({ status, body }, z.object({ data: z.array(z.unknown()) }), subject);
  if (result.ok) throw new Error("This was read as a value.");
  return result.problem;
}

const problemFor = (body: unknown): Problem => problemIn(JSON.stringify(body));

const addressOf = ({ link }: ErrorRow) =>
  link?.replace("PAGE", subject.pageId).replace("APP", subject.appId);

it.each([...errorRows, ...otherShapes])("classifies the error $row", (row) => {
  const { health, responsible, remedy, code, sentence: message } = row;
  const { link, ...found } = problemIn(row.body);
  const { details: _, ...verdict } = found;
  expect({ health: verdict.health, remedy: verdict.remedy, ...verdict }).toEqual({
    health,
    remedy,
    responsible,
    code,
    message,
  });
  expect(link?.url).toBe(addressOf(row));
});

it.each([...errorRows, ...otherShapes])(
  "classifies the error $row even if the status is 200",
  ({ body, code }) => {
    expect(problemIn(body, 200).code).toBe(code);
  },
);

it("treats HTML with status 502 as an outage", () => {
  expect(problemIn("<h1>Bad Gateway</h1>", 502).code).toBe("facebook_down");
});

it("has a sample error for every code in the table", () => {
  const met = new Set(errorRows.map(({ code }) => code));
  const notInResearch = ["redirect_uri_mismatch"];
  const codes = new Set(errorTable.map(([, , , , code]) => code));
  expect([...codes].filter((code) => !met.has(code))).toEqual(notInResearch);
});

it("gives a code the same responsible party and remedy with and without a Graph error", () => {
  const isProblem = (code: FacebookCode): code is NonTableCode => code in nonTableProblems;
  for (const [, health, responsible, remedy, code] of errorTable) {
    if (isProblem(code)) expect(problem(code)).toMatchObject({ responsible, remedy });
    if (isProblem(code)) expect(health).toBe("unchanged");
  }
});

it("links only to sites of Meta", () => {
  const links = errorRows.flatMap(({ body }) => problemIn(body).link ?? []);
  expect(links.length).toBeGreaterThan(10);
  for (const { url } of links) {
    const { protocol, hostname } = new URL(url);
    expect([protocol, metaHosts.includes(hostname as never)]).toEqual(["https:", true]);
  }
});

it("does not let a Page's id change where a link leads", () => {
  const result = readResult(
    { status: 400, body: JSON.stringify(graphError(190, 492)) },
    z.unknown(),
    { pageId: "../@evil.example/?", appId: "1" },
  );
  const { link } = result.ok ? {} : result.problem;
  expect(link?.url).toBe(
    "https://www.facebook.com/..%2F%40evil.example%2F%3F/settings/?tab=profile_access",
  );
});

it.each([
  ["a limit marked as transient", { code: 613, is_transient: true }, "throttled"],
  ["a token error marked as transient", { code: 190, is_transient: true }, "facebook_down"],
  ["a limit of another business use case", { code: 80004 }, "throttled"],
  ["an unknown code", { code: 300 }, "facebook_refused"],
  [
    "a wrong secret that has the code of an outage",
    { code: 1, message: "Error validating client secret." },
    "app_secret_wrong",
  ],
  [
    "an unknown app that has the code of a token error",
    { code: 190, message: "Error validating application." },
    "app_misconfigured",
  ],
  [
    "an expired token with the text for a Page that was not selected",
    { code: 190, error_subcode: 463, message: "must be granted before impersonating" },
    "token_expired",
  ],
  ["an error whose numbers are strings", { code: "190", error_subcode: "463" }, "token_expired"],
  [
    "an error with fields of the wrong type",
    { message: 5, code: {}, error_subcode: [], fbtrace_id: 7, error_user_msg: {} },
    "facebook_refused",
  ],
] as const)("classifies %s", (_name, error, code) => {
  expect(problemFor({ error }).code).toBe(code);
});

it("recognises an error that is a list", () => {
  expect(problemFor({ error: ["?"] }).code).toBe("facebook_refused");
});

it("keeps the codes, the trace id and Meta's text for users", () => {
  const body = graphError(190, 463);
  const userMessage = {
    error_user_title: "Log in again",
    error_user_msg: "Your session has ended.",
  };
  expect(problemFor({ error: { ...body.error, ...userMessage } }).details).toEqual({
    graphCode: 190,
    graphSubcode: 463,
    fbtraceId: "F0n/KYH+Z5K",
    facebookSays: "Log in again. Your session has ended.",
  });
});

it("drops a value that does not look like a trace id", () => {
  const found = problemFor({ error: { code: 190, message: "", fbtrace_id: "E".repeat(60) } });
  expect(found.details).toEqual({ graphCode: 190 });
});
