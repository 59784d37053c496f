import { type FormEvent, useState, useSyncExternalStore } from "react";
import { FormStatus, refused, type Status, saved } from "../controls/FormStatus.tsx";
import { settingsTexts } from "../i18n/settings.ts";
import { parsePort } from "./parse-port.ts";
import type { SettingsStore } from "./settings-store.ts";

interface PortFormProps {
  readonly store: SettingsStore;
}

export function PortForm({ store }: PortFormProps) {
  const { settings, settingsError } = useSyncExternalStore(store.subscribe, store.get);
  /**
   * The text that the user has typed. Undefined until then, so that the field shows the saved port
   * once it has loaded.
   */
  const [typed, setTyped] = useState<string>();
  const [status, setStatus] = useState<Status>();
  const text = typed ?? (settings ? String(settings.port) : "");
  const port = parsePort(text);
  const loadStatus = settingsError === undefined ? undefined : refused(settingsError);
  const shownStatus = status ?? loadStatus;

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (port === undefined) return setStatus(refused(settingsTexts.portError));
    const result = await store.save({ port });
    setStatus(result.ok ? saved(settingsTexts.settingSaved) : refused(result.problem.message));
  };
  return (
    <form className="subsection" onSubmit={(event) => void save(event)} noValidate>
      <label>
        <h4>{settingsTexts.port}</h4>
        <input
          className="field short"
          inputMode="numeric"
          autoComplete="off"
          value={text}
          aria-invalid={shownStatus?.kind === "refused"}
          aria-describedby="port-hint port-result"
          onChange={(event) => {
            setTyped(event.target.value);
            setStatus(undefined);
          }}
        />
      </label>
      <FormStatus id="port-result" status={shownStatus} />
      <p id="port-hint" className="quiet">
        {settingsTexts.portHint} <code>{redirectUri(port)}</code>
      </p>
      <div className="button-group">
        <button type="submit" className="button">
          {settingsTexts.save}
        </button>
      </div>
    </form>
  );
}

/**
 * Returns the redirect URI. Meta's dashboard must have exactly the same one (docs/research/meta.md
 * §1.8).
 */
const redirectUri = (port: number | undefined) =>
  `http://localhost:${port ?? "…"}/auth/facebook/callback`;
