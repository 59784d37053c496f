import { expect, expectTypeOf, it } from "vitest";
import type { PagekeeperApi } from "../../../../common/contract/api.ts";
import {
  type CallName,
  type CallValues,
  callChannel,
  callNames,
} from "../../../../common/contract/calls.ts";
import {
  type EventName,
  type Events,
  eventChannel,
  eventNames,
} from "../../../../common/contract/events.ts";

it.each([
  ["call", callNames],
  ["event", eventNames],
])("lists every %s name once", (_what, names: readonly string[]) => {
  expect(new Set(names).size).toBe(names.length);
});

it("types a value and a method for every call", () => {
  expectTypeOf<keyof CallValues>().toEqualTypeOf<CallName>();
  expectTypeOf<keyof PagekeeperApi>().toEqualTypeOf<CallName | "on">();
});

it("types a payload for every event", () => {
  expectTypeOf<keyof Events>().toEqualTypeOf<EventName>();
});

it("has no call named `on`, like the method that adds listeners", () => {
  expect(callNames).not.toContain("on");
});

it("gives every call and every event an IPC channel of its own", () => {
  const channels = [...callNames.map(callChannel), ...eventNames.map(eventChannel)];
  expect(new Set(channels).size).toBe(channels.length);
});
