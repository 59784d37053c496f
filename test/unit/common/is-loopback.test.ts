import { expect, it } from "vitest";
import { isLoopback } from "../../../common/is-loopback.ts";

it.each(["localhost", "app.localhost", "127.0.0.1", "127.1.2.3", "[::1]"])(
  "accepts %s as this computer",
  (hostname) => {
    expect(isLoopback(hostname)).toBe(true);
  },
);

it.each(["localhost.example", "notlocalhost", "127.0.0.1.example", "128.0.0.1", "[::2]", ""])(
  "rejects %j as another computer",
  (hostname) => {
    expect(isLoopback(hostname)).toBe(false);
  },
);
