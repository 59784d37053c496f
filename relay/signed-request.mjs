/**
 * Reads the requests that Meta sends to your own server when a user removes the app or asks for
 * their data to be deleted. Uses only Node's own modules, so you can copy this file to any server.
 *
 * A `signed_request` is `base64url(signature).base64url(payload)`. The signature is the HMAC-SHA256
 * of the encoded payload, keyed with the app secret (docs/research/meta.md §2.4).
 *
 * The functions throw for every invalid request, so you cannot forget to check a result.
 */
import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Why a request is invalid:
 * - `malformed`: it is not two parts of base64url, or the payload is not the expected JSON;
 * - `wrong-signature`: it was not signed with this app secret, or was changed in transit;
 * - `wrong-algorithm`: it is signed, but names an algorithm other than HMAC-SHA256.
 *
 * @typedef {"malformed" | "wrong-signature" | "wrong-algorithm"} SignedRequestErrorCode
 */

/**
 * Respond to this error with 400. It is safe to log, because it contains no part of the request.
 */
export class SignedRequestError extends Error {
  /** @param {SignedRequestErrorCode} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.name = "SignedRequestError";
    this.code = code;
  }
}

/**
 * A user removed the app, or the app was removed from a Page. `userId` is app-scoped. Check
 * `issuedAt` before you act, because a replayed request has a valid signature, too.
 *
 * @typedef {{ readonly kind: "user", readonly userId: string, readonly issuedAt: Date }
 *   | { readonly kind: "page", readonly pageId: string, readonly issuedAt: Date }} Deauthorization
 */

/** @typedef {{ readonly userId: string, readonly issuedAt: Date }} DeletionRequest */

/**
 * @typedef {{ readonly algorithm?: unknown, readonly user_id?: unknown,
 *   readonly profile_id?: unknown, readonly issued_at?: unknown }} Payload
 */

/**
 * Reads the body of Meta's deauthorize callback.
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
 * Reads the body of Meta's data deletion callback.
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
 * Returns the JSON response to a data deletion request. Meta shows both values to the user.
 *
 * @param {string} statusUrl An https page where the user can follow the request.
 * @param {string} confirmationCode Letters and digits that identify the request to you.
 * @returns {{ readonly url: string, readonly confirmation_code: string }}
 * @throws {TypeError} if Meta would not accept the values.
 */
export function deletionResponse(statusUrl, confirmationCode) {
  if (!URL.canParse(statusUrl) || new URL(statusUrl).protocol !== "https:") {
    throw new TypeError("The status URL must be an https address.");
  }
  if (!/^[A-Za-z0-9]+$/.test(confirmationCode)) {
    throw new TypeError("The confirmation code may contain only letters and digits.");
  }
  return { url: statusUrl, confirmation_code: confirmationCode };
}

/**
 * Returns the payload after checking its signature.
 *
 * @param {string} signedRequest
 * @param {string} appSecret
 * @returns {Payload}
 */
function readSigned(signedRequest, appSecret) {
  // Without this check, anyone could sign requests if a missing variable left the secret empty.
  if (typeof appSecret !== "string" || appSecret === "") {
    throw new TypeError("The app secret is missing.");
  }
  const [signature, payload, ...more] = String(signedRequest).split(".");
  if (signature === undefined || payload === undefined || more.length > 0) {
    throw malformed("It must be a signature and a payload, separated by a dot.");
  }
  const given = decode(signature);
  const expected = createHmac("sha256", appSecret).update(payload).digest();
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new SignedRequestError(
      "wrong-signature",
      "The request was not signed with this app secret.",
    );
  }
  const fields = parsePayload(decode(payload));
  if (fields.algorithm !== "HMAC-SHA256") {
    throw new SignedRequestError("wrong-algorithm", "The request was not signed with HMAC-SHA256.");
  }
  return fields;
}

/** Rejects invalid characters, unlike Node's decoder. Padding is optional. @param {string} text */
function decode(text) {
  const digits = /^([A-Za-z0-9_-]+)={0,2}$/.exec(text)?.[1];
  if (digits === undefined) throw malformed("It is not base64url.");
  return Buffer.from(digits, "base64url");
}

/** @param {Buffer} bytes @returns {Payload} */
function parsePayload(bytes) {
  const value = parseJson(bytes);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw malformed("Its payload is not a JSON object.");
  }
  return value;
}

/** @param {Buffer} bytes @returns {unknown} */
function parseJson(bytes) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    // Don't set the cause, because its message quotes the payload, which may contain a token.
    throw malformed("Its payload is not JSON.");
  }
}

/** @param {unknown} id */
function idOf(id) {
  // Reject an unsafe integer, because `JSON.parse` has rounded it.
  const text = Number.isSafeInteger(id) ? String(id) : id;
  if (typeof text !== "string" || !/^\d+$/.test(text)) throw malformed("It has no valid id.");
  return text;
}

/** @param {unknown} seconds A time in seconds since the epoch. */
function dateOf(seconds) {
  const date = new Date(typeof seconds === "number" ? seconds * 1000 : Number.NaN);
  if (Number.isNaN(date.getTime())) throw malformed("It has no valid issue date.");
  return date;
}

/** @param {string} detail */
const malformed = (detail) =>
  new SignedRequestError("malformed", `The signed request is malformed. ${detail}`);
