/** The error body, and each error that the practice Facebook can be brought to answer with. */
import { z } from "zod";

/** §3.1, "Handle Errors". Nothing else stands beside `error`, and it names no token. */
export const errorBody = z.strictObject({
  error: z.strictObject({
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
  }),
});

type ErrorType = z.output<typeof errorBody>["error"]["type"];

export interface ErrorRow {
  /** Of `research/meta.md`; `seen`: not in it, but in the public thread or page that is named. */
  readonly source: `§${string}` | `seen: ${string}`;
  readonly code: number;
  /** Undefined: there must be none. */
  readonly subcode?: number;
  readonly type: ErrorType;
  /** HTTP; undefined: the papers do not tell, and it is any that says "refused". */
  readonly status?: number;
  /** Where code and subcode do not tell it from another. */
  readonly message?: RegExp;
  readonly transient?: true;
}

const oauth = (source: ErrorRow["source"], code: number, more: Partial<ErrorRow> = {}) => ({
  source,
  code,
  type: "OAuthException" as const,
  ...more,
});

const method = (source: ErrorRow["source"], more: Partial<ErrorRow>) => ({
  source,
  code: 100,
  type: "GraphMethodException" as const,
  ...more,
});

/** Errors of the service, of the token and of the request: any call may meet them. */
const anywhere = {
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
  /** That Meta refuses is written; in which words is not, so only code and type count. */
  appTokenIgnored: oauth("§1.3", 190, { message: /Native\/Desktop/ }),
  appRemoved: oauth("§3.2", 190, { subcode: 458 }),
  checkpoint: oauth("§3.2", 190, { subcode: 459 }),
  passwordChanged: oauth("§3.2", 190, { subcode: 460 }),
  tokenExpired: oauth("§3.2", 190, { subcode: 463 }),
  loggedOut: oauth("§3.2", 190, { subcode: 467 }),
  roleLost: oauth("§3.2", 190, { subcode: 492 }),
  pageNotGranted: oauth("§3.2", 190, {
    message: /permission\(s\) must be granted before impersonating a user's page\.$/,
  }),
} satisfies Record<string, ErrorRow>;

/** Errors of some endpoints only; each names its own. */
const somewhere = {
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
    code: 100,
    type: "GraphBatchException",
  },
} satisfies Record<string, ErrorRow>;

export const errors = { ...anywhere, ...somewhere };
export type ErrorName = keyof typeof errors;
export const errorNames = Object.keys(errors) as readonly ErrorName[];

const isAnywhere = (name: ErrorName): boolean => Object.hasOwn(anywhere, name);

/** Those of the errors that `endpoint` may meet which this body can be; empty: none, so it is not documented. */
export function errorsMatching(
  body: z.output<typeof errorBody>,
  status: number,
  known: readonly ErrorName[],
): readonly ErrorName[] {
  return errorNames.filter(
    (name) => (isAnywhere(name) || known.includes(name)) && fits(errors[name], body, status),
  );
}

function fits(row: ErrorRow, { error }: z.output<typeof errorBody>, status: number): boolean {
  return (
    row.code === error.code &&
    row.subcode === error.error_subcode &&
    row.type === error.type &&
    (row.status === undefined ? status >= 400 : row.status === status) &&
    (row.message?.test(error.message) ?? true) &&
    (!row.transient || error.is_transient === true)
  );
}
