import { useState } from "react";
import { copyText } from "../../client/clipboard.ts";
import { settingsTexts } from "../../i18n/settings.ts";

interface RedirectUriProps {
  readonly hint: string;
  readonly uri: string;
}

/** As it must stand at Meta, which compares it to the letter. */
export function RedirectUri({ hint, uri }: RedirectUriProps) {
  const [told, setTold] = useState("");
  if (uri === "") return null;
  const copy = () => setTold(copyText(uri) ? settingsTexts.copied : settingsTexts.copyRefused);
  return (
    <div className="redirect-uri">
      <p>{hint}</p>
      <code>{uri}</code>
      <div className="copy">
        <button type="button" className="button small" onClick={copy}>
          {settingsTexts.copy}
        </button>
        <span className="quiet" aria-live="polite">
          {told}
        </span>
      </div>
    </div>
  );
}
