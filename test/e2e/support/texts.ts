/**
 * The app's texts in English, so that tests need not repeat them. Tests spell out only the names
 * that docs/ui.md fixes, because those names must not change with the texts.
 */
import { createFormatters } from "../../../common/formatters.ts";
import createGuideTexts from "../../../renderer/i18n/en/guide.ts";
import createHelpTexts from "../../../renderer/i18n/en/help.ts";
import createSettingsTexts from "../../../renderer/i18n/en/settings.ts";
import createSetupTexts from "../../../renderer/i18n/en/setup.ts";
import createWindowTexts from "../../../renderer/i18n/en/window.ts";

export { accountProblemTexts } from "../../../main/i18n/en/account-problems.ts";
export { channelTexts } from "../../../main/i18n/en/channels.ts";
export { dialogTexts } from "../../../main/i18n/en/dialogs.ts";
export { facebookTexts } from "../../../main/i18n/en/facebook.ts";
export { keychainTexts } from "../../../main/i18n/en/keychain.ts";
export { metaAppTexts } from "../../../main/i18n/en/meta-app.ts";
export { noticeTexts } from "../../../main/i18n/en/notices.ts";
export { notificationTexts } from "../../../main/i18n/en/notifications.ts";
export { serverTexts } from "../../../main/i18n/en/server.ts";
export { trayTexts } from "../../../main/i18n/en/tray.ts";

const formatters = createFormatters("en-US");
export const windowTexts = createWindowTexts(formatters);
export const setupTexts = createSetupTexts(formatters);
export const settingsTexts = createSettingsTexts(formatters);
export const helpTexts = createHelpTexts();
export const guideTexts = createGuideTexts(formatters);
