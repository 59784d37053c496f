/** `/oauth/access_token` and `/debug_token`: from a code to tokens, and what a token is. */
import { z } from "zod";
import { accessToken, type Endpoint, id, text, unixTime } from "./endpoint.ts";

const appPair = { client_id: z.string().regex(/^\d+$/), client_secret: text };

const userToken = z.strictObject({
  access_token: accessToken,
  token_type: z.literal("bearer"),
  /** Seconds. */
  expires_in: z.int().positive(),
});

/** `{app id}|{app secret}` (§1.3). */
const appToken = z.string().regex(/^\d+\|\S+$/);

/** Granted permissions by asset; without `target_ids`: all there are. */
const granularScopes = z.array(z.strictObject({ scope: text, target_ids: z.array(id).optional() }));

const described = {
  app_id: id,
  application: text,
  user_id: id,
  issued_at: unixTime.optional(),
  expires_at: unixTime,
  data_access_expires_at: unixTime,
  metadata: z
    .strictObject({
      sso: text.optional(),
      auth_type: text.optional(),
      auth_nonce: text.optional(),
    })
    .optional(),
};

const ofUser = { ...described, type: z.literal("USER") };
const ofPage = { ...described, type: z.literal("PAGE"), profile_id: id };
const alive = { is_valid: z.literal(true), scopes: z.array(text), granular_scopes: granularScopes };
const dead = {
  is_valid: z.literal(false),
  scopes: z.array(text),
  granular_scopes: granularScopes.optional(),
  error: z.strictObject({ code: z.int(), message: text, subcode: z.int().optional() }),
};

const debugged = z.strictObject({
  data: z.union([
    z.strictObject({ ...ofUser, ...alive }),
    z.strictObject({ ...ofPage, ...alive }),
    z.strictObject({ ...ofUser, ...dead }),
    z.strictObject({ ...ofPage, ...dead }),
    /** One that cannot be read, or is not this app's. */
    z.strictObject(dead),
    z.strictObject({
      app_id: id,
      type: z.literal("APP"),
      application: text,
      is_valid: z.literal(true),
      scopes: z.array(text).optional(),
    }),
  ]),
});

const exchange = {
  methods: ["GET", "POST"],
  path: "oauth/access_token",
  tokens: [],
} as const;

export const loginEndpoints = {
  codeExchange: {
    ...exchange,
    source: { section: "§1.3", page: "Manually Build a Login Flow" },
    params: {
      ...appPair,
      grant_type: z.literal("authorization_code").optional(),
      redirect_uri: z.url(),
      code: text,
    },
    answer: { kind: "value", value: userToken },
    errors: [
      "codeMalformed",
      "codeUsed",
      "codeExpired",
      "otherRedirectUri",
      "unknownApp",
      "wrongSecret",
    ],
  },
  longLivedExchange: {
    ...exchange,
    source: { section: "§1.4", page: "Long-Lived Access Tokens" },
    params: {
      ...appPair,
      grant_type: z.literal("fb_exchange_token"),
      fb_exchange_token: accessToken,
    },
    answer: { kind: "value", value: userToken },
    errors: ["unknownApp", "wrongSecret"],
  },
  appToken: {
    ...exchange,
    source: { section: "§1.3", page: "Login Security" },
    params: { ...appPair, grant_type: z.literal("client_credentials") },
    answer: {
      kind: "value",
      value: z.strictObject({ access_token: appToken, token_type: z.literal("bearer") }),
    },
    errors: ["unknownApp", "wrongSecret"],
  },
  debugToken: {
    source: { section: "§1.5", page: "Debugging access tokens" },
    methods: ["GET"],
    path: "debug_token",
    /** Of the app, or of its developer. */
    tokens: ["app", "user"],
    params: { input_token: text },
    answer: { kind: "value", value: debugged },
    errors: [],
  },
} as const satisfies Record<string, Endpoint>;
