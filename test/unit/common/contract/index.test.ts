import { describe, expect, expectTypeOf, it } from "vitest";
import {
  type CallArguments,
  type CallValues,
  callArguments,
  type Events,
  type PagekeeperApi,
} from "../../../../common/contract/index.ts";
import { type CallName, callNames, type EventName } from "../../../../common/contract/names.ts";

const schemas = callArguments();

describe("the calls", () => {
  it("have a schema each, and no schema is left over", () => {
    expect(Object.keys(schemas).sort()).toEqual([...callNames].sort());
  });

  it("have a value, arguments and a method each", () => {
    expectTypeOf<keyof CallValues>().toEqualTypeOf<CallName>();
    expectTypeOf<keyof PagekeeperApi>().toEqualTypeOf<CallName | "on">();
    expectTypeOf<CallArguments<"connect">>().toEqualTypeOf<
      ["messenger" | "instagram", ({ again?: string; takeOver?: boolean } | undefined)?]
    >();
    expectTypeOf<CallArguments<"snapshot">>().toEqualTypeOf<[]>();
  });
});

it("every event has what it tells", () => {
  expectTypeOf<keyof Events>().toEqualTypeOf<EventName>();
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
