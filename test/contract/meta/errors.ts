/** The errors that Graph returns (§3). */
import { z } from "zod";

const error = z.strictObject({
  message: z
    .string()
    .min(1)
    .refine((message) => !/EAA[0-9a-f]{8}/i.test(message), "quotes a token"),
  type: z.enum(["OAuthException", "GraphMethodException", "GraphBatchException"]),
  code: z.int(),
  error_subcode: z.int().optional(),
  error_user_title: z.string().min(1).optional(),
  error_user_msg: z.string().min(1).optional(),
  is_transient: z.boolean().optional(),
  fbtrace_id: z.string().regex(/^[\w/+-]{8,32}$/),
});

/**
 * The schema of an error response's body, which must contain only `error` (§3.1, "Handle Errors").
 */
export const errorBody = z.strictObject({ error });

interface Pattern {
  readonly type: z.output<typeof error>["type"];
  readonly code: number;
  /** The subcode, or undefined if the error must not have one. */
  readonly subcode?: number;
  /** The HTTP status, or undefined if Meta does not document it. */
  readonly status?: number;
  /** A pattern that distinguishes errors with the same code and subcode. */
  readonly message?: RegExp;
  readonly transient?: true;
}

/** Returns the schema of the HTTP status and the body of a response with this error. */
const errorResponse = ({ type, code, subcode, status, message, transient }: Pattern) =>
  z.object({
    status: status === undefined ? z.int().min(400) : z.literal(status),
    body: z.strictObject({
      error: error.extend({
        type: z.literal(type),
        code: z.literal(code),
        error_subcode: subcode === undefined ? z.never().optional() : z.literal(subcode),
        ...(message && { message: error.shape.message.regex(message) }),
        ...(transient && { is_transient: z.literal(true) }),
      }),
    }),
  });

/** A section of docs/research/meta.md, or a public page if no section mentions the error. */
type ErrorSource = `§${string}` | `seen: ${string}`;

interface DocumentedError {
  readonly source: ErrorSource;
  readonly schema: z.ZodType;
}

type Details = Omit<Pattern, "type" | "code">;

const oauth = (source: ErrorSource, code: number, details: Details = {}): DocumentedError => ({
  source,
  schema: errorResponse({ type: "OAuthException", code, ...details }),
});

const method = (source: ErrorSource, details: Details): DocumentedError => ({
  source,
  schema: errorResponse({ type: "GraphMethodException", code: 100, ...details }),
});

/** The errors that any call can return. */
const commonErrors = {
  serviceDown: oauth("§3.2", 2, { transient: true }),
  appLimit: oauth("§3.2", 4, { message: /^\(#4\)/ }),
  parameter: oauth("§3.2", 100, { message: /^\(#100\) / }),
  objectMissing: method("§3.2", { subcode: 33 }),
  noToken: oauth("§3.2", 104),
  noActiveToken: oauth("§3.2", 2500, { message: /access token/ }),
  unknownPath: oauth("§3.2", 2500, { message: /^Unknown path components: \// }),
  unknownAlias: oauth("seen: spring-guides/gs-consuming-rest #6", 803),
  proofMissing: method("§1.7", {
    message: /^API calls from the server require an appsecret_proof argument$/,
  }),
  proofWrong: method("§1.7", { message: /appsecret_proof/ }),
  tokenUnreadable: oauth("§3.2", 190, { message: /^Invalid OAuth access token - / }),
  /** Meta documents that it rejects app tokens of native apps, but doesn't document the error. */
  appTokenRejected: oauth("§1.3", 190, { message: /Native\/Desktop/ }),
  appRemoved: oauth("§3.2", 190, { subcode: 458 }),
  checkpoint: oauth("§3.2", 190, { subcode: 459 }),
  passwordChanged: oauth("§3.2", 190, { subcode: 460 }),
  tokenExpired: oauth("§3.2", 190, { subcode: 463 }),
  loggedOut: oauth("§3.2", 190, { subcode: 467 }),
  roleLost: oauth("§3.2", 190, { subcode: 492 }),
  pageNotGranted: oauth("§3.2", 190, {
    message: /permission\(s\) must be granted before impersonating a user's page\.$/,
  }),
} satisfies Record<string, DocumentedError>;

/**
 * The errors that only some endpoints can return. Each endpoint lists the ones that it can return.
 */
const endpointErrors = {
  codeMalformed: oauth("§1.3", 100, { message: /^Invalid verification code format\.$/ }),
  codeUsed: oauth("§1.3", 100, { subcode: 36009, status: 400 }),
  codeExpired: oauth("seen: facebookarchive/php-graph-sdk #1124", 100, { subcode: 36007 }),
  otherRedirectUri: oauth("§3.1", 100, {
    subcode: 36008,
    message: /redirect_uri is identical to the one you used in the OAuth dialog request/,
  }),
  unknownApp: oauth("seen: facebookarchive/php-graph-sdk #538", 101, {
    message: /^Error validating application\./,
  }),
  wrongSecret: oauth("seen: facebookarchive/php-graph-sdk #538", 1, {
    message: /^Error validating client secret\.$/,
  }),
  permissionMissing: oauth("§3.2", 10, { message: /^\(#10\) / }),
  pageTokenNeeded: oauth("seen: restfb/restfb #1061", 210, { message: /^\(#210\) / }),
  businessPermissionMissing: oauth("§3.2", 200, { message: /business_management/ }),
  pageRestricted: oauth("§3.2", 10, { subcode: 1893063 }),
  businessBlocked: oauth("§3.2", 100, { subcode: 2534029 }),
  instagramNotProfessional: oauth("§3.2", 36103),
  instagramNotLinked: oauth("§3.2", 100, { subcode: 2534013 }),
  messageAccessOff: oauth("§3.2", 200, { subcode: 2534041 }),
  pagesLimit: oauth("§3.2", 80001),
  instagramLimit: oauth("§3.2", 80002),
  messengerLimit: oauth("§3.2", 80006),
  fieldsRequired: oauth("§2.2", 100, {
    message: /^\(#100\) The parameter subscribed_fields is required$/,
  }),
  batchTooLarge: {
    source: "seen: Batch Requests – developers.facebook.com/docs/graph-api/batch-requests",
    schema: errorResponse({ type: "GraphBatchException", code: 100 }),
  },
} satisfies Record<string, DocumentedError>;

export const errors = { ...commonErrors, ...endpointErrors };
export type ErrorName = keyof typeof errors;
export const errorNames = Object.keys(errors) as readonly ErrorName[];

/**
 * Returns the names of the errors that match the response. The candidates are the errors that any
 * call can return and the `expected` ones.
 */
export const matchingErrors = (
  response: { readonly status: number; readonly body: unknown },
  expected: readonly ErrorName[],
): readonly ErrorName[] =>
  errorNames.filter(
    (name) =>
      (Object.hasOwn(commonErrors, name) || expected.includes(name)) &&
      errors[name].schema.safeParse(response).success,
  );
