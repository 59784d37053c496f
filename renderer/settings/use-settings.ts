import { useState, useSyncExternalStore } from "react";
import type { Settings, SettingsView } from "../../common/contract/settings.ts";
import { refused, type Status, saved } from "../controls/FormStatus.tsx";
import { settingsTexts } from "../i18n/settings.ts";
import type { SettingsStore } from "./settings-store.ts";

interface SavedSettings {
  /** Undefined while the settings are loading. */
  readonly settings: SettingsView | undefined;
  readonly status: Status | undefined;
  /** Saves the change at once. There is no Save button, because a change is easy to undo. */
  readonly change: (change: Partial<Settings>) => void;
}

/** Returns the settings and a function that changes them, for sections without a Save button. */
export function useSettings(store: SettingsStore): SavedSettings {
  const { settings, settingsError } = useSyncExternalStore(store.subscribe, store.get);
  const [status, setStatus] = useState<Status>();
  const change = async (part: Partial<Settings>) => {
    const result = await store.save(part);
    setStatus(result.ok ? saved(settingsTexts.settingSaved) : refused(result.problem.message));
  };
  const loadStatus = settingsError === undefined ? undefined : refused(settingsError);
  return { settings, status: status ?? loadStatus, change: (part) => void change(part) };
}
