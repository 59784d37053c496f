const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Embeddings, overrides and isolates: in a name, one of these could reorder the whole sentence. */
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Makes a name chosen by others safe to use in a sentence, by removing direction marks and wrapping
 * right-to-left names in FSI and PDI (Unicode UAX #9). Left-to-right names stay the same. In markup,
 * use `<bdi>` instead.
 */
export function isolate(name: string): string {
  const text = name.replace(directionMarks, "");
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}
