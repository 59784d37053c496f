import { expect, test } from "vitest";
import type { Problem } from "../../../main/channels/ports.ts";
import { facebookFor, graphError, startGraph } from "./support/graph.ts";

type Expected = readonly [code: string, health: Problem["health"], fault: Problem["fault"]];
type Case = readonly [row: string, body: unknown, ...expected: Expected];

const impersonating =
  "Error validating access token: The permission(s) pages_show_list must be granted before impersonating a user's page.";

/** Each row of research/meta.md §3.2, in its order: the raw body of an account's answer, and what is made of it. */
const cases: readonly Case[] = [
  ["1", graphError(1), "facebook_down", undefined, "facebook"],
  ["2", graphError(2), "facebook_down", undefined, "facebook"],
  [
    "is_transient",
    { error: { message: "x", code: 7777, is_transient: true } },
    "facebook_down",
    undefined,
    "facebook",
  ],
  ["4", graphError(4), "throttled", undefined, "facebook"],
  [
    "4 that calls itself transient",
    { error: { message: "x", code: 4, is_transient: true } },
    "throttled",
    undefined,
    "facebook",
  ],
  ["17", graphError(17), "throttled", undefined, "facebook"],
  ["32", graphError(32), "throttled", undefined, "facebook"],
  ["341", graphError(341), "throttled", undefined, "facebook"],
  ["613", graphError(613), "throttled", undefined, "facebook"],
  ["613/1996", graphError(613, 1996), "throttled", undefined, "facebook"],
  ["613/2534040", graphError(613, 2534040), "throttled", undefined, "facebook"],
  ["80001", graphError(80001), "throttled", undefined, "facebook"],
  ["80002", graphError(80002), "throttled", undefined, "facebook"],
  ["80006", graphError(80006), "throttled", undefined, "facebook"],
  ["10", graphError(10), "permission_lost", "permission", "user"],
  ["10/2018278", graphError(10, 2018278), "outside_message_window", undefined, "user"],
  ["10/2534022", graphError(10, 2534022), "outside_message_window", undefined, "user"],
  ["10/2534077", graphError(10, 2534077), "link_unverified", "action-at-facebook", "user"],
  ["10/1893063", graphError(10, 1893063), "page_restricted", "blocked", "user"],
  ["10/2018300", graphError(10, 2018300), "handled_elsewhere", undefined, "user"],
  ["100/2534037", graphError(100, 2534037), "handled_elsewhere", undefined, "user"],
  ["100", graphError(100), "request_refused", undefined, "pagekeeper"],
  ["100/33", graphError(100, 33), "page_gone", "gone", "user"],
  ["100/2534013", graphError(100, 2534013), "instagram_not_linked", "instagram-not-linked", "user"],
  ["100/2534014", graphError(100, 2534014), "recipient_unknown", undefined, "user"],
  ["100/2534029", graphError(100, 2534029), "business_blocked", "blocked", "user"],
  [
    "100 appsecret_proof",
    graphError(100, undefined, "Invalid appsecret_proof provided in the API argument"),
    "app_secret_wrong",
    undefined,
    "operator",
  ],
  ["102", graphError(102), "token_invalid", "reconnect", "user"],
  ["190", graphError(190), "token_invalid", "reconnect", "user"],
  ["190/458", graphError(190, 458), "app_removed", "reconnect", "user"],
  ["190/459", graphError(190, 459), "checkpoint", "action-at-facebook", "user"],
  ["190/460", graphError(190, 460), "password_changed", "reconnect", "user"],
  ["190/463", graphError(190, 463), "token_expired", "reconnect", "user"],
  ["190/464", graphError(190, 464), "user_unconfirmed", "action-at-facebook", "user"],
  ["190/467", graphError(190, 467), "logged_out", "reconnect", "user"],
  ["190/466", graphError(190, 466), "access_ended", "reconnect", "user"],
  ["190/490", graphError(190, 490), "token_invalid", "reconnect", "user"],
  ["190/492", graphError(190, 492), "role_lost", "lost-role", "user"],
  [
    "190 un-ticked",
    graphError(190, undefined, impersonating),
    "page_not_granted",
    "not-granted",
    "user",
  ],
  [
    "190/463 with that text",
    graphError(190, 463, impersonating),
    "token_expired",
    "reconnect",
    "user",
  ],
  ["200", graphError(200), "permission_missing", "permission", "user"],
  ["299", graphError(299), "permission_missing", "permission", "user"],
  ["300", graphError(300), "facebook_refused", undefined, "facebook"],
  ["200/2018028", graphError(200, 2018028), "app_not_reviewed", "permission", "operator"],
  ["200/2534041", graphError(200, 2534041), "instagram_access_off", "instagram-access-off", "user"],
  ["36103", graphError(36103), "instagram_not_professional", "instagram-not-linked", "user"],
  [
    "36103 as subcode",
    graphError(100, 36103),
    "instagram_not_professional",
    "instagram-not-linked",
    "user",
  ],
  ["2534084", graphError(2534084), "instagram_advanced_access_missing", "permission", "operator"],
  [
    "2534084 as subcode",
    graphError(-2, 2534084),
    "instagram_advanced_access_missing",
    "permission",
    "operator",
  ],
  ["368", graphError(368), "policy_blocked", "blocked", "user"],
  ["506", graphError(506), "duplicate", undefined, "user"],
  ["1609005", graphError(1609005), "duplicate", undefined, "user"],
  ["551", graphError(551), "recipient_unavailable", undefined, "user"],
  ["104", graphError(104), "request_refused", undefined, "pagekeeper"],
  ["2500", graphError(2500), "request_refused", undefined, "pagekeeper"],
  ["100/36009", graphError(100, 36009), "code_used", undefined, "user"],
  [
    "no code, (#200) in the text",
    { error: { message: "(#200) Permissions error" } },
    "permission_missing",
    "permission",
    "user",
  ],
  [
    "no code, (#4) in the text",
    { error: { message: "(#4) Application request limit reached", type: "OAuthException" } },
    "throttled",
    undefined,
    "facebook",
  ],
  ["a code we do not know", graphError(31337), "facebook_refused", undefined, "facebook"],
  // Beyond the table: said of the app, though the code is that of an outage or of a dead token.
  [
    "1, client secret",
    graphError(1, undefined, "Error validating client secret."),
    "app_secret_wrong",
    undefined,
    "operator",
  ],
  [
    "190, application",
    graphError(190, undefined, "Error validating application. Invalid application ID."),
    "app_misconfigured",
    undefined,
    "operator",
  ],
  // Other shapes.
  ["a string", { error: "(#190) Session ended" }, "token_invalid", "reconnect", "user"],
  [
    "a string without a code",
    { error: "invalid_request", error_description: "No." },
    "facebook_refused",
    undefined,
    "facebook",
  ],
  ["an error that is a list", { error: ["?"] }, "facebook_refused", undefined, "facebook"],
  [
    "Instagram's shape",
    {
      error_type: "OAuthException",
      code: 400,
      error_message:
        "Error validating verification code. Please make sure your redirect_uri is identical",
    },
    "redirect_uri_mismatch",
    undefined,
    "operator",
  ],
  [
    "code and subcode as text",
    { error: { message: "", code: "190", error_subcode: "463" } },
    "token_expired",
    "reconnect",
    "user",
  ],
  [
    "fields of the wrong kind",
    { error: { message: 5, code: {}, error_subcode: [], fbtrace_id: 7 } },
    "facebook_refused",
    undefined,
    "facebook",
  ],
];

const request = {
  accountId: "messenger-1",
  type: "messenger",
  pageId: "1",
  token: "EAApage",
} as const;

async function problemFor(body: unknown, status: number): Promise<Problem | undefined> {
  const item = { code: status, body: JSON.stringify(body) };
  const graph = await startGraph(() => ({ body: [item] }));
  const [result] = await facebookFor(graph.origin).check([request], AbortSignal.timeout(5_000));
  return result && !result.outcome.ok ? result.outcome.problem : undefined;
}

test.each(cases)("reads %s", async (_row, body, code, health, fault) => {
  expect(await problemFor(body, 400)).toMatchObject({ code, fault });
  expect((await problemFor(body, 400))?.health).toBe(health);
});

test("reads an error although the status is 200", async () => {
  expect(await problemFor(graphError(190, 463), 200)).toMatchObject({ code: "token_expired" });
});

test("keeps code, subcode and trace id for support", async () => {
  const found = await problemFor(graphError(190, 463), 400);
  expect(found?.details).toEqual({ graphCode: 190, graphSubcode: 463, fbtraceId: "F0n/KYH+Z5K" });
});

test("drops a trace id that could be something else", async () => {
  const found = await problemFor(
    { error: { code: 190, message: "", fbtrace_id: "E".repeat(60) } },
    400,
  );
  expect(found?.details).toEqual({ graphCode: 190 });
});
