import { texts } from "../i18n/index.ts";

/** Shows error codes and trace ids for support. It is collapsed at first. */
export function Details({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <details className="details">
      <summary>{texts.details}</summary>
      <pre>{lines.join("\n")}</pre>
    </details>
  );
}
