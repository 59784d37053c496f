import { describe, expect, it } from "vitest";
import { loadFailure, serviceFailure } from "../../../main/vault/sentences.ts";

const withCode = (code: string): Error => Object.assign(new Error("developer's text"), { code });

describe("why there is no keychain", () => {
  it.each([
    ["ERR_DLOPEN_FAILED", "linux", /libsecret is missing/],
    ["ERR_DLOPEN_FAILED", "darwin", /does not fit this computer/],
    ["MODULE_NOT_FOUND", "linux", /Install libsecret, then install Pagekeeper/],
    ["ERR_MODULE_NOT_FOUND", "win32", /not installed\. Install Pagekeeper again/],
    ["ERR_UNKNOWN", "linux", /could not be started/],
  ] as const)("names what is missing by the error code %s on %s", (code, platform, sentence) => {
    expect(loadFailure(withCode(code), platform)).toMatch(sentence);
  });

  it("tells a missing bus from a missing service, in any language", () => {
    const german = "Automatischer Start von D-Bus ohne X11 $DISPLAY nicht möglich";
    expect(serviceFailure(new Error(german))).toMatch(/D-Bus session/);
    expect(serviceFailure(new Error("org.freedesktop.secrets …"))).toMatch(/KWallet/);
  });

  it("passes on nothing of a text it does not know", () => {
    expect(serviceFailure(new Error("Timeout was reached"))).toMatch(/does not answer/);
    expect(serviceFailure("Timeout was reached")).not.toContain("Timeout");
  });
});
