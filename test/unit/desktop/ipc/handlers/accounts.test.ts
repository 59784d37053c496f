import { beforeEach, expect, it, vi } from "vitest";
import type { CallHandlers } from "../../../../../main/desktop/ipc/dispatch.ts";
import { loginOf } from "../../../../support/logins.ts";
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

it("checks all accounts, or those of one channel", async () => {
  fixture.domain.facebook.checks.length = 0;
  expect(await calls.check("instagram")).toBeNull();
  expect(fixture.domain.facebook.checks).toEqual([]);
  await calls.check(undefined);
  expect(fixture.domain.facebook.checks.flat()).toHaveLength(2);
});

it("reports a check that could not reach the keychain", async () => {
  fixture.domain.keychain.setState("locked");
  expect(await codeOf(calls.check(undefined))).toBe("keychain_locked");
});
