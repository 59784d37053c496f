import { beforeEach, describe, expect, it } from "vitest";
import type { MetaApp, MetaAppDraft, MetaAppSetup } from "../../../common/contract/meta-app.ts";
import { createAppSecrets } from "../../../main/app/app-secrets.ts";
import { createMetaAppForm } from "../../../main/app/meta-app-form.ts";
import type { MetaAppRecord } from "../../../main/app/meta-app-record.ts";
import {
  createMetaAppSettings,
  type MetaAppSettings,
} from "../../../main/app/meta-app-settings.ts";
import type { Result } from "../../../main/channels/model.ts";
import { StoreWriteError } from "../../../main/channels/ports/records.ts";
import { metaAppTexts } from "../../../main/i18n/en/meta-app.ts";
import { UserError } from "../../../main/user-error.ts";
import { MemoryActivity } from "../../support/doubles/activity.ts";
import { FakeKeychain } from "../../support/doubles/keychain.ts";
import { problem } from "../../support/logins.ts";

const app: MetaApp = { appId: "1", version: "v26.0" };
const draft: MetaAppDraft = {
  appId: " 1",
  version: "v26.0",
  login: "classic",
  configId: "",
  redirectMode: "development",
  redirectUri: "",
  step: "secret",
};
const facts = { versions: [], localRedirectUri: "http://localhost:1/", permissions: [] };

let keychain: FakeKeychain;
let activity: MemoryActivity;
let record: MetaAppRecord;
let verdict: Result<{ readonly name?: string }>;
let verified: unknown[];
let running: MetaAppSetup["running"];
/** Why the change-over fails. */
let refusal: Error | undefined;
let otherApps: number;

function open(): MetaAppSettings {
  const store = {
    get: () => record,
    set(next: MetaAppRecord) {
      record = next;
    },
  };
  const secrets = createAppSecrets(store, keychain);
  const form = createMetaAppForm({
    secrets,
    verify: async (asked) => {
      verified.push(asked);
      return verdict;
    },
    onOtherApp: () => {
      otherApps += 1;
    },
  });
  return createMetaAppSettings({
    record: store,
    secrets,
    form,
    running: () => running,
    changeOver: async (change) => {
      if (refusal) throw refusal;
      record = change(record);
      running = record.metaApp ? "settings" : "practice";
    },
    activity,
    setupOptions: () => facts,
  });
}

beforeEach(() => {
  keychain = new FakeKeychain();
  activity = new MemoryActivity();
  record = { appSecrets: [] };
  verdict = { ok: true, value: { name: "Bakery tools" } };
  verified = [];
  running = "practice";
  refusal = undefined;
  otherApps = 0;
});

describe("saving a Meta app", () => {
  it("verifies the app, keeps the secret only in the keychain, and uses the app", async () => {
    const setUp = open();
    expect(await setUp.save({ ...app, appSecret: "s" })).toEqual({ appName: "Bakery tools" });
    expect(verified).toEqual([{ ...app, appSecret: "s" }]);
    expect([...keychain.items]).toEqual([["app:1", "s"]]);
    expect(record).toEqual({ metaApp: app, appSecrets: ["1"] });
    expect(setUp.view()).toEqual({ ...facts, running: "settings", saved: app });
  });

  it("saves nothing that Meta rejects", async () => {
    verdict = { ok: false, problem: problem("app_secret_wrong") };
    await expect(open().save({ ...app, appSecret: "s" })).rejects.toMatchObject({
      problem: { code: "app_secret_wrong" },
    });
    expect(record).toEqual({ appSecrets: [] });
    expect(keychain.calls).toEqual([]);
  });

  it("uses the saved secret if none is entered for the same app", async () => {
    await open().save({ ...app, appSecret: "s" });
    await open().save({ ...app, version: "v25.0" });
    expect(verified.at(-1)).toEqual({ ...app, version: "v25.0", appSecret: "s" });
    expect(record.metaApp).toEqual({ ...app, version: "v25.0" });
    await expect(open().save({ ...app, appId: "2" })).rejects.toMatchObject({
      problem: { code: "app_secret_missing" },
    });
  });

  it("does not use a secret of another app that is left in the keychain", async () => {
    record = { metaApp: app, appSecrets: ["1", "2"] };
    keychain = new FakeKeychain(new Map([["app:2", "unused"]]));
    await expect(open().save({ ...app, appId: "2" })).rejects.toMatchObject({
      problem: { code: "app_secret_missing" },
    });
  });

  it("asks for the secret if the saved one is gone, and to unlock a locked keychain", async () => {
    record = { metaApp: app, appSecrets: ["1"] };
    await expect(open().save(app)).rejects.toMatchObject({
      problem: { code: "app_secret_missing" },
    });
    keychain.state = "locked";
    await expect(open().save(app)).rejects.toMatchObject({
      problem: { code: "keychain_locked" },
    });
    expect(verified).toEqual([]);
  });

  it("records the name of a secret before it writes it, so that a crash leaves no unknown secret", async () => {
    keychain.beforeWrite = () => expect(record.appSecrets).toEqual(["1"]);
    await open().save({ ...app, appSecret: "s" });
    expect.assertions(1);
  });

  it.each([
    ["locked", "keychain_locked"],
    ["unavailable", "keychain_unavailable"],
  ] as const)("saves nothing if the keychain is %s", async (state, code) => {
    keychain.state = state;
    await expect(open().save({ ...app, appSecret: "s" })).rejects.toMatchObject({
      problem: { code },
    });
    expect(record.metaApp).toBeUndefined();
    expect([...keychain.items, ...keychain.memory]).toEqual([]);
  });

  it("replaces the secret of the same app", async () => {
    await open().save({ ...app, appSecret: "s" });
    await open().save({ ...app, appSecret: "t" });
    expect([...keychain.items]).toEqual([["app:1", "t"]]);
  });

  it("leaves nothing behind if the change-over fails", async () => {
    refusal = new UserError({ code: "port_taken", message: "Port 47814 is taken." });
    await expect(open().save({ ...app, appSecret: "s" })).rejects.toBe(refusal);
    expect(record).toEqual({ appSecrets: [] });
    expect(keychain.items.size).toBe(0);
  });

  it("keeps the secret of the app in use if the change-over to another one fails", async () => {
    await open().save({ ...app, appSecret: "s" });
    refusal = new StoreWriteError(new Error("ENOSPC"));
    await expect(open().save({ ...app, appId: "2", appSecret: "t" })).rejects.toBe(refusal);
    expect(record).toEqual({ metaApp: app, appSecrets: ["1"] });
    expect([...keychain.items]).toEqual([["app:1", "s"]]);
  });

  it("changes nothing while the environment names the Meta app", async () => {
    running = "environment";
    const problem = { code: "meta_app_from_environment" };
    await expect(open().save({ ...app, appSecret: "s" })).rejects.toMatchObject({ problem });
    await expect(open().remove()).rejects.toMatchObject({ problem });
    expect(record).toEqual({ appSecrets: [] });
    expect(keychain.calls).toEqual([]);
  });

  it("removes the secret of the app it replaces", async () => {
    await open().save({ ...app, appSecret: "s" });
    await open().save({ ...app, appId: "2", appSecret: "t" });
    expect([...keychain.items]).toEqual([["app:2", "t"]]);
    expect(record.appSecrets).toEqual(["2"]);
  });
});

describe("verifying a Meta app", () => {
  it("returns its name and saves nothing", async () => {
    expect(await open().verify({ ...app, appSecret: "s" })).toEqual({ appName: "Bakery tools" });
    expect(verified).toEqual([{ ...app, appSecret: "s" }]);
    expect(record).toEqual({ appSecrets: [] });
    expect(keychain.items.size).toBe(0);
  });

  it.each([
    ["app_id_unknown", "appId"],
    ["app_secret_wrong", "appSecret"],
    ["app_type_native", undefined],
  ] as const)("reports %s at its field, in words for the operator", async (code, field) => {
    verdict = { ok: false, problem: problem(code) };
    await expect(open().verify({ ...app, appSecret: "s" })).rejects.toMatchObject({
      problem: { code, message: metaAppTexts.atForm[code], ...(field && { field }) },
    });
  });

  it("reports a missing secret at its field", async () => {
    await expect(open().verify(app)).rejects.toMatchObject({
      problem: { code: "app_secret_missing", field: "appSecret" },
    });
  });
});

describe("a draft", () => {
  it("makes a test login void when it becomes that of another app", () => {
    const setUp = open();
    setUp.saveDraft({ ...draft, appSecret: "s" });
    setUp.saveDraft({ ...draft, step: "permissions" });
    expect(otherApps).toBe(0);
    setUp.saveDraft({ ...draft, appSecret: "other" });
    setUp.saveDraft({ ...draft, redirectMode: "live", redirectUri: "https://bakery.example/" });
    expect(otherApps).toBe(2);
  });

  it("is shown again without its secret, which is used for its App ID only", async () => {
    const setUp = open();
    setUp.saveDraft({ ...draft, appSecret: "typed " });
    setUp.saveDraft({ ...draft, step: "redirect" });
    expect(setUp.view().draft).toEqual({ ...draft, step: "redirect", secretEntered: true });
    expect(JSON.stringify(setUp.view())).not.toContain("typed");
    await setUp.verify(app);
    expect(verified).toEqual([{ ...app, appSecret: "typed" }]);
    await expect(setUp.verify({ ...app, appId: "2" })).rejects.toMatchObject({
      problem: { code: "app_secret_missing" },
    });
  });

  it("survives a rejected app, and ends when an app is saved with its secret", async () => {
    const setUp = open();
    setUp.saveDraft({ ...draft, appSecret: "s" });
    verdict = { ok: false, problem: problem("app_secret_wrong") };
    await expect(setUp.save(app)).rejects.toThrow();
    expect(setUp.view().draft?.secretEntered).toBe(true);
    verdict = { ok: true, value: {} };
    await setUp.save(app);
    expect([...keychain.items]).toEqual([["app:1", "s"]]);
    expect(setUp.view().draft).toBeUndefined();
  });

  it("can be discarded, and its secret can be removed", () => {
    const setUp = open();
    setUp.saveDraft({ ...draft, appSecret: "s" });
    setUp.saveDraft({ ...draft, appSecret: "" });
    expect(setUp.view().draft?.secretEntered).toBe(false);
    setUp.saveDraft(null);
    expect(setUp.view().draft).toBeUndefined();
  });
});

describe("going back to practice mode", () => {
  it("deletes the app and its secret", async () => {
    await open().save({ ...app, appSecret: "s" });
    const setUp = open();
    await setUp.remove();
    expect(record).toEqual({ appSecrets: [] });
    expect(keychain.items.size).toBe(0);
    expect(setUp.view()).toMatchObject({ running: "practice" });
  });

  it("forgets the secret that was typed, too", async () => {
    const setUp = open();
    await setUp.save({ ...app, appSecret: "s" });
    setUp.saveDraft({ ...draft, appSecret: "s" });
    await setUp.remove();
    expect(setUp.view().draft).toBeUndefined();
    await expect(setUp.verify(app)).rejects.toMatchObject({
      problem: { code: "app_secret_missing" },
    });
  });

  it("deletes the secret at the next start if the keychain was locked", async () => {
    await open().save({ ...app, appSecret: "s" });
    keychain.state = "locked";
    await open().remove();
    expect(record).toEqual({ appSecrets: ["1"] });
    keychain.state = "open";
    await open().deleteUnusedSecrets();
    expect(record).toEqual({ appSecrets: [] });
    expect(keychain.items.size).toBe(0);
  });
});

describe("forgetting everything", () => {
  it("returns the number of secrets that the keychain did not delete", async () => {
    await open().save({ ...app, appSecret: "s" });
    keychain.state = "locked";
    expect(await open().wipe()).toBe(1);
    expect(record.metaApp).toBeUndefined();
    keychain.state = "open";
    expect(await open().wipe()).toBe(0);
    expect(keychain.items.size).toBe(0);
  });
});

describe("concurrent changes", () => {
  /** Expects that the keychain and the records contain only the secret of the current Meta app. */
  const expectTidy = () => {
    const saved = record.metaApp ? [record.metaApp.appId] : [];
    expect(record.appSecrets).toEqual(saved);
    expect([...keychain.items.keys()]).toEqual(saved.map((appId) => `app:${appId}`));
  };

  it("saves two apps one after the other", async () => {
    const setUp = open();
    const other = { ...app, appId: "2", appSecret: "t" };
    await Promise.all([setUp.save({ ...app, appSecret: "s" }), setUp.save(other)]);
    expect(record.metaApp?.appId).toBe("2");
    expectTidy();
  });

  it("saves an app even if the start-up is about to delete its secret", async () => {
    record = { appSecrets: ["1"] };
    keychain = new FakeKeychain(new Map([["app:1", "old"]]));
    const setUp = open();
    await Promise.all([setUp.deleteUnusedSecrets(), setUp.save({ ...app, appSecret: "s" })]);
    expect(record.metaApp).toEqual(app);
    expectTidy();
  });

  it("goes back to practice mode after a save that was in progress", async () => {
    const setUp = open();
    const saving = setUp.save({ ...app, appSecret: "s" });
    keychain.beforeWrite = () => void setUp.remove();
    await saving;
    await setUp.deleteUnusedSecrets();
    expect(record.metaApp).toBeUndefined();
    expectTidy();
  });
});

describe("the activity", () => {
  it("says which app was set up, and by which name Meta knows it", async () => {
    await open().save({ ...app, appSecret: "s" });
    const saved = { kind: "meta-app", change: "saved", appId: "1", name: "Bakery tools" };
    expect(activity.take()).toEqual([saved]);
    await open().save({ ...app, version: "v25.0" });
    expect(activity.take()).toEqual([]);
  });

  it("says which app was removed", async () => {
    await open().save({ ...app, appSecret: "s" });
    activity.take();
    await open().remove();
    await open().remove();
    expect(activity.take()).toEqual([{ kind: "meta-app", change: "removed", appId: "1" }]);
  });

  it("says nothing if the change-over fails", async () => {
    refusal = new StoreWriteError(new Error("ENOSPC"));
    await expect(open().save({ ...app, appSecret: "s" })).rejects.toThrow(StoreWriteError);
    expect(activity.take()).toEqual([]);
  });
});
