import { useId } from "react";
import type { GraphVersion } from "../../../common/contract/meta-app.ts";
import { settingsTexts } from "../../i18n/settings.ts";

interface VersionFieldProps {
  readonly versions: readonly GraphVersion[];
  readonly value: string;
  readonly onChange: (version: string) => void;
}

export function VersionField({ versions, value, onChange }: VersionFieldProps) {
  const id = useId();
  const chosen = versions.find(({ version }) => version === value);
  return (
    <div className="text-field">
      <label htmlFor={id}>{settingsTexts.version}</label>
      <select
        id={id}
        className="field"
        value={value}
        aria-describedby={`${id}-warning`}
        onChange={(event) => onChange(event.target.value)}
      >
        {!chosen && <option value={value}>{value}</option>}
        {versions.map((version) => (
          <option key={version.version} value={version.version}>
            {settingsTexts.versionName(version)}
          </option>
        ))}
      </select>
      <p id={`${id}-warning`} className="field-error" aria-live="polite">
        {chosen?.retired && settingsTexts.versionRetired}
      </p>
    </div>
  );
}
