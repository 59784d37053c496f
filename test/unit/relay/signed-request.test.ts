/** Meta's signed requests: what is genuine is read, and nothing else (research/meta.md §2.4). */
import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  deletionAnswer,
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
/** What is no UTF-8 where it holds more than ASCII. */
const latin1 = (fields: unknown) =>
  Buffer.from(JSON.stringify(fields), "latin1").toString("base64url");
const signatureOf = (payload: string, secret = appSecret) =>
  createHmac("sha256", secret).update(payload).digest("base64url");

/** As Meta makes them: the payload's text is signed, not what it decodes to. */
const signedText = (payload: string, secret = appSecret) =>
  `${signatureOf(payload, secret)}.${payload}`;
const signed = (fields: unknown, secret = appSecret) =>
  signedText(base64url(JSON.stringify(fields)), secret);

/** Both readers go through the same checks. */
describe.each([
  ["readDeauthorization", readDeauthorization],
  ["readDeletionRequest", readDeletionRequest],
])("%s", (_name, read) => {
  const refusalOf = (request: string, secret = appSecret): SignedRequestError => {
    try {
      read(request, secret);
    } catch (error) {
      if (error instanceof SignedRequestError) return error;
      throw error;
    }
    throw new Error("It was taken for genuine.");
  };

  it("reads who it is about and when it was issued", () => {
    expect(read(signed(ofUser), appSecret)).toMatchObject({ userId: "218471", issuedAt });
  });

  it("does not hand on the token", () => {
    expect(JSON.stringify(read(signed(ofUser), appSecret))).not.toContain(token);
  });

  it("takes a padded payload and a padded signature", () => {
    for (const name of ["", "a", "ab"]) {
      const bytes = Buffer.from(JSON.stringify({ ...ofUser, name }));
      const payload = bytes.toString("base64").replaceAll("+", "-").replaceAll("/", "_");
      const request = `${signatureOf(payload)}=.${payload}`;
      expect(read(request, appSecret)).toMatchObject({ userId: "218471" });
    }
  });

  it("takes the characters that only base64url has", () => {
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

  it("keeps every digit of an id that came as a number", () => {
    expect(read(signed({ ...ofUser, user_id: 218471 }), appSecret)).toMatchObject({
      userId: "218471",
    });
    const request = signed({ ...ofUser, user_id: 2 ** 53 });
    expect(refusalOf(request).code).toBe("malformed");
  });

  it("refuses a payload that was changed", () => {
    const [signature] = signed(ofUser).split(".");
    const other = base64url(JSON.stringify({ ...ofUser, user_id: "218472" }));
    expect(refusalOf(`${signature}.${other}`).code).toBe("wrong-signature");
  });

  it("refuses a payload that says the same in other characters", () => {
    const [signature, payload] = signed(ofUser).split(".");
    expect(refusalOf(`${signature}.${payload}=`).code).toBe("wrong-signature");
  });

  it("refuses the secret of another app", () => {
    expect(refusalOf(signed(ofUser, "another secret")).code).toBe("wrong-signature");
  });

  it.each([
    ["cut short", (signature: string) => signature.slice(0, 22)],
    ["of another length", (signature: string) => signature + signature],
    ["in hex", (signature: string) => Buffer.from(signature, "base64url").toString("hex")],
    ["all zeros", () => Buffer.alloc(32).toString("base64url")],
  ])("refuses a signature that is %s", (_what, change) => {
    const [signature = "", payload] = signed(ofUser).split(".");
    expect(refusalOf(`${change(signature)}.${payload}`).code).toBe("wrong-signature");
  });

  it.each(["HMAC-SHA1", "none", "hmac-sha512", "", null, undefined])(
    "refuses the algorithm %j, although it is signed",
    (algorithm) => {
      expect(refusalOf(signed({ ...ofUser, algorithm })).code).toBe("wrong-algorithm");
    },
  );

  it.each([
    ["nothing", ""],
    ["no dot", signed(ofUser).replace(".", "")],
    ["a dot and nothing else", "."],
    ["no signature", `.${base64url("{}")}`],
    ["no payload", `${signatureOf("")}.`],
    ["a third piece", `${signed(ofUser)}.`],
    ["base64 of the other kind", `${"+/".repeat(21)}A.${base64url("{}")}`],
    ["spaces in the signature", ` ${signed(ofUser)}`],
    ["three signs of padding", `${signatureOf("e30===")}.e30===`],
    ["bytes that are no text", signedText(latin1({ ...ofUser, name: "ÿ" }))],
    ["no JSON", signedText(base64url(`{"oauth_token":"${token}"`))],
    ["JSON that is no object", signed("HMAC-SHA256")],
    ["JSON that is a list", signed([ofUser])],
    ["null", signed(null)],
    ["nobody", signed({ algorithm: "HMAC-SHA256", issued_at })],
    ["somebody who is no number", signed({ ...ofUser, user_id: "../1" })],
    ["no time", signed({ ...ofUser, issued_at: undefined })],
    ["a time that is none", signed({ ...ofUser, issued_at: "yesterday" })],
    ["a time beyond all dates", signed({ ...ofUser, issued_at: 1e300 })],
  ])("calls %s malformed", (_what, request) => {
    expect(refusalOf(request).code).toBe("malformed");
  });

  it("says in an error nothing of what was in the request", () => {
    const requests = [
      signed(ofUser, "another secret"),
      signed({ ...ofUser, algorithm: token }),
      signed({ ...ofUser, user_id: token }),
      signedText(base64url(token)),
      signedText(base64url(`{"oauth_token":"${token}"`)),
      `${token}.${token}`,
    ];
    for (const request of requests) {
      const error = refusalOf(request);
      const told = `${error.stack} ${JSON.stringify(error)} ${error.cause}`;
      expect(told).not.toContain(token.slice(0, 8));
      expect(told).not.toContain(appSecret);
    }
  });

  it.each(["", undefined])("checks nothing with the app secret %j", (secret) => {
    const forged = signed(ofUser, "");
    expect(() => read(forged, secret as string)).toThrow(TypeError);
  });

  it("refuses what is no text", () => {
    for (const request of [undefined, null, 1, {}]) {
      expect(refusalOf(request as unknown as string).code).toBe("malformed");
    }
  });
});

describe("readDeauthorization", () => {
  it("tells a person who removed the app from a Page that it was taken off", () => {
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
  it("refuses the Page form: only people ask for their data to be deleted", () => {
    expect(() => readDeletionRequest(signed(ofPage), appSecret)).toThrow(SignedRequestError);
  });
});

describe("deletionAnswer", () => {
  it("is what Meta shows to the person", () => {
    expect(deletionAnswer("https://shop.example/deleted?id=a1B2", "a1B2")).toEqual({
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
  ])("refuses %j with %j", (url, code) => {
    expect(() => deletionAnswer(url, code)).toThrow(TypeError);
  });
});
