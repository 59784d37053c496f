import { createFormatters, type Formatters } from "../../common/formatters.ts";
import { locale } from "./locale.ts";

let cached: { readonly tag: string; readonly formatters: Formatters } | undefined;

/** Returns the formatters for the current locale. */
export function formatters(): Formatters {
  const { tag } = locale();
  if (cached?.tag !== tag) cached = { tag, formatters: createFormatters(tag) };
  return cached.formatters;
}
