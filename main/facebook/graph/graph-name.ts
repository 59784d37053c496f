import { z } from "zod";

/** Characters. Facebook lets a Page have 75. */
const longest = 200;

/** Line breaks, bells, escapes of a terminal. */
const unwritten = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/**
 * The name of a Page, a person or an app: one line, and of a length that a menu, a notification and an address of a redirect
 * can hold. Which of its letters run from right to left is for whoever puts it into a sentence.
 */
export const graphName = z
  .string()
  .transform((name) =>
    [...name.replace(unwritten, " ").trim().toWellFormed()].slice(0, longest).join(""),
  );
