import { expect, it, vi } from "vitest";
import { HandlerFixture } from "./fixture.ts";

vi.mock("electron", () => import("../../../../support/doubles/electron.ts"));

it("passes each action on an update to the updates", async () => {
  const fixture = new HandlerFixture();
  const calls = fixture.handlers();
  const { download, install, postpone } = fixture.updates;
  expect(await calls.downloadUpdate()).toBeNull();
  expect(await calls.postponeUpdate()).toBeNull();
  expect(await calls.installUpdate()).toBeNull();
  for (const action of [download, install, postpone]) expect(action).toHaveBeenCalledTimes(1);
});
