import { expect, it } from "vitest";
import {
  callChannel,
  callNames,
  eventChannel,
  eventNames,
} from "../../../../common/contract/names.ts";

it.each([
  ["calls", callNames],
  ["events", eventNames],
])("%s are named once", (_what, names: readonly string[]) => {
  expect(new Set(names).size).toBe(names.length);
});

it("no call has the name of the listener", () => {
  expect(callNames).not.toContain("on");
});

it("no call shares a channel with another or with an event", () => {
  const channels = [...callNames.map(callChannel), ...eventNames.map(eventChannel)];
  expect(new Set(channels).size).toBe(channels.length);
});
