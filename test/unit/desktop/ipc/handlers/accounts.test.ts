import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Snapshot } from "../../../../../common/contract/snapshot.ts";
import { fromJson } from "../../../../../common/json.ts";
import type { CallHandlers } from "../../../../../main/desktop/ipc/dispatch.ts";
import { channelTexts } from "../../../../../main/i18n/en/channels.ts";
import { loginOf, problem } from "../../../../support/logins.ts";
import { codeOf, HandlerFixture } from "./fixture.ts";

vi.mock("electron", () => import("../../../../support/doubles/electron.ts"));

let fixture: HandlerFixture;
let calls: CallHandlers;
beforeEach(async () => {
  fixture = new HandlerFixture();
  calls = fixture.handlers();
  await fixture.domain.connect("messenger", loginOf("a", ["1", "2"]));
});

const shown = async () => fromJson<Snapshot>(await calls.snapshot());

describe("a disconnect", () => {
  it("takes accounts out of the list and says so in the snapshot", async () => {
    const pending = await calls.disconnect(["messenger-1", "messenger-77"]);
    expect(pending).toMatchObject({ accountIds: ["messenger-1"], names: ["Page 1"] });
    const { channels, disconnecting } = await shown();
    expect(channels).toMatchObject([{ accounts: [{ id: "messenger-2" }] }]);
    expect(disconnecting).toEqual([pending]);
  });

  it("can be undone for ten seconds", async () => {
    const { id } = await calls.disconnect(["messenger-1"]);
    expect(await calls.undoDisconnect(id)).toBeNull();
    expect((await shown()).disconnecting).toEqual([]);
    expect(await codeOf(calls.undoDisconnect(id))).toBe("too_late_to_undo");
  });

  it("reports that none of the accounts is connected", async () => {
    expect(await codeOf(calls.disconnect(["messenger-77"]))).toBe("unknown_account");
  });

  it("says why it cannot be saved or undone if the disk is full", async () => {
    const { id } = await calls.disconnect(["messenger-1"]);
    fixture.domain.records.full = true;
    expect(await codeOf(calls.disconnect(["messenger-2"]))).toBe("not_saved");
    expect(await codeOf(calls.undoDisconnect(id))).toBe("settings_not_saved");
    expect(await shown()).toMatchObject({ channels: [{ accounts: [{ id: "messenger-2" }] }] });
  });
});

describe("a check", () => {
  const all = { kind: "all" } as const;

  it("answers with what it checked", async () => {
    const scope = { kind: "account", id: "messenger-2" } as const;
    fixture.domain.facebook.checkProblems.set("2", problem("dead", "reconnect"));
    expect(await calls.check(scope)).toEqual({ scope, checked: 1, failing: 1, cancelled: false });
  });

  it("answers with the problem if it could not reach the keychain", async () => {
    fixture.domain.keychain.setState("locked");
    const { keychain_locked } = channelTexts.problems;
    expect(await calls.check(all)).toEqual({
      scope: all,
      checked: 0,
      failing: 0,
      cancelled: false,
      problem: { code: "keychain_locked", message: keychain_locked.reading },
    });
  });

  it("ends when it is cancelled", async () => {
    fixture.domain.facebook.delay("check");
    const checked = calls.check(all);
    expect(await calls.cancelCheck()).toBeNull();
    expect(await checked).toMatchObject({ checked: 0, cancelled: true });
  });
});
