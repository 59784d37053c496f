import { beforeEach, expect, it, vi } from "vitest";
import type { Snapshot } from "../../../../../common/contract/snapshot.ts";
import type { CallHandlers } from "../../../../../main/desktop/ipc/dispatch.ts";
import { resetElectron, shell } from "../../../../support/doubles/electron.ts";
import { loginOf } from "../../../../support/logins.ts";
import { HandlerFixture } from "./fixture.ts";

vi.mock("electron", () => import("../../../../support/doubles/electron.ts"));

let fixture: HandlerFixture;
let calls: CallHandlers;
beforeEach(() => {
  resetElectron();
  fixture = new HandlerFixture();
  calls = fixture.handlers();
});

it("includes the accounts in the snapshot", async () => {
  await fixture.domain.connect("messenger", loginOf("a", ["1", "2"]));
  const snapshot: Snapshot = JSON.parse(await calls.snapshot());
  expect(snapshot.channels[0]?.accounts.map(({ id }) => id)).toEqual([
    "messenger-1",
    "messenger-2",
  ]);
});

it("opens the web UI signed in", async () => {
  expect(await calls.openInBrowser()).toBeNull();
  expect(shell.openExternal.mock.calls).toEqual([["http://localhost:47814/signin?ticket=app"]]);
  expect(fixture.signInUrl.mock.calls).toEqual([[{ path: "/" }]]);
});

it("opens the application menu at a point of the page", () => {
  expect(calls.showMenu({ x: 8, y: 36 })).toBeNull();
  expect(fixture.openMenu).toHaveBeenCalledExactlyOnceWith({ x: 8, y: 36 });
});

it("reports the first frame", async () => {
  expect(await calls.ready()).toBeNull();
  expect(fixture.onPageReady).toHaveBeenCalledOnce();
});
