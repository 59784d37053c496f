import { splitMarks } from "./split-marks.ts";

/** Shows a text of the guide with its marks. */
export function Marked({ text }: { readonly text: string }) {
  return splitMarks(text).map(({ kind, words, at }) => {
    if (kind === "name") return <strong key={at}>{words}</strong>;
    return kind === "code" ? <code key={at}>{words}</code> : words;
  });
}
