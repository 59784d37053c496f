import { z } from "zod";

/**
 * An id from Meta. It consists of digits, sometimes with an underscore. Other text is rejected,
 * because ids become parts of paths, keychain item names and account ids. A keychain item name ends
 * at a zero byte, and the backend limits account ids to 200 characters.
 */
export const graphId = z.string().regex(/^\w{1,64}$/);

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
