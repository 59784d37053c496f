const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * The characters that start or end an embedding, an override or an isolate. They are removed,
 * because one such character in a name could reorder the whole sentence.
 */
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Removes direction marks from a name, and wraps a right-to-left name in FSI and PDI (Unicode UAX
 * #9), so that a name that somebody else chose cannot reorder a sentence. In markup, use `<bdi>`
 * instead.
 */
export function isolate(name: string): string {
  const text = name.replace(directionMarks, "");
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}
