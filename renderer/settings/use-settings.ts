import { useEffect, useState } from "react";
import type { Settings, SettingsView } from "../../common/contract/settings.ts";
import type { DesktopClient } from "../client/client.ts";
import { refused, type Status, saved } from "../controls/FormStatus.tsx";
import { settingsTexts } from "../i18n/settings.ts";

interface SavedSettings {
  /** Undefined: not loaded yet. */
  readonly settings: SettingsView | undefined;
  readonly status: Status | undefined;
  readonly change: (part: Partial<Settings>) => void;
}

/** Settings that are saved as soon as they are changed: they take effect at once, and can be taken back as easily. */
export function useSettings(desktop: DesktopClient): SavedSettings {
  const [settings, setSettings] = useState<SettingsView>();
  const [status, setStatus] = useState<Status>();
  useEffect(() => {
    void desktop.settings().then((answer) => {
      if (answer.ok) setSettings(answer.value);
      else setStatus(refused(answer.problem.message));
    });
  }, [desktop]);
  const change = async (part: Partial<Settings>) => {
    // The control answers the click; where it could not be saved, it goes back.
    const before = settings;
    setSettings((current) => current && { ...current, ...part });
    const answer = await desktop.saveSettings(part);
    if (answer.ok) return setStatus(saved(settingsTexts.settingSaved));
    setSettings((current) => current && before && { ...current, ...only(before, part) });
    setStatus(refused(answer.problem.message));
  };
  return { settings, status, change: (part) => void change(part) };
}

/** Of `settings` those that `part` names. */
const only = (settings: Settings, part: Partial<Settings>): Partial<Settings> =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => name in part));
