/** The parts of Chromium, out of the page of credits that each Electron brings along. */

/** @typedef {{ readonly name: string, readonly homepage: string | undefined, readonly text: string }} Credit */

/** @typedef {{ readonly name: string, readonly between: string, readonly text: string }} Product */

const product =
  /<div class="product">\s*<span class="title">(?<name>.*?)<\/span>(?<between>.*?)<pre>(?<text>.*?)<\/pre>/gs;

/**
 * @param {string} html LICENSES.chromium.html
 * @returns {readonly Credit[]}
 */
export function creditsOf(html) {
  const credits = [...html.matchAll(product)].map(({ groups }) => {
    const { name, between, text } = /** @type {Product} */ (groups);
    return {
      name: unescaped(name),
      homepage: unescaped(/<a href="(.*?)"/.exec(between)?.[1] ?? "") || undefined,
      text: unescaped(text),
    };
  });
  // A page of another make must not pass for one with fewer parts.
  const announced = html.split('<div class="product">').length - 1;
  if (credits.length === 0 || credits.length !== announced) {
    throw new Error(
      `Chromium's credits name ${announced} parts, of which ${credits.length} could be read.`,
    );
  }
  return credits;
}

const named = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** @param {string} text */
const unescaped = (text) =>
  text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi, (_, hex, decimal, name) => {
    if (name) return named[/** @type {keyof typeof named} */ (name.toLowerCase())];
    return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal));
  });
