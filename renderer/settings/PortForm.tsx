import { type FormEvent, useEffect, useState } from "react";
import type { DesktopClient } from "../client/client.ts";
import { FormStatus, refused, type Status, saved } from "../controls/FormStatus.tsx";
import { settingsTexts } from "../i18n/settings.ts";
import { parsePort } from "./parse-port.ts";
import { RestartButton } from "./RestartButton.tsx";

export function PortForm({ desktop }: { readonly desktop: DesktopClient }) {
  const [text, setText] = useState("");
  const [status, setStatus] = useState<Status>();
  /** What is saved is not what this run uses. */
  const [restart, setRestart] = useState(false);
  const port = parsePort(text);
  useEffect(() => {
    void desktop.settings().then((answer) => {
      if (!answer.ok) return setStatus(refused(answer.problem.message));
      // Who was faster has typed already.
      setText((typed) => (typed === "" ? String(answer.value.port) : typed));
      setRestart(answer.value.restart);
      // Saved when the settings were open before: the restart is still to come.
      if (answer.value.restart) setStatus(saved(settingsTexts.portSaved(true)));
    });
  }, [desktop]);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (port === undefined) return setStatus(refused(settingsTexts.portError));
    const answer = await desktop.saveSettings({ port });
    if (answer.ok) setRestart(answer.value.restart);
    setStatus(
      answer.ok
        ? saved(settingsTexts.portSaved(answer.value.restart))
        : refused(answer.problem.message),
    );
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <label>
        <h3>{settingsTexts.port}</h3>
        <input
          className="field short"
          inputMode="numeric"
          autoComplete="off"
          value={text}
          aria-invalid={status?.kind === "refused"}
          aria-describedby="port-hint port-result"
          onChange={(event) => {
            setText(event.target.value);
            setStatus(undefined);
          }}
        />
      </label>
      <FormStatus id="port-result" status={status} />
      <p id="port-hint" className="quiet">
        {settingsTexts.portHint} <code>{redirectUri(port)}</code>
      </p>
      <div className="dialog-buttons">
        <button type="submit" className="button">
          {settingsTexts.save}
        </button>
        {restart && <RestartButton desktop={desktop} />}
      </div>
    </form>
  );
}

/** Meta compares it character by character (docs/research/meta.md §1.8). */
const redirectUri = (port: number | undefined) =>
  `http://localhost:${port ?? "…"}/auth/facebook/callback`;
