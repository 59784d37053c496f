/** Hebrew, Arabic and their kin: letters that run from right to left. */
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Embeddings, overrides and isolates: a name that holds one could turn the rest of the sentence round. */
const directing = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * A name that others gave, fit to stand in a sentence of ours: it orders no words but its own (Unicode UAX 9, FSI and
 * PDI). One that runs as our sentences do is left to the letter. In markup, <bdi> does the same.
 */
export function isolate(name: string): string {
  const words = name.replace(directing, "");
  return rightToLeft.test(words) ? `\u2068${words}\u2069` : words;
}
