import { describe, expect, it } from "vitest";
import { decode, encode, messageTypes } from "../../../support/dbus/message.ts";
import { Reader, typesIn, Variant, Writer } from "../../../support/dbus/values.ts";

describe("a signature", () => {
  it.each([
    ["", []],
    ["su", ["s", "u"]],
    ["a{sv}i(ii)", ["a{sv}", "i", "(ii)"]],
    ["aa(ia{sv})s", ["aa(ia{sv})", "s"]],
  ])("%s is told apart into its types", (signature, types) => {
    expect(typesIn(signature)).toEqual(types);
  });
});

describe("values", () => {
  it("stand where the specification wants them", () => {
    // A byte, three of padding, a little-endian number; then a text with its length and its zero.
    expect([...new Writer().write("yus", [7, 258, "hé"]).bytes()]).toEqual([
      ...[7, 0, 0, 0, 2, 1, 0, 0],
      ...[3, 0, 0, 0, 0x68, 0xc3, 0xa9, 0],
    ]);
  });

  it("an array's length leaves out the padding before its first element", () => {
    expect([...new Writer().write("a(y)", [[[5]]]).bytes()]).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 5]);
  });

  it.each<[string, unknown[]]>([
    ["ybius", [255, true, -5, 4_000_000_000, "– ü"]],
    ["aso", [["a", "bc", ""], "/org/x"]],
    ["a{sas}", [[["keys", ["a"]]]]],
    ["(ia(ib))y", [[1, [[2, false]]], 3]],
    ["ay", [[]]],
  ])("of type %s come back as they were", (signature, values) => {
    expect(new Reader(new Writer().write(signature, values).bytes()).read(signature)).toEqual(
      values,
    );
  });

  it("of a variant are read as what it holds", () => {
    const bytes = new Writer().write("a{sv}", [[["n", new Variant("(is)", [1, "x"])]]]).bytes();
    expect(new Reader(bytes).read("a{sv}")).toEqual([[["n", [1, "x"]]]]);
  });

  it("of a type that no test needs are refused by its name", () => {
    expect(() => new Writer().write("h", [1])).toThrow("No such D-Bus type here: h");
  });
});

describe("a message", () => {
  const call = {
    type: messageTypes.call,
    serial: 7,
    path: "/a",
    interface: "org.x.Y",
    member: "Do",
    destination: ":1.2",
    signature: "sa(ii)",
    body: ["text", [[1, 2]]],
  };

  it("comes back as it was sent", () => {
    const bytes = encode(call);
    expect(decode(bytes)).toEqual({ message: call, length: bytes.length });
  });

  it("is not there before its last byte", () => {
    const bytes = encode(call);
    for (const length of [0, 15, 16, bytes.length - 1]) {
      expect(decode(bytes.subarray(0, length))).toBeUndefined();
    }
  });

  it("is told from the one that follows it", () => {
    const bytes = encode(call);
    const both = Buffer.concat([bytes, encode({ ...call, serial: 8 })]);
    expect(decode(both)?.length).toBe(bytes.length);
    expect(decode(both.subarray(bytes.length))?.message.serial).toBe(8);
  });
});
