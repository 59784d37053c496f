import { expect, it } from "vitest";
import type { AuthorizationResponse } from "../../../../main/channels/connect/browser-flows.ts";
import { callbackProblem } from "../../../../main/facebook/index.ts";

const cases: readonly (readonly [AuthorizationResponse, string, string])[] = [
  [{ kind: "refused", error: "access_denied", reason: "user_denied" }, "access_denied", "user"],
  [{ kind: "refused", error: "access_denied", errorCode: "200" }, "access_denied", "user"],
  [{ kind: "refused", error: "server_error" }, "login_refused", "facebook"],
  [{ kind: "refused", error: "server_error", errorCode: "901" }, "app_in_development", "operator"],
  [{ kind: "app-error", errorCode: "901" }, "app_in_development", "operator"],
  [{ kind: "app-error", errorCode: "1349126" }, "app_not_active", "operator"],
  [{ kind: "app-error", errorCode: "1349168" }, "redirect_uri_blocked", "operator"],
  [{ kind: "app-error", errorCode: "1349186" }, "app_feature_unavailable", "operator"],
  [{ kind: "app-error", errorCode: "5" }, "app_setup_refused", "operator"],
  [{ kind: "nothing" }, "login_empty", "facebook"],
  [{ kind: "code", code: "abc" }, "code_rejected", "facebook"],
];

it.each(cases)("reads the redirect %j as %s", (response, code, responsible) => {
  expect(callbackProblem(response)).toMatchObject({ code, responsible });
  expect(callbackProblem(response).health).toBeUndefined();
});

it("keeps a numeric error code for support and drops any other", () => {
  expect(callbackProblem({ kind: "app-error", errorCode: "5" }).details).toEqual({ graphCode: 5 });
  const hostile = callbackProblem({ kind: "app-error", errorCode: "<b>1</b>" });
  expect(hostile.details).toBeUndefined();
});
