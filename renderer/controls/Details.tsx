import { texts } from "../i18n/index.ts";

/** Codes and traces for support, out of the way until asked for. */
export function Details({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <details className="details">
      <summary>{texts.details}</summary>
      <pre>{lines.join("\n")}</pre>
    </details>
  );
}
