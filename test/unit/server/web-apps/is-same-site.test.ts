import { expect, it } from "vitest";
import { isSameSite } from "../../../../main/server/web-apps/is-same-site.ts";

it.each([
  ["http on localhost", "http://localhost:5173"],
  ["http on localhost's default port", "http://localhost"],
])("counts %s as our own site", (_name, origin) => {
  expect(isSameSite(origin)).toBe(true);
});

it.each([
  ["https on localhost, because sites include the scheme", "https://localhost:5173"],
  ["a name below localhost", "http://desk.localhost:5173"],
  ["a name that begins like localhost", "http://localhost.example.com:5173"],
  ["a user named localhost", "http://localhost:5173@evil.example"],
  ["127.0.0.1", "http://127.0.0.1:5173"],
  ["IPv6 loopback", "http://[::1]:5173"],
  ["a page on the internet", "https://desk.example.com"],
])("counts %s as another site", (_name, origin) => {
  expect(isSameSite(origin)).toBe(false);
});
