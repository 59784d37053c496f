import satisfies from "spdx-satisfies";

/** Licences that allow shipping object code if its authors and terms are named. */
const allowed = [
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "MIT",
];

/** `expression`: as in package.json. Anything that is no SPDX expression is not allowed. */
export function isAllowed(expression: string): boolean {
  try {
    return satisfies(expression, allowed);
  } catch {
    return false;
  }
}
