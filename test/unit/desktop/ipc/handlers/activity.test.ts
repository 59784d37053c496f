import { expect, it, vi } from "vitest";
import { loginOf } from "../../../../support/logins.ts";
import { HandlerFixture } from "./fixture.ts";

vi.mock("electron", () => import("../../../../support/doubles/electron.ts"));

it("returns what happened to the accounts, from newest to oldest", async () => {
  const fixture = new HandlerFixture();
  const calls = fixture.handlers();
  await fixture.domain.connect("messenger", loginOf("a", ["1"]));
  await fixture.domain.channels.disconnectAccount("messenger-1");
  const accountId = "messenger-1";
  expect(await calls.activity({ limit: 1, accountId })).toMatchObject({
    entries: [{ kind: "disconnected" }],
    more: true,
  });
  expect(await calls.activity({ limit: 1, accountId: "messenger-2" })).toEqual({
    entries: [],
    more: false,
  });
});
