import { describe, expect, it } from "vitest";
import { loadFailure, serviceFailure } from "../../../main/keychain/unavailable-reason.ts";

const withCode = (code: string): Error => Object.assign(new Error("developer's text"), { code });

describe("why there is no keychain", () => {
  it.each([
    ["ERR_DLOPEN_FAILED", "linux", "libsecret-missing"],
    ["ERR_DLOPEN_FAILED", "darwin", "keytar-unfit"],
    ["MODULE_NOT_FOUND", "linux", "keytar-missing-libsecret"],
    ["ERR_MODULE_NOT_FOUND", "win32", "keytar-missing"],
    ["ERR_UNKNOWN", "linux", "keytar-broken"],
  ] as const)("names what is missing by the error code %s on %s", (code, platform, lack) => {
    expect(loadFailure(withCode(code), platform)).toBe(lack);
  });

  it("tells a missing bus from a missing service, in any language", () => {
    const german = "Automatischer Start von D-Bus ohne X11 $DISPLAY nicht möglich";
    expect(serviceFailure(new Error(german))).toBe("no-bus");
    const withDisplay = "Failed to execute child process “dbus-launch” (No such file or directory)";
    expect(serviceFailure(new Error(withDisplay))).toBe("no-bus");
    expect(serviceFailure(new Error("org.freedesktop.secrets …"))).toBe("no-service");
  });

  it("says of a text it does not know that nothing answers", () => {
    expect(serviceFailure(new Error("Timeout was reached"))).toBe("no-answer");
    expect(serviceFailure("Timeout was reached")).toBe("no-answer");
  });
});
