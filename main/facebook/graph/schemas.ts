import { z } from "zod";

/**
 * A Meta id: digits, sometimes with an underscore. Anything else is rejected, because ids
 * become parts of paths, of keychain item names (which end at a zero byte) and of account ids
 * (which the backend limits to 200 characters).
 */
export const graphId = z.string().regex(/^\w{1,64}$/);

/** Characters. A Page's name may have 75 on Facebook. */
const maxNameLength = 200;

/** Line breaks and other control characters. */
const controlCharacters = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/**
 * The name of a Page, a person or an app, as one line that fits a menu, a notification and a URL.
 * Code that puts it into a sentence must isolate right-to-left text.
 */
export const graphName = z
  .string()
  .transform((name) =>
    [...name.replace(controlCharacters, " ").trim().toWellFormed()]
      .slice(0, maxNameLength)
      .join(""),
  );
