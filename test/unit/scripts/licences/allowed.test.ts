import { describe, expect, it } from "vitest";
import { isAllowed } from "../../../../scripts/licences/allowed.ts";

describe("isAllowed", () => {
  it.each([
    "MIT",
    "ISC",
    "0BSD",
    "Apache-2.0",
    "BSD-3-Clause",
    "(MIT OR GPL-3.0-or-later)",
    "MIT OR CC0-1.0",
    "(MIT AND BSD-2-Clause)",
    "(GPL-2.0-only OR (MIT AND ISC))",
    "GPL-2.0-only OR MIT AND ISC",
  ])("allows %s", (expression) => {
    expect(isAllowed(expression)).toBe(true);
  });

  it.each([
    "GPL-3.0-only",
    "LGPL-2.1-only",
    "MPL-2.0",
    "CC-BY-4.0",
    "UNLICENSED",
    "SEE LICENSE IN LICENSE.md",
    "(MIT AND GPL-3.0-only)",
    "MIT AND (GPL-3.0-only OR LGPL-3.0-only)",
    "Apache-2.0 WITH LLVM-exception",
    "mit",
    "",
    "(MIT",
    "MIT)",
    "OR",
    "MIT OR",
    "MIT ISC",
    "(MIT OR) )",
  ])("refuses %s", (expression) => {
    expect(isAllowed(expression)).toBe(false);
  });
});
