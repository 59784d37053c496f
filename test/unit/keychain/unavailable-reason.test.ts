import { describe, expect, it } from "vitest";
import {
  isCollectionMissing,
  loadFailure,
  serviceFailure,
} from "../../../main/keychain/unavailable-reason.ts";

const withCode = (code: string): Error => Object.assign(new Error("developer's text"), { code });

describe("the reason for a missing keychain", () => {
  it.each([
    ["ERR_DLOPEN_FAILED", "linux", "libsecret-missing"],
    ["ERR_DLOPEN_FAILED", "darwin", "keytar-unfit"],
    ["MODULE_NOT_FOUND", "linux", "keytar-missing-libsecret"],
    ["ERR_MODULE_NOT_FOUND", "win32", "keytar-missing"],
    ["ERR_UNKNOWN", "linux", "keytar-broken"],
  ] as const)("follows from the error code %s on %s", (code, platform, reason) => {
    expect(loadFailure(withCode(code), platform)).toBe(reason);
  });

  it("distinguishes a missing bus from a missing service in any language", () => {
    const german = "Automatischer Start von D-Bus ohne X11 $DISPLAY nicht möglich";
    expect(serviceFailure(new Error(german))).toBe("no-bus");
    const withDisplay = "Failed to execute child process “dbus-launch” (No such file or directory)";
    expect(serviceFailure(new Error(withDisplay))).toBe("no-bus");
    const disabled = "Unknown or unsupported transport “disabled” for address “disabled:”";
    expect(serviceFailure(new Error(disabled))).toBe("no-bus");
    expect(serviceFailure(new Error("org.freedesktop.secrets …"))).toBe("no-service");
  });

  it("is a missing collection if the rejection names the path of one, in any language", () => {
    const missing = [
      "Object does not exist at path “/org/freedesktop/secrets/collection/login”",
      "Objekt existiert nicht im Pfad »/org/freedesktop/secrets/collection/login«",
      "No such object path '/org/freedesktop/secrets/aliases/default'",
    ];
    for (const text of missing) expect(isCollectionMissing(new Error(text))).toBe(true);
    const others = [
      "Cannot create an item in a locked collection",
      "The name org.freedesktop.secrets was not provided by any .service files",
      "Timeout was reached",
    ];
    for (const text of others) expect(isCollectionMissing(new Error(text))).toBe(false);
    expect(isCollectionMissing("/org/freedesktop/secrets/collection/login")).toBe(false);
  });

  it("is `no-answer` for an unknown message", () => {
    expect(serviceFailure(new Error("Timeout was reached"))).toBe("no-answer");
    expect(serviceFailure("Timeout was reached")).toBe("no-answer");
  });
});
