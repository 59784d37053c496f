import { app, nativeTheme } from "electron";
import type { Settings } from "../../common/contract/settings.ts";
import { setStartAtLogin } from "../desktop/lifecycle/autostart.ts";
import { chooseLocale, setLocale } from "../i18n/locale.ts";
import type { AppContext } from "./context.ts";
import type { LazyUpdates } from "./lazy-updates.ts";

/**
 * Applies the saved settings that take effect without a restart. The other settings are read
 * whenever they are needed. If the app cannot be registered to start at login, throws UserError and
 * applies nothing.
 */
export function applySettings(
  { events, services, ui }: AppContext,
  updates: LazyUpdates,
  before: Settings,
  after: Settings,
): void {
  if (after.startAtLogin !== before.startAtLogin) setStartAtLogin(after.startAtLogin);
  nativeTheme.themeSource = after.appearance;
  if (after.language !== before.language) {
    setLocale(chooseLocale(after.language, app.getPreferredSystemLanguages()));
    ui.accountsChanged();
    events.emit("language-changed");
  }
  if (after.webhooks !== before.webhooks)
    services.value()?.workspace().channels.onWebhookSettingChanged();
  updates.checkIfWanted();
}
