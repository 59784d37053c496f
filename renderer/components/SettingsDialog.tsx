import { type FormEvent, useEffect, useState } from "react";
import type { DesktopClient } from "../client/client.ts";
import { focusFirst, focusIds } from "../focus.ts";
import { parsePort } from "../state/port.ts";
import { texts } from "../texts.ts";
import { useWindow } from "../window.ts";
import { Dialog, DialogCancel } from "./Dialog.tsx";

interface SettingsDialogProps {
  readonly desktop: DesktopClient;
  readonly practice: boolean;
}

export function SettingsDialog({ desktop, practice }: SettingsDialogProps) {
  const { actions } = useWindow();
  const [opener] = useState(() => document.activeElement);
  const giveFocusBack = () => {
    if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body) {
      opener.focus();
    } else focusFirst([focusIds.settings]);
  };
  return (
    <Dialog
      role="dialog"
      title={texts.settings}
      description={null}
      onClose={() => actions.showSettings(false)}
      onClosed={giveFocusBack}
    >
      <h3>{texts.metaApp}</h3>
      <p>{practice ? texts.metaAppPractice : texts.metaAppReal}</p>
      <PortForm desktop={desktop} />
    </Dialog>
  );
}

type Result = { readonly kind: "saved" | "refused"; readonly message: string };

function PortForm({ desktop }: { readonly desktop: DesktopClient }) {
  const [text, setText] = useState("");
  const [webhooks, setWebhooks] = useState(false);
  const [result, setResult] = useState<Result>();
  const port = parsePort(text);
  const refused = result?.kind === "refused";
  useEffect(() => {
    void desktop.settings().then((answer) => {
      if (answer.ok) {
        setText(String(answer.value.port));
        setWebhooks(answer.value.webhooks);
      } else setResult({ kind: "refused", message: answer.error.message });
    });
  }, [desktop]);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (port === undefined) return setResult({ kind: "refused", message: texts.portError });
    const answer = await desktop.saveSettings({ port, webhooks });
    setResult(
      answer.ok
        ? { kind: "saved", message: texts.saved(answer.value.restart) }
        : { kind: "refused", message: answer.error.message },
    );
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <label>
        <h3>{texts.port}</h3>
        <input
          className="field"
          inputMode="numeric"
          autoComplete="off"
          value={text}
          aria-invalid={refused}
          aria-describedby="port-hint port-result"
          onChange={(event) => {
            setText(event.target.value);
            setResult(undefined);
          }}
        />
      </label>
      <p id="port-result" className={refused ? "field-error" : "field-saved"} aria-live="polite">
        {result?.message}
      </p>
      <p id="port-hint" className="quiet">
        {texts.portHint} <code>{redirectUri(port)}</code>
      </p>
      <div className="dialog-buttons">
        <DialogCancel className="button">{texts.close}</DialogCancel>
        <button type="submit" className="button primary">
          {texts.save}
        </button>
      </div>
    </form>
  );
}

/** As it must stand at Meta, to the letter (DESIGN.md §5). */
const redirectUri = (port: number | undefined) =>
  `http://localhost:${port ?? "…"}/auth/facebook/callback`;
