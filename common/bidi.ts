const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * The characters that start or end an embedding, an override or an isolate. One such character in a
 * name could reorder the whole sentence.
 */
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Makes it safe to use a name in a sentence, even if somebody else chose the name. Removes
 * direction marks, and wraps a right-to-left name in FSI and PDI (Unicode UAX #9). In markup, use
 * `<bdi>` instead.
 */
export function isolate(name: string): string {
  const text = name.replace(directionMarks, "");
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}
