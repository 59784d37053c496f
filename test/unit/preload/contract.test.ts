import { describe, expect, expectTypeOf, it } from "vitest";
import {
  type CallArguments,
  type CallName,
  type CallValues,
  callArguments,
  callChannel,
  callNames,
  type EventName,
  type Events,
  eventChannel,
  eventNames,
  type PagekeeperApi,
} from "../../../preload/contract.ts";

const schemas = callArguments();

describe("the calls", () => {
  it("have a schema each, and no schema is left over", () => {
    expect(Object.keys(schemas).sort()).toEqual([...callNames].sort());
  });

  it("are named once", () => {
    expect(new Set(callNames).size).toBe(callNames.length);
  });

  it("have a value, arguments and a method each", () => {
    expectTypeOf<keyof CallValues>().toEqualTypeOf<CallName>();
    expectTypeOf<keyof PagekeeperApi>().toEqualTypeOf<CallName | "on">();
    expectTypeOf<CallArguments<"connect">>().toEqualTypeOf<
      ["messenger" | "instagram", ({ again?: string; takeOver?: boolean } | undefined)?]
    >();
    expectTypeOf<CallArguments<"snapshot">>().toEqualTypeOf<[]>();
  });

  it("leave the name of the listener free", () => {
    expect(callNames).not.toContain("on");
  });
});

describe("the events", () => {
  it("are all named", () => {
    const all: Record<EventName, true> = {
      snapshot: true,
      flows: true,
      update: true,
      redirect: true,
      showSettings: true,
      showAccount: true,
    };
    expect([...eventNames].sort()).toEqual(Object.keys(all).sort());
    expectTypeOf<keyof Events>().toEqualTypeOf<EventName>();
  });
});

it("no call shares a channel with another or with an event", () => {
  const channels = [...callNames.map(callChannel), ...eventNames.map(eventChannel)];
  expect(new Set(channels).size).toBe(channels.length);
});

describe("arguments", () => {
  it.each<[CallName, unknown[]]>([
    ["snapshot", []],
    ["connect", ["messenger"]],
    ["connect", ["instagram"]],
    ["cancel", ["x"]],
    ["disconnectAccount", ["messenger-123"]],
    ["disconnectChannel", ["instagram"]],
    ["check", []],
    ["check", [undefined]],
    ["check", ["messenger"]],
    ["saveSettings", [{ port: 1024 }]],
    ["saveSettings", [{ port: 65_535 }]],
    ["saveSettings", [{ webhooks: true }]],
  ])("of %s may be %j", (name, args) => {
    expect(schemas[name].safeParse(args).success).toBe(true);
  });

  it.each<[CallName, unknown]>([
    ["snapshot", [1]],
    ["connect", []],
    ["connect", ["Messenger"]],
    ["connect", "messenger"],
    ["cancel", ["x".repeat(201)]],
    ["cancel", [7]],
    ["disconnectChannel", [""]],
    ["check", [null]],
    ["saveSettings", [{ port: 1023 }]],
    ["saveSettings", [{ port: 65_536 }]],
    ["saveSettings", [{ port: 50_000.5 }]],
    ["saveSettings", [{ port: "50000" }]],
    ["saveSettings", [{ port: 50_000, more: 1 }]],
  ])("of %s may not be %j", (name, args) => {
    expect(schemas[name].safeParse(args).success).toBe(false);
  });
});
