import { useState } from "react";
import { texts } from "../i18n/index.ts";

/**
 * Shows error codes and trace ids for support. It is collapsed at first, and its lines are rendered
 * only while it is open, so that an alert around it does not read them out.
 */
export function Details({ lines }: { readonly lines: readonly string[] }) {
  const [open, setOpen] = useState(false);
  if (lines.length === 0) return null;
  return (
    <details className="details" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{texts.details}</summary>
      {open && <pre>{lines.join("\n")}</pre>}
    </details>
  );
}
