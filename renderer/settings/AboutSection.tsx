import { useApp } from "../app/app-context.ts";
import { Checkbox } from "../controls/Checkbox.tsx";
import { FormStatus } from "../controls/FormStatus.tsx";
import { settingsTexts } from "../i18n/settings.ts";
import { SectionHeading } from "./SectionHeading.tsx";
import type { SettingsStore } from "./settings-store.ts";
import { useSettings } from "./use-settings.ts";

/** The version, updates, and where to find help. */
export function AboutSection({ store }: { readonly store: SettingsStore }) {
  const { actions } = useApp();
  const { settings, status, change } = useSettings(store);
  const support = settings?.updateSupport ?? "supported";
  const dialogs = ["guide", "shortcuts", "whats-new", "report-problem"] as const;
  return (
    <section>
      <SectionHeading part="about" />
      {settings && <p>{settingsTexts.appVersion(settings.version)}</p>}
      <Checkbox
        label={settingsTexts.checkForUpdates}
        hint={settingsTexts.checkForUpdatesHint[support]}
        checked={settings?.checkForUpdates && support === "supported"}
        disabled={support !== "supported"}
        onChange={(checkForUpdates) => change({ checkForUpdates })}
      />
      <FormStatus id="about-result" status={status} />
      <div className="button-group">
        {dialogs.map((name) => (
          <button
            key={name}
            type="button"
            className="button small"
            onClick={() => actions.showDialog(name)}
          >
            {settingsTexts.dialogs[name]}
          </button>
        ))}
      </div>
    </section>
  );
}
