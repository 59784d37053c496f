/** Tests the parsing of Meta's signed requests (docs/research/meta.md §2.4). */
import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  deletionResponse,
  readDeauthorization,
  readDeletionRequest,
  SignedRequestError,
} from "../../../relay/signed-request.mjs";

const appSecret = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
const token = "EAAuser1111111111111111111111111111111111";
const issuedAt = new Date("2026-03-04T05:06:07Z");
const issued_at = issuedAt.getTime() / 1000;

const ofUser = {
  algorithm: "HMAC-SHA256",
  expires: 0,
  issued_at,
  oauth_token: token,
  user_id: "218471",
};
const ofPage = { algorithm: "HMAC-SHA256", issued_at, profile_id: "1784140000", user_id: null };

const base64url = (text: string) => Buffer.from(text).toString("base64url");
/** Encodes the fields in Latin-1, so that letters outside ASCII are not valid UTF-8. */
const latin1 = (fields: unknown) =>
  Buffer.from(JSON.stringify(fields), "latin1").toString("base64url");
const signatureOf = (payload: string, secret = appSecret) =>
  createHmac("sha256", secret).update(payload).digest("base64url");

/** Signs the encoded payload rather than the decoded bytes, as Meta does. */
const signedText = (payload: string, secret = appSecret) =>
  `${signatureOf(payload, secret)}.${payload}`;
const signed = (fields: unknown, secret = appSecret) =>
  signedText(base64url(JSON.stringify(fields)), secret);

describe.each([
  ["readDeauthorization", readDeauthorization],
  ["readDeletionRequest", readDeletionRequest],
])("%s", (_name, read) => {
  const errorOf = (request: string, secret = appSecret): SignedRequestError => {
    try {
      read(request, secret);
    } catch (error) {
      if (error instanceof SignedRequestError) return error;
      throw error;
    }
    throw new Error("The request was accepted.");
  };

  it("returns the user and the issue date", () => {
    expect(read(signed(ofUser), appSecret)).toMatchObject({ userId: "218471", issuedAt });
  });

  it("does not return the token", () => {
    expect(JSON.stringify(read(signed(ofUser), appSecret))).not.toContain(token);
  });

  it("accepts padding in payload and signature", () => {
    for (const name of ["", "a", "ab"]) {
      const bytes = Buffer.from(JSON.stringify({ ...ofUser, name }));
      const payload = bytes.toString("base64").replaceAll("+", "-").replaceAll("/", "_");
      const request = `${signatureOf(payload)}=.${payload}`;
      expect(read(request, appSecret)).toMatchObject({ userId: "218471" });
    }
  });

  it("accepts the characters that only base64url has", () => {
    const payload = base64url(JSON.stringify({ ...ofUser, name: "~~~???üÿ>>>" }));
    expect(payload).toMatch(/-/);
    expect(payload).toMatch(/_/);
    const issues = Array.from({ length: 200 }, (_, index) => index);
    const urlSafe = issues
      .map((index) => signed({ ...ofUser, index }))
      .find((request) => /^[^.]*-[^.]*_|^[^.]*_[^.]*-/.test(request));
    for (const request of [signedText(payload), urlSafe ?? ""]) {
      expect(read(request, appSecret)).toMatchObject({ userId: "218471" });
    }
  });

  it("accepts an id as a number only if JSON keeps all its digits", () => {
    expect(read(signed({ ...ofUser, user_id: 218471 }), appSecret)).toMatchObject({
      userId: "218471",
    });
    const request = signed({ ...ofUser, user_id: 2 ** 53 });
    expect(errorOf(request).code).toBe("malformed");
  });

  it("rejects a changed payload", () => {
    const [signature] = signed(ofUser).split(".");
    const other = base64url(JSON.stringify({ ...ofUser, user_id: "218472" }));
    expect(errorOf(`${signature}.${other}`).code).toBe("wrong-signature");
  });

  it("rejects other characters that decode to the same payload", () => {
    const [signature, payload] = signed(ofUser).split(".");
    expect(errorOf(`${signature}.${payload}=`).code).toBe("wrong-signature");
  });

  it("rejects a request signed with another app's secret", () => {
    expect(errorOf(signed(ofUser, "another secret")).code).toBe("wrong-signature");
  });

  it.each([
    ["cut short", (signature: string) => signature.slice(0, 22)],
    ["of another length", (signature: string) => signature + signature],
    ["in hex", (signature: string) => Buffer.from(signature, "base64url").toString("hex")],
    ["all zeros", () => Buffer.alloc(32).toString("base64url")],
  ])("rejects a signature that is %s", (_what, change) => {
    const [signature = "", payload] = signed(ofUser).split(".");
    expect(errorOf(`${change(signature)}.${payload}`).code).toBe("wrong-signature");
  });

  it.each(["HMAC-SHA1", "none", "hmac-sha512", "", null, undefined])(
    "rejects the algorithm %j even if the request is signed",
    (algorithm) => {
      expect(errorOf(signed({ ...ofUser, algorithm })).code).toBe("wrong-algorithm");
    },
  );

  it.each([
    ["an empty text", ""],
    ["a request without a dot", signed(ofUser).replace(".", "")],
    ["a dot alone", "."],
    ["a missing signature", `.${base64url("{}")}`],
    ["a missing payload", `${signatureOf("")}.`],
    ["a third part", `${signed(ofUser)}.`],
    ["standard base64", `${"+/".repeat(21)}A.${base64url("{}")}`],
    ["spaces in the signature", ` ${signed(ofUser)}`],
    ["three padding characters", `${signatureOf("e30===")}.e30===`],
    ["a payload that is not UTF-8", signedText(latin1({ ...ofUser, name: "ÿ" }))],
    ["a payload that is not JSON", signedText(base64url(`{"oauth_token":"${token}"`))],
    ["a JSON string", signed("HMAC-SHA256")],
    ["a JSON array", signed([ofUser])],
    ["null", signed(null)],
    ["a missing id", signed({ algorithm: "HMAC-SHA256", issued_at })],
    ["an id that is not a number", signed({ ...ofUser, user_id: "../1" })],
    ["a missing date", signed({ ...ofUser, issued_at: undefined })],
    ["an invalid date", signed({ ...ofUser, issued_at: "yesterday" })],
    ["a date out of range", signed({ ...ofUser, issued_at: 1e300 })],
  ])("rejects %s as malformed", (_what, request) => {
    expect(errorOf(request).code).toBe("malformed");
  });

  it("throws errors that contain no part of the request", () => {
    const requests = [
      signed(ofUser, "another secret"),
      signed({ ...ofUser, algorithm: token }),
      signed({ ...ofUser, user_id: token }),
      signedText(base64url(token)),
      signedText(base64url(`{"oauth_token":"${token}"`)),
      `${token}.${token}`,
    ];
    for (const request of requests) {
      const error = errorOf(request);
      const text = `${error.stack} ${JSON.stringify(error)} ${error.cause}`;
      expect(text).not.toContain(token.slice(0, 8));
      expect(text).not.toContain(appSecret);
    }
  });

  it.each(["", undefined])("throws a TypeError for the app secret %j", (secret) => {
    const forged = signed(ofUser, "");
    expect(() => read(forged, secret as string)).toThrow(TypeError);
  });

  it("rejects values that are not text", () => {
    for (const request of [undefined, null, 1, {}]) {
      expect(errorOf(request as unknown as string).code).toBe("malformed");
    }
  });
});

describe("readDeauthorization", () => {
  it("distinguishes a user who removed the app from a Page", () => {
    expect(readDeauthorization(signed(ofUser), appSecret)).toEqual({
      kind: "user",
      userId: "218471",
      issuedAt,
    });
    expect(readDeauthorization(signed(ofPage), appSecret)).toEqual({
      kind: "page",
      pageId: "1784140000",
      issuedAt,
    });
  });
});

describe("readDeletionRequest", () => {
  it("rejects a request about a Page", () => {
    expect(() => readDeletionRequest(signed(ofPage), appSecret)).toThrow(SignedRequestError);
  });
});

describe("deletionResponse", () => {
  it("returns the values that Meta shows to the user", () => {
    expect(deletionResponse("https://shop.example/deleted?id=a1B2", "a1B2")).toEqual({
      url: "https://shop.example/deleted?id=a1B2",
      confirmation_code: "a1B2",
    });
  });

  it.each([
    ["http://shop.example/", "a1"],
    ["/deleted", "a1"],
    ["", "a1"],
    ["https://shop.example/", ""],
    ["https://shop.example/", "a-1"],
  ])("rejects the URL %j with the code %j", (url, code) => {
    expect(() => deletionResponse(url, code)).toThrow(TypeError);
  });
});
