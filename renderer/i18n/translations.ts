import type { Formatters } from "../../common/formatters.ts";
import type { Language } from "../../common/languages.ts";
import type { ActivityTexts } from "./en/activity.ts";
import type { GuideTexts } from "./en/guide.ts";
import type { HelpTexts } from "./en/help.ts";
import type { SettingsTexts } from "./en/settings.ts";
import type { SetupTexts } from "./en/setup.ts";
import type { Texts } from "./en/window.ts";

interface Loaders {
  readonly window: () => Promise<{ readonly default: (formatters: Formatters) => Texts }>;
  readonly settings: () => Promise<{ readonly default: (formatters: Formatters) => SettingsTexts }>;
  readonly setup: () => Promise<{ readonly default: (formatters: Formatters) => SetupTexts }>;
  readonly help: () => Promise<{ readonly default: () => HelpTexts }>;
  readonly activity: () => Promise<{ readonly default: (formatters: Formatters) => ActivityTexts }>;
  readonly guide: () => Promise<{ readonly default: (formatters: Formatters) => GuideTexts }>;
}

/**
 * The texts in each language. Each import is a chunk of its own, so that the window loads only one
 * language.
 */
export const translations: Readonly<Record<Language, Loaders>> = {
  en: {
    window: () => import("./en/window.ts"),
    settings: () => import("./en/settings.ts"),
    setup: () => import("./en/setup.ts"),
    help: () => import("./en/help.ts"),
    activity: () => import("./en/activity.ts"),
    guide: () => import("./en/guide.ts"),
  },
  de: {
    window: () => import("./de/window.ts"),
    settings: () => import("./de/settings.ts"),
    setup: () => import("./de/setup.ts"),
    help: () => import("./de/help.ts"),
    activity: () => import("./de/activity.ts"),
    guide: () => import("./de/guide.ts"),
  },
};
