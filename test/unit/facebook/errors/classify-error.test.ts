import { expect, test } from "vitest";
import { z } from "zod";
import type { Problem } from "../../../../main/channels/model.ts";
import { errorTable } from "../../../../main/facebook/errors/error-table.ts";
import type { FacebookCode } from "../../../../main/facebook/errors/problem-codes.ts";
import {
  type ProblemCode,
  problem,
  responsibilities,
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

test.each([...errorRows, ...otherShapes])("reads $row", (row) => {
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

test.each([...errorRows, ...otherShapes])(
  "reads $row although the status is 200",
  ({ body, code }) => {
    expect(problemIn(body, 200).code).toBe(code);
  },
);

test("takes HTML with an error's status for an outage", () => {
  expect(problemIn("<h1>Bad Gateway</h1>", 502).code).toBe("facebook_down");
});

test("every line of the table has its row here", () => {
  const met = new Set(errorRows.map(({ code }) => code));
  const notInMeta = ["app_misconfigured", "redirect_uri_mismatch"];
  const codes = new Set(errorTable.map(([, , , , code]) => code));
  expect([...codes].filter((code) => !met.has(code))).toEqual(notInMeta);
});

test("what can also be met without an error says the same of fault and remedy", () => {
  const isProblem = (code: FacebookCode): code is ProblemCode => code in responsibilities;
  for (const [, health, responsible, remedy, code] of errorTable) {
    if (isProblem(code)) expect(problem(code)).toMatchObject({ responsible, remedy });
    if (isProblem(code)) expect(health).toBe("unchanged");
  }
});

test("every link leads to a site of Meta's", () => {
  const links = errorRows.flatMap(({ body }) => problemIn(body).link ?? []);
  expect(links.length).toBeGreaterThan(10);
  for (const { url } of links) {
    const { protocol, hostname } = new URL(url);
    expect([protocol, metaHosts.includes(hostname as never)]).toEqual(["https:", true]);
  }
});

test("a Page's id cannot change where a link leads", () => {
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

test.each([
  ["a limit that calls itself transient", { code: 613, is_transient: true }, "throttled"],
  ["a token that calls itself transient", { code: 190, is_transient: true }, "facebook_down"],
  ["a limit for another business use", { code: 80004 }, "throttled"],
  ["a code that none is known for", { code: 300 }, "facebook_refused"],
  [
    "a wrong secret, with the code of an outage",
    { code: 1, message: "Error validating client secret." },
    "app_secret_wrong",
  ],
  [
    "an unknown app, with the code of a token",
    { code: 190, message: "Error validating application." },
    "app_misconfigured",
  ],
  [
    "an ended token with the text of an un-ticked Page",
    { code: 190, error_subcode: 463, message: "must be granted before impersonating" },
    "token_expired",
  ],
  ["numbers as text", { code: "190", error_subcode: "463" }, "token_expired"],
  [
    "fields of the wrong kind",
    { message: 5, code: {}, error_subcode: [], fbtrace_id: 7, error_user_msg: {} },
    "facebook_refused",
  ],
] as const)("tells %s", (_name, error, code) => {
  expect(problemFor({ error }).code).toBe(code);
});

test("an error that is a list is still one", () => {
  expect(problemFor({ error: ["?"] }).code).toBe("facebook_refused");
});

test("keeps codes, trace and Facebook's words for people, for support", () => {
  const body = graphError(190, 463);
  const said = { error_user_title: "Log in again", error_user_msg: "Your session has ended." };
  expect(problemFor({ error: { ...body.error, ...said } }).details).toEqual({
    graphCode: 190,
    graphSubcode: 463,
    fbtraceId: "F0n/KYH+Z5K",
    facebookSays: "Log in again. Your session has ended.",
  });
});

test("drops a trace id that could be something else", () => {
  const found = problemFor({ error: { code: 190, message: "", fbtrace_id: "E".repeat(60) } });
  expect(found.details).toEqual({ graphCode: 190 });
});
