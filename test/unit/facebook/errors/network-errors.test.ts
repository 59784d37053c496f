import { getSystemErrorMap } from "node:util";
import { describe, expect, it } from "vitest";
import { classifyNetworkError } from "../../../../main/facebook/errors/network-errors.ts";
import { facebookTexts } from "../../../../main/i18n/facebook.ts";

const systemError = (code: string, syscall = "connect") =>
  Object.assign(new Error(`${syscall} ${code} 192.0.2.1:443`), { code, syscall });

const codeOf = (error: unknown) => classifyNetworkError(error).code;

describe("an error of the system", () => {
  it.each([
    ["EACCES", "connection_blocked"],
    ["EPERM", "connection_blocked"],
    ["EMFILE", "resources_exhausted"],
    ["ENFILE", "resources_exhausted"],
    ["ENOBUFS", "resources_exhausted"],
    ["ENOMEM", "resources_exhausted"],
    ["EAI_MEMORY", "resources_exhausted"],
    ["EADDRINUSE", "resources_exhausted"],
    ["EAGAIN", "resources_exhausted"],
    ["ENOTFOUND", "no_network"],
    ["EAI_AGAIN", "no_network"],
    ["EAI_NODATA", "no_network"],
    ["ENETDOWN", "no_network"],
    ["ENETUNREACH", "no_network"],
    ["ENETRESET", "no_network"],
    ["ENONET", "no_network"],
    ["EHOSTDOWN", "no_network"],
    ["EHOSTUNREACH", "no_network"],
    ["ECONNABORTED", "no_network"],
    ["EADDRNOTAVAIL", "no_network"],
    ["EAFNOSUPPORT", "no_network"],
    ["ECONNREFUSED", "facebook_down"],
    ["ECONNRESET", "facebook_down"],
    ["ETIMEDOUT", "facebook_down"],
    ["EPIPE", "facebook_down"],
    ["EPROTO", "insecure_connection"],
    ["CERT_HAS_EXPIRED", "insecure_connection"],
    ["SELF_SIGNED_CERT_IN_CHAIN", "insecure_connection"],
    ["INVALID_PURPOSE", "insecure_connection"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "insecure_connection"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "insecure_connection"],
  ])("such as %s is %s", (code, expected) => {
    expect(codeOf(systemError(code))).toBe(expected);
  });

  it("is never called a mistake of Pagekeeper's own", () => {
    const codes = [...getSystemErrorMap().values()].map(([code]) => code);
    expect(codes.length).toBeGreaterThan(70);
    for (const code of [...codes, "ENOTFOUND", "ESERVFAIL", "Unknown system error -102"]) {
      for (const syscall of ["connect", "read", "write", "getaddrinfo", "socket"]) {
        expect(codeOf(systemError(code, syscall)), code).not.toBe("unexpected");
      }
    }
  });

  it("is found among the errors for single addresses, and among causes", () => {
    const unreachable = systemError("ENETUNREACH");
    const both = new AggregateError([unreachable, systemError("EACCES")], "");
    expect(codeOf(Object.assign(both, { code: "ENETUNREACH" }))).toBe("connection_blocked");
    const wrapped = new Error("fetch failed", { cause: systemError("EMFILE") });
    expect(codeOf(wrapped)).toBe("resources_exhausted");
    expect(codeOf(new AggregateError([unreachable, unreachable], ""))).toBe("no_network");
  });

  it("may mean that a request has arrived, unless TLS failed", () => {
    expect(classifyNetworkError(systemError("ECONNRESET")).mayHaveArrived).toBe(true);
    expect(classifyNetworkError(systemError("EPROTO")).mayHaveArrived).toBe(false);
  });
});

it("calls only an error without a known code a mistake of Pagekeeper's own", () => {
  expect(codeOf(new TypeError("x is not a function"))).toBe("unexpected");
  expect(codeOf(Object.assign(new Error("constructor"), { code: "constructor" }))).toBe(
    "unexpected",
  );
});

it("has a sentence of its own for a firewall and for too many open files", () => {
  const { sentences } = facebookTexts();
  expect(sentences.connection_blocked).toMatch(/firewall or antivirus/);
  expect(sentences.resources_exhausted).toMatch(/too many open files/);
});
