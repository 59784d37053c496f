import { describe, expect, it } from "vitest";
import {
  isAppFetch,
  type RequestFacts,
  requestRefusal,
  type SenderRule,
  senderRefusal,
} from "../../../../main/server/guard/rules.ts";

const port = 47814;

const facts = (given: Partial<RequestFacts>): RequestFacts => ({
  method: "GET",
  target: "/",
  hosts: [`localhost:${port}`],
  ...given,
});

const noApp = () => false;
const isApp = (origin: string) => origin === "http://localhost:5173";

describe("requestRefusal", () => {
  it.each([
    ["localhost", ["localhost:47814"]],
    ["IPv4 loopback", ["127.0.0.1:47814"]],
    ["IPv6 loopback", ["[::1]:47814"]],
  ])("accepts %s", (_name, hosts) => {
    expect(requestRefusal(facts({ hosts }), port, noApp)).toBeUndefined();
  });

  it.each([
    ["a rebound host", ["evil.example:47814"]],
    ["a rebound host that begins like ours", ["localhost:47814.evil.example"]],
    ["a host that ends like ours", ["evil.localhost:47814"]],
    ["another port", ["localhost:47815"]],
    ["no port", ["localhost"]],
    ["another spelling", ["LOCALHOST:47814"]],
    ["another loopback address", ["127.0.0.2:47814"]],
    ["an unbracketed ::1", ["::1:47814"]],
    ["a user before the host", ["a@localhost:47814"]],
    ["an empty host", [""]],
    ["no host", []],
    ["a second Host line", ["localhost:47814", "evil.example"]],
    ["the same Host twice", ["localhost:47814", "localhost:47814"]],
  ])("rejects %s", (_name, hosts) => {
    expect(requestRefusal(facts({ hosts }), port, noApp)).toBe("foreign-host");
  });

  it.each(["http://evil.example/", "http://localhost:47814/", "*", ""])(
    "rejects the request target %j",
    (target) => {
      expect(requestRefusal(facts({ target }), port, noApp)).toBe("foreign-host");
    },
  );

  it.each(["HEAD", "OPTIONS", "POST", "PUT", "PATCH", "TRACE", "CONNECT", "get"])(
    "rejects the method %s",
    (method) => {
      expect(requestRefusal(facts({ method }), port, noApp)).toBe("method");
    },
  );

  it.each<[string | undefined, "method" | undefined]>([
    ["http://localhost:5173", undefined],
    ["http://localhost:5174", "method"],
    ["https://localhost:5173", "method"],
    ["null", "method"],
    [undefined, "method"],
  ])("accepts preflights of allowed web apps only, such as %s", (origin, refusal) => {
    expect(requestRefusal(facts({ method: "OPTIONS", origin }), port, isApp)).toBe(refusal);
  });

  it("accepts DELETE", () => {
    expect(requestRefusal(facts({ method: "DELETE" }), port, noApp)).toBeUndefined();
  });
});

const tab = { secFetchMode: "navigate", secFetchDest: "document" };
const fetchCall = { secFetchMode: "cors", secFetchDest: "empty" };
const frame = { secFetchMode: "navigate", secFetchDest: "iframe" };
const image = { secFetchMode: "no-cors", secFetchDest: "image" };

describe("senderRefusal", () => {
  // The last column has the initials of the rules (own, page, callback) that allow the request.
  it.each<[string, Partial<RequestFacts>, string]>([
    ["a program without fetch metadata", {}, "opc"],
    ["Node's fetch", { secFetchMode: "cors" }, "opc"],
    ["a typed address", { secFetchSite: "none", ...tab }, "opc"],
    ["a click on our page", { secFetchSite: "same-origin", ...tab }, "opc"],
    ["fetch by our page", { secFetchSite: "same-origin", ...fetchCall }, "op"],
    ["our page's DELETE", { origin: "http://localhost:47814", secFetchSite: "same-origin" }, "opc"],
    ["the origin of our page on [::1]", { origin: "http://[::1]:47814" }, "opc"],
    ["a link on another site", { secFetchSite: "cross-site", ...tab }, "pc"],
    ["a link on another port of localhost", { secFetchSite: "same-site", ...tab }, "pc"],
    ["fetch by another site", { secFetchSite: "cross-site", ...fetchCall }, ""],
    ["fetch by another port of localhost", { secFetchSite: "same-site", ...fetchCall }, ""],
    ["an image on another site", { secFetchSite: "cross-site", ...image }, ""],
    ["a frame on our page", { secFetchSite: "same-origin", ...frame }, "op"],
    ["a frame on another site", { secFetchSite: "cross-site", ...frame }, ""],
    ["only Sec-Fetch-Site: cross-site", { secFetchSite: "cross-site" }, "c"],
    ["an unknown Sec-Fetch-Site", { secFetchSite: "elsewhere" }, "c"],
    ["a foreign origin", { origin: "https://evil.example" }, ""],
    ["an opaque origin", { origin: "null" }, ""],
    ["another port's origin", { origin: "http://localhost:3000" }, ""],
    ["our host by https", { origin: "https://localhost:47814" }, ""],
    ["an origin that begins like ours", { origin: "http://localhost:478140" }, ""],
    [
      "a foreign origin that claims same-origin",
      { origin: "https://evil.example", secFetchSite: "same-origin" },
      "",
    ],
    ["a prefetch", { purposes: ["prefetch"], secFetchSite: "none", ...tab }, ""],
    ["a prerender", { purposes: ["prefetch;prerender"], secFetchSite: "none", ...tab }, ""],
    ["a prefetch of an older browser", { purposes: ["Prefetch"] }, ""],
    ["a preview", { purposes: ["preview"] }, ""],
    ["a second purpose", { purposes: ["navigation", "prefetch"] }, ""],
    ["another purpose", { purposes: ["navigation"] }, "opc"],
    ["a chat program's preview", { userAgent: "WhatsApp/2.23 W" }, ""],
    [
      "a preview by Messages",
      { userAgent: "Mozilla/5.0 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0" },
      "",
    ],
    ["a preview by Teams", { userAgent: "Mozilla/5.0 (compatible; MSTeams-Preview/1.0)" }, ""],
    ["a browser", { userAgent: "Mozilla/5.0 Chrome/146.0.0.0 Safari/537.36 Edg/146.0.0.0" }, "opc"],
    ["curl", { userAgent: "curl/8.5.0" }, "opc"],
  ])("decides by the route's rule about %s", (_name, given, initials) => {
    const rules: readonly SenderRule[] = ["own", "page", "callback"];
    const allowing = rules.filter((rule) => senderRefusal(facts(given), rule, port) === undefined);
    expect(allowing.map((rule) => rule[0]).join("")).toBe(initials);
  });

  it.each<[string, Partial<RequestFacts>, boolean]>([
    ["a click on our page", { secFetchSite: "same-origin", ...tab }, true],
    ["a typed address", { secFetchSite: "none", ...tab }, true],
    ["fetch by our page", { secFetchSite: "same-origin", ...fetchCall }, true],
    ["a program without fetch metadata", {}, true],
    ["a picture on our page", { secFetchSite: "same-origin", ...image }, false],
    ["a frame on our page", { secFetchSite: "same-origin", ...frame }, false],
    ["a link on another site", { secFetchSite: "cross-site", ...tab }, true],
    ["a frame on another site", { secFetchSite: "cross-site", ...frame }, false],
    ["fetch by another site", { secFetchSite: "cross-site", ...fetchCall }, false],
    ["an image on another site", { secFetchSite: "cross-site", ...image }, false],
    ["fetch by an older browser", { origin: "https://evil.example" }, false],
    ["a prefetch by another site", { purposes: ["prefetch"], ...tab }, false],
  ])("decides whether %s may ask to start a login: %s", (_name, given, allowed) => {
    expect(senderRefusal(facts(given), "start", port) === undefined).toBe(allowed);
  });

  it.each<[string, Partial<RequestFacts>, boolean]>([
    ["fetch by our page", { secFetchSite: "same-origin", ...fetchCall }, true],
    ["a click on our page", { secFetchSite: "same-origin", ...tab }, false],
    ["a picture on our page", { secFetchSite: "same-origin", ...image }, false],
    ["a typed address", { secFetchSite: "none", ...tab }, false],
    ["a program without fetch metadata", {}, false],
    ["Node's fetch", { secFetchMode: "cors" }, false],
    ["fetch by another port of localhost", { secFetchSite: "same-site", ...fetchCall }, false],
    ["fetch by another site", { secFetchSite: "cross-site", ...fetchCall }, false],
    [
      "a foreign origin that claims same-origin",
      { origin: "http://localhost:5173", secFetchSite: "same-origin", ...fetchCall },
      false,
    ],
    [
      "a prefetch by our page",
      { purposes: ["prefetch"], secFetchSite: "same-origin", ...fetchCall },
      false,
    ],
  ])("decides whether %s is a script of our pages: %s", (_name, given, allowed) => {
    expect(senderRefusal(facts(given), "script", port) === undefined).toBe(allowed);
  });

  it("names the reason of a refusal", () => {
    expect(senderRefusal(facts({ origin: "null" }), "own", port)).toBe("foreign-sender");
    expect(senderRefusal(facts({ purposes: ["prefetch"] }), "page", port)).toBe("prefetch");
  });
});

describe("isAppFetch", () => {
  const origin = "http://localhost:5173";
  it.each<[string, Partial<RequestFacts>, boolean]>([
    ["fetch by an allowed app", { origin, secFetchSite: "same-site", ...fetchCall }, true],
    ["fetch by an allowed app in an older browser", { origin }, true],
    ["fetch by another port", { origin: "http://localhost:5174", ...fetchCall }, false],
    ["fetch by the app's host over https", { origin: "https://localhost:5173" }, false],
    ["fetch without an origin", { secFetchSite: "same-site", ...fetchCall }, false],
    ["fetch from an opaque origin", { origin: "null", ...fetchCall }, false],
    ["an app's link", { origin, ...tab }, false],
    ["an app's frame", { origin, ...frame }, false],
    ["an app's image", { origin, ...image }, false],
    ["an app's script", { origin, secFetchMode: "cors", secFetchDest: "script" }, false],
    ["an app's prefetch", { origin, purposes: ["prefetch"], ...fetchCall }, false],
  ])("decides whether %s counts as a web app's: %s", (_name, given, expected) => {
    expect(isAppFetch(facts(given), isApp)).toBe(expected);
  });
});
