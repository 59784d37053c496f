import { expect, it } from "vitest";
import {
  backendFailedNotice,
  portTakenNotice,
  quarantinedFileNotice,
} from "../../../main/app/notices.ts";
import { noticeTexts } from "../../../main/i18n/en/notices.ts";

it("says where the quarantined file is, what happened to it and what to do", () => {
  const file = "/data/accounts.damaged-2026-11-22T10-00-00.json";
  const { kind, message } = quarantinedFileNotice({ file, reason: "damaged" })();
  expect(kind).toBe("store-quarantined");
  expect(message).toContain(file);
  expect(message).toBe(noticeTexts.quarantined.accounts(file, "damaged"));
});

it("says that a newer Pagekeeper wrote the file", () => {
  const file = "/data/practice-accounts.newer-2026-11-22T10-00-00.json";
  expect(quarantinedFileNotice({ file, reason: "newer" })().message).toBe(
    noticeTexts.quarantined.accounts(file, "newer"),
  );
});

it("does not mention accounts if only the settings are lost", () => {
  const file = "/data/settings.damaged-2026-11-22T10-00-00.json";
  const { message } = quarantinedFileNotice({ file, reason: "damaged" })();
  expect(message).toContain("settings");
  expect(message).not.toContain("accounts");
});

it.each(["web-apps", "practice-web-apps"])(
  "says that no web app is allowed now if the file %s is lost",
  (name) => {
    const file = `/data/${name}.damaged-2026-11-22T10-00-00.json`;
    const { message } = quarantinedFileNotice({ file, reason: "damaged" })();
    expect(message).toBe(noticeTexts.quarantined.webApps(file, "damaged"));
    expect(message).toContain("no web app is allowed now");
    expect(message).not.toContain("accounts");
  },
);

it("says that the accounts are not affected if the activity is lost", () => {
  const file = "/data/practice-activity.newer-2026-11-22T10-00-00.jsonl";
  const { message } = quarantinedFileNotice({ file, reason: "newer" })();
  expect(message).toBe(noticeTexts.quarantined.activity(file, "newer"));
  expect(message).toContain("accounts are not affected");
});

it("gives every notice its own id", () => {
  const one = quarantinedFileNotice({ file: "/data/accounts.damaged-1.json", reason: "damaged" });
  const two = quarantinedFileNotice({ file: "/data/settings.damaged-1.json", reason: "damaged" });
  const ids = [one, two, portTakenNotice(() => "Port 47814 is taken."), backendFailedNotice].map(
    (notice) => notice().id,
  );
  expect(new Set(ids).size).toBe(4);
});
