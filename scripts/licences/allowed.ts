import satisfies from "spdx-satisfies";

/** Licences that allow us to ship object code if we include the authors' names and the terms. */
const allowed = [
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "MIT",
];

/**
 * Whether the licence allows shipping. `expression` is an SPDX expression, as in package.json. Any
 * other text is not allowed.
 */
export function isAllowed(expression: string): boolean {
  try {
    return satisfies(expression, allowed);
  } catch {
    return false;
  }
}
