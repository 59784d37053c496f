import { z } from "zod";

/**
 * An id from Meta. It consists of digits, sometimes with an underscore. Meta sends some as numbers.
 * Other text is rejected, because ids become parts of paths, keychain item names and account ids. A
 * keychain item name ends at a zero byte, and the backend limits account ids to 200 characters.
 */
export const graphId = z
  .union([z.string(), z.int().transform(String)])
  .pipe(z.string().regex(/^\w{1,64}$/));

/**
 * A token from Meta. Other characters would make a header invalid. Meta's tokens have about 250
 * characters, and a keychain item has a limited size.
 */
export const graphToken = z.string().regex(/^[\x21-\x7e]{1,2000}$/);

/** The name of a permission, a task or a field. */
export const graphTerm = z.string().min(1).max(100);

/** The maximum number of characters to keep. Facebook allows 75 in a Page's name. */
const maxNameLength = 200;

const controlCharacters = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/**
 * The name of a Page, a person or an app, as one line that fits a menu, a notification and a URL.
 * Wrap it in `isolate` before you put it into a sentence, because it may be right-to-left text.
 */
export const graphName = z
  .string()
  .transform((name) =>
    [...name.replace(controlCharacters, " ").trim().toWellFormed()]
      .slice(0, maxNameLength)
      .join(""),
  );

/** A list from Meta without its malformed items. */
export interface ReadItems<T> {
  readonly items: readonly T[];
  /** The number of malformed items. */
  readonly skipped: number;
}

/** A list whose malformed items are skipped, so that one of them doesn't fail a whole login. */
export const listOf = <T>(item: z.ZodType<T>) =>
  z
    .array(z.unknown())
    .nullable()
    .transform((all): ReadItems<T> => {
      if (all === null) return { items: [], skipped: 1 };
      const items = all.flatMap((one) => {
        const parsed = item.safeParse(one);
        return parsed.success ? [parsed.data] : [];
      });
      return { items, skipped: all.length - items.length };
    });
