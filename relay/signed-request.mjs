/**
 * For your own server beside the relay: reads what Meta posts when somebody removes the app, or asks for their data
 * to be deleted. Node's own modules only, so this file can be copied anywhere.
 *
 * A `signed_request` is `base64url(signature).base64url(payload)`; the signature is the HMAC-SHA256 of the payload's
 * text as it was sent, keyed with the app secret (`research/meta.md` §2.4).
 *
 * What is wrong with a request is thrown, not returned: whoever forgets to look can't act on a forged one.
 */
import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * `malformed`: not two pieces of base64url, or not JSON of the form that was asked for.
 * `wrong-signature`: not signed with this app secret, or changed on its way.
 * `wrong-algorithm`: signed, but it names another algorithm than HMAC-SHA256.
 *
 * @typedef {"malformed" | "wrong-signature" | "wrong-algorithm"} Fault
 */

/** Answer 400. Nothing of the request is in it, so that it may be logged. */
export class SignedRequestError extends Error {
  /** @param {Fault} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.name = "SignedRequestError";
    this.code = code;
  }
}

/**
 * A person removed the app, or somebody took it off a Page. Ids are the app's own (app-scoped) for a person.
 * Compare `issuedAt` with what you know before you act: a request that is sent again is signed as well.
 *
 * @typedef {{ readonly kind: "user", readonly userId: string, readonly issuedAt: Date }
 *   | { readonly kind: "page", readonly pageId: string, readonly issuedAt: Date }} Deauthorization
 */

/** @typedef {{ readonly userId: string, readonly issuedAt: Date }} DeletionRequest */

/**
 * @typedef {{ readonly algorithm?: unknown, readonly user_id?: unknown, readonly profile_id?: unknown,
 *   readonly issued_at?: unknown }} Payload
 */

/**
 * The body of Meta's deauthorize callback.
 *
 * @param {string} signedRequest The form field `signed_request`.
 * @param {string} appSecret
 * @returns {Deauthorization}
 * @throws {SignedRequestError}
 */
export function readDeauthorization(signedRequest, appSecret) {
  const payload = readSigned(signedRequest, appSecret);
  const issuedAt = dateOf(payload.issued_at);
  if (payload.user_id === null || payload.user_id === undefined) {
    return { kind: "page", pageId: idOf(payload.profile_id), issuedAt };
  }
  return { kind: "user", userId: idOf(payload.user_id), issuedAt };
}

/**
 * The body of Meta's data deletion callback.
 *
 * @param {string} signedRequest The form field `signed_request`.
 * @param {string} appSecret
 * @returns {DeletionRequest}
 * @throws {SignedRequestError}
 */
export function readDeletionRequest(signedRequest, appSecret) {
  const payload = readSigned(signedRequest, appSecret);
  return { userId: idOf(payload.user_id), issuedAt: dateOf(payload.issued_at) };
}

/**
 * What Meta wants as the JSON answer to a data deletion request, and shows to the person.
 *
 * @param {string} statusUrl Where the person can read how their request stands; https.
 * @param {string} confirmationCode By which you find the request again; letters and digits.
 * @returns {{ readonly url: string, readonly confirmation_code: string }}
 * @throws {TypeError} when Meta would not take it.
 */
export function deletionAnswer(statusUrl, confirmationCode) {
  if (!URL.canParse(statusUrl) || new URL(statusUrl).protocol !== "https:") {
    throw new TypeError("The status page needs an https address.");
  }
  if (!/^[A-Za-z0-9]+$/.test(confirmationCode)) {
    throw new TypeError("A confirmation code has letters and digits only.");
  }
  return { url: statusUrl, confirmation_code: confirmationCode };
}

/**
 * The signature is checked before anything is read from the payload.
 *
 * @param {string} signedRequest
 * @param {string} appSecret
 * @returns {Payload}
 */
function readSigned(signedRequest, appSecret) {
  // With an empty key anybody can sign: an environment variable that was forgotten must not open the door.
  if (typeof appSecret !== "string" || appSecret === "") {
    throw new TypeError("There is no app secret to check the request with.");
  }
  const [signature, payload, ...more] = String(signedRequest).split(".");
  if (signature === undefined || payload === undefined || more.length > 0) {
    throw malformed("It must be a signature and a payload with one dot between them.");
  }
  const given = bytesOf(signature);
  const expected = createHmac("sha256", appSecret).update(payload).digest();
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new SignedRequestError("wrong-signature", "This was not signed with the app secret.");
  }
  const fields = fieldsOf(bytesOf(payload));
  if (fields.algorithm !== "HMAC-SHA256") {
    throw new SignedRequestError("wrong-algorithm", "This is not signed by HMAC-SHA256.");
  }
  return fields;
}

/** Node's own decoder skips what is no base64url. Padding may be there or not. @param {string} text */
function bytesOf(text) {
  const digits = /^([A-Za-z0-9_-]+)={0,2}$/.exec(text)?.[1];
  if (digits === undefined) throw malformed("It is not base64url.");
  return Buffer.from(digits, "base64url");
}

/** @param {Buffer} bytes @returns {Payload} */
function fieldsOf(bytes) {
  const value = parse(bytes);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw malformed("Its payload is no JSON object.");
  }
  return value;
}

/** @param {Buffer} bytes @returns {unknown} */
function parse(bytes) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    // Without the cause: its message quotes the payload, which may hold a token.
    throw malformed("Its payload is not JSON.");
  }
}

/** @param {unknown} id */
function idOf(id) {
  // As a number only where JSON has kept every digit.
  const text = Number.isSafeInteger(id) ? String(id) : id;
  if (typeof text !== "string" || !/^\d+$/.test(text)) throw malformed("It names no one.");
  return text;
}

/** @param {unknown} seconds Since the epoch. */
function dateOf(seconds) {
  const date = new Date(typeof seconds === "number" ? seconds * 1000 : Number.NaN);
  if (Number.isNaN(date.getTime())) throw malformed("It does not say when it was issued.");
  return date;
}

/** @param {string} detail */
const malformed = (detail) =>
  new SignedRequestError("malformed", `This is not a signed request. ${detail}`);
