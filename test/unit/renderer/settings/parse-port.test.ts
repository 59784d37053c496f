import { expect, it } from "vitest";
import { parsePort } from "../../../../renderer/settings/parse-port.ts";

it.each([
  ["1024", 1024],
  [" 47814 ", 47814],
  ["65535", 65535],
])("accepts the port %j", (text, port) => {
  expect(parsePort(text)).toBe(port);
});

it.each(["", "80", "1023", "65536", "99999", "4781.4", "1e4", "0x5000", "-8080", "port"])(
  "rejects the port %j",
  (text) => {
    expect(parsePort(text)).toBeUndefined();
  },
);
