export interface Credit {
  readonly name: string;
  readonly homepage: string | undefined;
  readonly text: string;
}

const product =
  /<div class="product">\s*<span class="title">(?<name>.*?)<\/span>(?<between>.*?)<pre>(?<text>.*?)<\/pre>/gs;

/**
 * Reads the parts of Chromium from LICENSES.chromium.html. Throws if the file's format has changed.
 */
export function chromiumCredits(html: string): readonly Credit[] {
  const credits = [...html.matchAll(product)].map(({ groups }) => {
    const { name = "", between = "", text = "" } = groups ?? {};
    return {
      name: decodeEntities(name),
      homepage: decodeEntities(/<a href="(.*?)"/.exec(between)?.[1] ?? "") || undefined,
      text: decodeEntities(text),
    };
  });
  const expected = html.split('<div class="product">').length - 1;
  if (credits.length === 0 || credits.length !== expected) {
    throw new Error(
      `Could read only ${credits.length} of ${expected} parts in Chromium's credits.`,
    );
  }
  return credits;
}

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

const decodeEntities = (text: string): string =>
  text.replaceAll(
    /&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi,
    (entity, hex, decimal, name) => {
      if (name) return entities[name.toLowerCase()] ?? entity;
      return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal));
    },
  );
