import { useState } from "react";
import { useApp } from "../app/app-context.ts";
import { texts } from "../i18n/index.ts";

/**
 * Shows error codes and trace ids for support, with a button that copies them. It is collapsed at
 * first, and its lines are rendered only while it is open.
 */
export function Details({ lines }: { readonly lines: readonly string[] }) {
  const { actions } = useApp();
  const [open, setOpen] = useState(false);
  if (lines.length === 0) return null;
  const text = lines.join("\n");
  return (
    <details className="details" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{texts.details}</summary>
      {open && (
        <>
          <pre>{text}</pre>
          <button
            type="button"
            className="link-button"
            onClick={() => actions.copy(text, texts.detailsCopied)}
          >
            {texts.copyDetails}
          </button>
        </>
      )}
    </details>
  );
}
