import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  appId,
  appSecret,
  createTestFacebook,
  graphError,
  type Reply,
  type Responder,
  startGraph,
} from "../support/graph.ts";
import { loginRequest, loginResponder, type Step, secrets, stepOf } from "../support/login.ts";

const proof = (token: string) => createHmac("sha256", appSecret).update(token).digest("hex");

async function login(
  respond: Responder = loginResponder(),
  parts: Parameters<typeof loginRequest>[0] = {},
) {
  const graph = await startGraph(respond);
  const result = await createTestFacebook(graph.origin).readLogin(loginRequest(parts));
  return { result, graph };
}

describe("exchanging the code", () => {
  it("keeps the code and the secret out of URLs and repeats the redirect URI exactly", async () => {
    const { graph } = await login();
    const [code, exchange] = graph.requests;
    expect(code).toMatchObject({ method: "POST", path: "/v26.0/oauth/access_token" });
    expect([code?.query.size, exchange?.query.size]).toEqual([0, 0]);
    expect(Object.fromEntries(code?.form ?? [])).toEqual({
      grant_type: "authorization_code",
      client_id: appId,
      client_secret: appSecret,
      redirect_uri: loginRequest().redirectUri,
      code: secrets.code,
    });
    expect(Object.fromEntries(exchange?.form ?? [])).toEqual({
      grant_type: "fb_exchange_token",
      client_id: appId,
      client_secret: appSecret,
      fb_exchange_token: secrets.shortToken,
    });
  });

  it("sends a proof with every token", async () => {
    const { graph } = await login();
    const withToken = graph.requests.filter(({ headers }) => headers.authorization !== undefined);
    expect(withToken.map(stepOf).sort()).toEqual(["accounts", "me", "permissions"]);
    for (const { headers, query } of withToken) {
      expect(headers.authorization).toBe(`Bearer ${secrets.longToken}`);
      expect(query.get("appsecret_proof")).toBe(proof(secrets.longToken));
    }
  });

  it("never sends a code twice, not even if Facebook is down", async () => {
    for (const failure of [503, 500]) {
      const { result, graph } = await login(
        loginResponder({ code: () => ({ status: failure, body: graphError(2) }) }),
      );
      expect(result).toMatchObject({ problem: { code: "facebook_down" } });
      expect(graph.requests).toHaveLength(1);
    }
    const { graph } = await login((_received, response) => {
      response.destroy();
      return "handled";
    });
    expect(graph.requests).toHaveLength(1);
  });

  it("sends a code once more if a gateway answered in Graph's place", async () => {
    const usual = loginResponder();
    const html = { headers: { "content-type": "text/html" }, body: "<h1>Unavailable</h1>" };
    for (const status of [502, 503, 504]) {
      let failures = 1;
      const { result, graph } = await login(
        loginResponder({
          code: (...call) => (failures-- > 0 ? { ...html, status } : usual(...call)),
        }),
      );
      expect(result.ok).toBe(true);
      expect(graph.requests.filter((received) => received.form.has("code"))).toHaveLength(2);
      const down = await login(loginResponder({ code: () => ({ ...html, status }) }));
      expect(down.result).toMatchObject({ problem: { code: "facebook_down" } });
      expect(down.graph.requests).toHaveLength(2);
    }
  });

  it.each<readonly [string, Reply]>([
    ["a header of Graph", { status: 503, headers: { "x-fb-trace-id": "A1" }, body: "" }],
    ["its version", { status: 502, headers: { "facebook-api-version": "v26.0" }, body: "" }],
    ["JSON", { status: 503, body: {} }],
    ["another status", { status: 500, body: "" }],
  ])("never sends a code twice if the failed answer has %s", async (_name, reply) => {
    const { graph } = await login(loginResponder({ code: () => reply }));
    expect(graph.requests).toHaveLength(1);
  });

  it("retries the exchange for a long-lived token", async () => {
    let failures = 1;
    const answers = loginResponder();
    const { result } = await login((received, response) =>
      stepOf(received) === "exchange" && failures-- > 0
        ? { status: 503, body: "" }
        : answers(received, response),
    );
    expect(result.ok).toBe(true);
  });

  it.each<readonly [string, unknown, string]>([
    ["used twice", graphError(100, 36009), "code_used"],
    ["malformed", graphError(100, undefined, "Invalid verification code format."), "code_rejected"],
    [
      "sent with another redirect URI",
      graphError(100, undefined, "make sure your redirect_uri is identical"),
      "redirect_uri_mismatch",
    ],
    [
      "sent with another app's secret",
      graphError(1, undefined, "Error validating client secret."),
      "app_secret_wrong",
    ],
    [
      "rejected with an error in Instagram's shape",
      { error_type: "OAuthException", code: 400, error_message: "Matching code was not found" },
      "code_rejected",
    ],
    ["rejected with a single word", { error: "invalid_grant" }, "code_rejected"],
    ["issued to a session that has ended", graphError(190, 460), "token_rejected"],
  ])("reports a specific problem for a code that was %s", async (_name, body, code) => {
    const { result } = await login(loginResponder({ code: () => ({ status: 400, body }) }));
    expect(result).toMatchObject({ ok: false, problem: { code } });
  });
});

it("rejects a user whose id is not one of Meta's", async () => {
  const { result } = await login(
    loginResponder({ me: () => ({ body: { id: "10/../1", name: "D" } }) }),
  );
  expect(result).toMatchObject({ problem: { code: "facebook_unexpected" } });
});

describe("a failing step", () => {
  const steps: readonly Step[] = ["exchange", "me", "permissions", "accounts"];
  it.each(steps)("ends the login at the step %s without blaming an account", async (step) => {
    const { result } = await login(
      loginResponder({ [step]: () => ({ status: 400, body: graphError(190, 463) }) }),
    );
    expect(result).toEqual({
      ok: false,
      problem: expect.objectContaining({
        code: "token_rejected",
        details: { graphCode: 190, graphSubcode: 463, fbtraceId: "F0n/KYH+Z5K" },
      }),
    });
    expect(result).not.toHaveProperty("problem.health");
  });

  it("reports a checkpoint, which is solved on facebook.com", async () => {
    const { result } = await login(
      loginResponder({ me: () => ({ status: 400, body: graphError(190, 459) }) }),
    );
    expect(result).toMatchObject({ problem: { code: "checkpoint" } });
    expect(result).not.toHaveProperty("problem.health");
  });

  it("reports a login that the user cancels as cancelled", async () => {
    const abort = new AbortController();
    const { result, graph } = await login(
      loginResponder({
        accounts: () => {
          abort.abort();
          return "handled";
        },
      }),
      { signal: abort.signal },
    );
    expect(result).toMatchObject({ problem: { code: "cancelled" } });
    expect(graph.requests).toHaveLength(5);
  });

  it("sends nothing if the login is cancelled before it starts", async () => {
    const { result, graph } = await login(loginResponder(), { signal: AbortSignal.abort() });
    expect(result).toMatchObject({ problem: { code: "cancelled" } });
    expect(graph.requests).toHaveLength(0);
  });

  it("reports an error thrown by the listener as Pagekeeper's own", async () => {
    const onPages = () => {
      throw new Error(secrets.longToken);
    };
    const { result } = await login(loginResponder(), { onPages });
    expect(result).toMatchObject({ problem: { code: "unexpected", responsible: "pagekeeper" } });
    expect(JSON.stringify(result)).not.toContain(secrets.longToken);
  });
});

describe("the user who logged in", () => {
  it("has the long-lived token, its expiry, and the permissions by status", async () => {
    const data = [
      { permission: "pages_show_list", status: "granted" },
      { permission: "pages_messaging", status: "declined" },
      { permission: "email", status: "expired" },
      { permission: "public_profile", status: "granted" },
    ];
    const { result } = await login(loginResponder({ permissions: () => ({ body: { data } }) }));
    expect(result).toEqual({
      ok: true,
      value: {
        user: {
          id: "10",
          name: "Dana",
          token: secrets.longToken,
          tokenExpiresAt: "2027-01-21T08:59:04.000Z",
        },
        permissions: {
          granted: ["pages_show_list", "public_profile"],
          declined: ["pages_messaging"],
          expired: ["email"],
        },
        pages: [{ id: "1", name: "Harbor Yoga" }],
      },
    });
  });

  it("has a name that fits on one line", async () => {
    const name = `Dana\n${"r".repeat(1_000)}`;
    const { result } = await login(loginResponder({ me: () => ({ body: { id: "10", name } }) }));
    expect(result).toHaveProperty("value.user.name", `Dana ${"r".repeat(195)}`);
  });

  it.each([
    ["is beyond any date", 1e20],
    ["the records would reject", 1e12],
    ["has passed", -1],
  ])(
    "has a token that never expires if Meta names an expiry that %s",
    async (_name, expires_in) => {
      const { result } = await login(
        loginResponder({
          exchange: () => ({ body: { access_token: secrets.longToken, expires_in } }),
        }),
      );
      expect(result).toMatchObject({ ok: true });
      expect(result).not.toHaveProperty("value.user.tokenExpiresAt");
    },
  );

  it("has a token that never expires if Meta names no expiry", async () => {
    const { result } = await login(
      loginResponder({ exchange: () => ({ body: { access_token: secrets.longToken } }) }),
    );
    expect(result).not.toHaveProperty("value.user.tokenExpiresAt");
  });
});
