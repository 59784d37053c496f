import { useState } from "react";
import { copyText } from "../../client/clipboard.ts";
import { settingsTexts } from "../../i18n/settings.ts";

interface RedirectUriProps {
  readonly hint: string;
  readonly uri: string;
}

/** Shows the redirect URI to enter in Meta's dashboard, with a button that copies it. */
export function RedirectUri({ hint, uri }: RedirectUriProps) {
  const [message, setMessage] = useState("");
  if (uri === "") return null;
  const copy = () => setMessage(copyText(uri) ? settingsTexts.copied : settingsTexts.copyRefused);
  return (
    <div className="redirect-uri">
      <p>{hint}</p>
      <code>{uri}</code>
      <div className="copy">
        <button type="button" className="button small" onClick={copy}>
          {settingsTexts.copy}
        </button>
        <span className="quiet" aria-live="polite">
          {message}
        </span>
      </div>
    </div>
  );
}
