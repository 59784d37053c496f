import { expect, it } from "vitest";
import { isOnThisComputer, originParts } from "../../../../renderer/web-apps/origin-parts.ts";

it.each([
  ["https://desk.example.com", { scheme: "https://", host: "desk.example.com", port: "" }],
  ["http://localhost:5173", { scheme: "http://", host: "localhost", port: ":5173" }],
  ["http://[::1]", { scheme: "http://", host: "[::1]", port: "" }],
  ["http://[::1]:5173", { scheme: "http://", host: "[::1]", port: ":5173" }],
])("splits %s into scheme, host and port", (origin, parts) => {
  expect(originParts(origin)).toEqual(parts);
});

it.each(["", "null", "https://"])("shows %j unchanged, because it is no origin", (text) => {
  expect(originParts(text)).toEqual({ scheme: "", host: text, port: "" });
});

it.each(["http://localhost:5173", "https://a.localhost", "http://127.0.0.1:80", "http://[::1]:1"])(
  "knows that %s is on this computer",
  (origin) => expect(isOnThisComputer(origin)).toBe(true),
);

it.each(["https://desk.example.com", "https://localhost.example.com", "https://127.0.0.1.com"])(
  "knows that %s is not on this computer",
  (origin) => expect(isOnThisComputer(origin)).toBe(false),
);
