/** The errors that Graph returns (docs/research/meta.md §3.1, §3.2). */
import { randomBytes } from "node:crypto";
import type { Permission } from "./permissions.ts";
import type { InvalidationReason } from "./state.ts";

interface GraphErrorDetails {
  /** The HTTP status. */
  readonly status: number;
  readonly type: "OAuthException" | "GraphMethodException" | "GraphBatchException";
  readonly code: number;
  readonly subcode?: number | undefined;
  /** The message for developers, which must not contain a token. */
  readonly message: string;
  readonly userTitle?: string;
  readonly userMessage?: string;
  readonly transient?: true;
}

/** An error that any part of Graph may throw. `dispatch` turns it into a response. */
export class GraphError extends Error {
  override readonly name = "GraphError";
  readonly details: GraphErrorDetails;

  constructor(details: GraphErrorDetails) {
    super(details.message);
    this.details = details;
  }
}

const oauth = (status: number, code: number, message: string, subcode?: number): GraphError =>
  new GraphError({ status, type: "OAuthException", code, message, subcode });

const method = (message: string, subcode?: number): GraphError =>
  new GraphError({ status: 400, type: "GraphMethodException", code: 100, message, subcode });

const traceId = (): string => `A${randomBytes(17).toString("base64url")}`;

/** Returns the body of the response. JSON omits its undefined properties. */
export const errorBody = ({ details }: GraphError): unknown => ({
  error: {
    message: details.message,
    type: details.type,
    code: details.code,
    error_subcode: details.subcode,
    error_user_title: details.userTitle,
    error_user_msg: details.userMessage,
    is_transient: details.transient,
    fbtrace_id: traceId(),
  },
});

/* ---- Tokens ---- */

export const noToken = () =>
  oauth(400, 104, "An access token is required to request this resource.");
export const noActiveToken = () =>
  oauth(
    400,
    2500,
    "An active access token must be used to query information about the current user.",
  );
export const unreadableToken = () =>
  oauth(400, 190, "Invalid OAuth access token - Cannot parse access token");

/**
 * According to its documentation, Meta rejects app tokens of native apps (docs/research/meta.md
 * §1.3). The error's message is not documented.
 */
export const appTokenRejected = () =>
  oauth(400, 190, "Invalid OAuth access token: an app of type Native/Desktop has no app token.");

const endings: Record<InvalidationReason, { readonly subcode: number; readonly message: string }> =
  {
    expired: { subcode: 463, message: "Session has expired." },
    "password-changed": {
      subcode: 460,
      message: "The session has been invalidated because the user changed their password.",
    },
    "logged-out": { subcode: 467, message: "The session is invalid because the user logged out." },
    "app-removed": { subcode: 458, message: "The user has not authorized application." },
    checkpoint: {
      subcode: 459,
      message: "The user is enrolled in a blocking, logged-in checkpoint.",
    },
  };

export const tokenInvalidated = (reason: InvalidationReason) =>
  oauth(
    400,
    190,
    `Error validating access token: ${endings[reason].message}`,
    endings[reason].subcode,
  );

/** Reports that the person deselected the Page in a later login. This error has no subcode. */
export const pageNotGranted = () =>
  oauth(
    400,
    190,
    "Any of the pages_show_list, pages_messaging or pages_manage_metadata permission(s) must be granted before impersonating a user's page.",
  );
export const noSuitableRole = () =>
  oauth(
    400,
    190,
    "Error validating access token: The user does not have an appropriate role on the Page.",
    492,
  );
export const pageTokenNeeded = () =>
  oauth(403, 210, "(#210) A page access token is required to request this resource.");

/* ---- appsecret_proof ---- */

export const proofMissing = () =>
  method("API calls from the server require an appsecret_proof argument");
export const proofWrong = () => method("Invalid appsecret_proof provided in the API argument");

/* ---- Permissions, Instagram ---- */

export const missingPermission = (permission: Permission) =>
  oauth(
    403,
    10,
    `(#10) This endpoint requires the '${permission}' permission, which the user has not granted.`,
  );

export const businessPermissionNeeded = () =>
  oauth(403, 200, "(#200) Requires business_management permission to manage the object");

export const pageRestricted = () =>
  oauth(403, 10, "(#10) This Page is temporarily restricted from messaging.", 1893063);
export const businessBlocked = () =>
  oauth(400, 100, "(#100) The business is blocked from messaging.", 2534029);

export const instagramNotProfessional = () =>
  oauth(400, 36103, "(#36103) This Instagram account is not eligible for messaging.");

export const instagramAccessOff = () =>
  new GraphError({
    status: 403,
    type: "OAuthException",
    code: 200,
    subcode: 2534041,
    message: "(#200) The account owner has disabled access to instagram direct messages.",
    userTitle: "Access to messages is off",
    userMessage:
      "The owner of this Instagram account does not allow connected tools to read its messages.",
  });

export const instagramNotLinked = () =>
  oauth(400, 100, "(#100) Page is not linked to an Instagram account", 2534013);

/* ---- Requests ---- */

export const badParameter = (message: string) => oauth(400, 100, `(#100) ${message}`);
export const noSuchField = (field: string, node: string) =>
  badParameter(`Tried accessing nonexisting field (${field}) on node type (${node})`);
export const unknownPath = (path: string) => oauth(400, 2500, `Unknown path components: /${path}`);
export const unknownAlias = (alias: string) =>
  oauth(404, 803, `(#803) Some of the aliases you requested do not exist: ${alias}`);
export const noSuchObject = (verb: string, id: string) =>
  method(
    `Unsupported ${verb.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
    33,
  );
export const batchTooLarge = () =>
  new GraphError({
    status: 400,
    type: "GraphBatchException",
    code: 100,
    message: "Too many requests in batch message. Maximum batch size is 50",
  });

/* ---- Login ---- */

export const unknownApp = () =>
  oauth(400, 101, "Error validating application. Cannot get application info.");
export const wrongSecret = () => oauth(400, 1, "Error validating client secret.");
export const malformedCode = () => oauth(400, 100, "Invalid verification code format.");
export const expiredCode = () => oauth(400, 100, "This authorization code has expired.", 36007);
export const otherRedirectUri = () =>
  oauth(
    400,
    100,
    "Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request",
    36008,
  );
export const usedCode = () => oauth(400, 100, "This authorization code has been used.", 36009);

/* ---- Outages and limits ---- */

export const serviceDown = () =>
  new GraphError({
    status: 500,
    type: "OAuthException",
    code: 2,
    message: "Service temporarily unavailable",
    transient: true,
  });
export const appLimitReached = () =>
  new GraphError({
    status: 403,
    type: "OAuthException",
    code: 4,
    message: "(#4) Application request limit reached",
    transient: true,
  });
/** The code is 80001 for the limit of a Page, 80002 for Instagram and 80006 for Messenger. */
export const businessLimitReached = (code: 80001 | 80002 | 80006) =>
  oauth(
    400,
    code,
    `(#${code}) There have been too many calls to this account. Wait a bit and try again.`,
  );
