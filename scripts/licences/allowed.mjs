/** Licences that let us ship a part of an MIT-licensed program in object form, for naming its authors and their terms. */
const allowed = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "MIT",
]);

/**
 * What it does not understand it does not allow: exceptions ("WITH"), "SEE LICENSE IN …", words that are no identifier.
 * @param {string} expression of SPDX, as in package.json
 */
export function isAllowed(expression) {
  let form = expression.replaceAll(/[^\s()]+/g, signOf).replaceAll(/\s+/g, "");
  for (let before = ""; form !== before; ) {
    before = form;
    form = reduced(form);
  }
  return form === "1";
}

/** @type {Readonly<Record<string, string>>} */
const operators = { AND: "&", OR: "|" };

/** @param {string} word */
const signOf = (word) => operators[word] ?? (allowed.has(word) ? "1" : "0");

/** One step towards a single digit; AND binds closer than OR. What is no expression never gets there. @param {string} form */
const reduced = (form) =>
  form
    .replace(/([01])&([01])/, (_, a, b) => (a === "1" && b === "1" ? "1" : "0"))
    .replace(/(?<![&\d])([01])\|([01])(?![&\d])/, (_, a, b) => (a === "1" || b === "1" ? "1" : "0"))
    .replace(/\(([01])\)/, "$1");
