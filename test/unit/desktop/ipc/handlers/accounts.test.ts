import { beforeEach, describe, expect, it, vi } from "vitest";
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

it("disconnects an account by id, or all accounts of a channel", async () => {
  expect(await calls.disconnectAccount("messenger-1")).toBeNull();
  expect(fixture.domain.accountIds).toEqual(["messenger-2"]);
  expect(await calls.disconnectChannel("messenger")).toBeNull();
  expect(fixture.domain.accountIds).toEqual([]);
});

it("reports an unknown account", async () => {
  expect(await codeOf(calls.disconnectAccount("messenger-77"))).toBe("unknown_account");
  expect(await codeOf(calls.disconnectChannel("instagram"))).toBe("unknown_account");
});

it("keeps an account and says why if the disk is full", async () => {
  fixture.domain.records.full = true;
  expect(await codeOf(calls.disconnectAccount("messenger-1"))).toBe("not_saved");
  expect(fixture.domain.accountIds).toEqual(["messenger-1", "messenger-2"]);
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
