import { z } from "zod";
import { accessToken, type Endpoint, id, text, unixTime, value } from "./endpoint.ts";

const appCredentials = { client_id: z.string().regex(/^\d+$/), client_secret: text };

const userToken = z.strictObject({
  access_token: accessToken,
  token_type: z.literal("bearer"),
  /** In seconds. */
  expires_in: z.int().positive(),
});

/** An app token has the form `{app id}|{app secret}` (§1.3). */
const appToken = z.string().regex(/^\d+\|\S+$/);

/**
 * The permissions, each with the ids of the objects that it applies to. If `target_ids` is missing,
 * the permission applies to all objects.
 */
const granularScopes = z.array(z.strictObject({ scope: text, target_ids: z.array(id).optional() }));

const tokenInfo = {
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

const userTokenInfo = { ...tokenInfo, type: z.literal("USER") };
const pageTokenInfo = { ...tokenInfo, type: z.literal("PAGE"), profile_id: id };
const valid = { is_valid: z.literal(true), scopes: z.array(text), granular_scopes: granularScopes };
const invalid = {
  is_valid: z.literal(false),
  scopes: z.array(text),
  granular_scopes: granularScopes.optional(),
  error: z.strictObject({ code: z.int(), message: text, subcode: z.int().optional() }),
};

const tokenInspection = z.strictObject({
  data: z.union([
    z.strictObject({ ...userTokenInfo, ...valid }),
    z.strictObject({ ...pageTokenInfo, ...valid }),
    z.strictObject({ ...userTokenInfo, ...invalid }),
    z.strictObject({ ...pageTokenInfo, ...invalid }),
    /** The response for a token that is unreadable or belongs to another app. */
    z.strictObject(invalid),
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
    params: z.strictObject({
      ...appCredentials,
      grant_type: z.literal("authorization_code").optional(),
      redirect_uri: z.url(),
      code: text,
    }),
    response: value(userToken),
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
    params: z.strictObject({
      ...appCredentials,
      grant_type: z.literal("fb_exchange_token"),
      fb_exchange_token: accessToken,
    }),
    response: value(userToken),
    errors: ["unknownApp", "wrongSecret"],
  },
  appToken: {
    ...exchange,
    source: { section: "§1.3", page: "Login Security" },
    params: z.strictObject({ ...appCredentials, grant_type: z.literal("client_credentials") }),
    response: value(z.strictObject({ access_token: appToken, token_type: z.literal("bearer") })),
    errors: ["unknownApp", "wrongSecret"],
  },
  debugToken: {
    source: { section: "§1.5", page: "Debugging access tokens" },
    methods: ["GET"],
    path: "debug_token",
    /** The app's own token, or a token of one of its developers. */
    tokens: ["app", "user"],
    params: z.strictObject({ input_token: text }),
    response: value(tokenInspection),
    errors: [],
  },
} as const satisfies Record<string, Endpoint>;
