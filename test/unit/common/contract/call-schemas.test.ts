import { expect, expectTypeOf, it } from "vitest";
import { type CallArguments, createCallSchemas } from "../../../../common/contract/call-schemas.ts";
import { type CallName, callNames } from "../../../../common/contract/calls.ts";

const schemas = createCallSchemas();

it("has a schema for every call and no others", () => {
  expect(Object.keys(schemas).sort()).toEqual([...callNames].sort());
});

it("derives the argument types from the schemas", () => {
  expectTypeOf<CallArguments<"connect">>().toEqualTypeOf<
    ["messenger" | "instagram", ({ reconnectAccountId?: string; takeOver?: boolean } | undefined)?]
  >();
  expectTypeOf<CallArguments<"snapshot">>().toEqualTypeOf<[]>();
});

it.each<[CallName, unknown[]]>([
  ["snapshot", []],
  ["connect", ["messenger"]],
  ["connect", ["instagram"]],
  ["cancel", ["x"]],
  ["disconnect", [["messenger-123", "instagram-123"]]],
  ["undoDisconnect", ["x"]],
  ["activity", [{ limit: 50 }]],
  ["activity", [{ limit: 200, accountId: "messenger-1", search: "bakery", before: "1-2" }]],
  ["check", [{ kind: "all" }]],
  ["check", [{ kind: "channel", type: "messenger" }]],
  ["check", [{ kind: "account", id: "messenger-1" }]],
  ["saveSettings", [{ port: 1024 }]],
  ["saveSettings", [{ port: 65_535 }]],
  ["saveSettings", [{ webhooks: true }]],
  ["verifyMetaApp", [{ appId: "987654321098765", appSecret: "s", version: "v26.0" }]],
])("accepts the call %s with arguments %j", (name, args) => {
  expect(schemas[name].safeParse(args).success).toBe(true);
});

it.each<[CallName, unknown]>([
  ["snapshot", [1]],
  ["connect", []],
  ["connect", ["Messenger"]],
  ["connect", "messenger"],
  ["cancel", ["x".repeat(201)]],
  ["cancel", [7]],
  ["disconnect", [[]]],
  ["activity", [{}]],
  ["activity", [{ limit: 201 }]],
  ["disconnect", ["messenger-123"]],
  ["disconnect", [["x".repeat(201)]]],
  ["check", []],
  ["check", ["messenger"]],
  ["check", [{ kind: "channel" }]],
  ["check", [{ kind: "account", id: "" }]],
  ["check", [{ kind: "all", id: "messenger-1" }]],
  ["saveSettings", [{ port: 1023 }]],
  ["saveSettings", [{ port: 65_536 }]],
  ["saveSettings", [{ port: 50_000.5 }]],
  ["saveSettings", [{ port: "50000" }]],
  ["saveSettings", [{ port: 50_000, more: 1 }]],
  ["verifyMetaApp", [{ appId: "12ab", appSecret: "s", version: "v26.0" }]],
  ["saveMetaApp", [{ appId: "12ab", appSecret: "s", version: "v26.0" }]],
])("rejects the call %s with arguments %j", (name, args) => {
  expect(schemas[name].safeParse(args).success).toBe(false);
});
