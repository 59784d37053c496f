/** The login dialog (§1.1) and its redirects (§1.2), from "Manually Build a Login Flow". */
import { z } from "zod";
import { text } from "./endpoint.ts";

export const dialogPath = /^\/v\d{2,3}\.0\/dialog\/oauth$/;

const scopeList = z.string().regex(/^[a-z_]+([ ,][a-z_]+)*$/);

const commonParams = {
  client_id: z.string().regex(/^\d+$/),
  redirect_uri: z.url(),
  state: text,
  response_type: z
    .string()
    .regex(/^(code|token|granted_scopes)([ ,](code|token|granted_scopes))*$/)
    .optional(),
  display: z.enum(["popup", "page", "touch"]).optional(),
  auth_type: z.enum(["rerequest", "reauthenticate", "reauthorize"]).optional(),
  auth_nonce: text.optional(),
};

/** The parameters of classic Facebook Login, which lists permissions in `scope`. */
const classic = z.strictObject({ ...commonParams, scope: scopeList.optional() });

/** The parameters of Facebook Login for Business, which uses `config_id` instead of `scope`. */
const forBusiness = z.strictObject({
  ...commonParams,
  config_id: z.string().regex(/^\d+$/),
  override_default_response_type: z.literal("true").optional(),
});

export const dialogRequest = z.union([classic, forBusiness]);

/** The parameters and the fragment that each redirect adds to the redirect URI. */
export const redirects = {
  granted: {
    params: z.strictObject({ code: text, state: text }),
    fragment: "#_=_",
  },
  cancelled: {
    params: z.strictObject({
      error_reason: z.literal("user_denied"),
      error: z.literal("access_denied"),
      error_description: z.literal("Permissions error."),
      error_code: z.literal("200").optional(),
      state: text,
    }),
    fragment: "",
  },
  /**
   * The meaning of each code:
   * - 901: the app is in sandbox mode
   * - 1349126: the app is not set up or not active
   * - 1349168: the redirect URI is blocked
   * - 1349186: the feature is unavailable
   */
  appError: {
    params: z.strictObject({
      error_code: z.enum(["901", "1349126", "1349168", "1349186"]),
      error_message: text,
      state: text.optional(),
    }),
    fragment: "",
  },
} as const;
