import { beforeEach, expect, it, vi } from "vitest";
import type { Settings } from "../../../common/contract/settings.ts";
import { applySettings } from "../../../main/app/apply-settings.ts";
import type { AppContext } from "../../../main/app/context.ts";
import { createAppEvents } from "../../../main/app/events.ts";
import type { LazyUpdates } from "../../../main/app/lazy-updates.ts";
import type { Services } from "../../../main/app/services.ts";
import type { UiState } from "../../../main/app/ui-state.ts";
import type { Workspace } from "../../../main/app/workspace.ts";
import type { Channels } from "../../../main/channels/index.ts";
import { locale, setLocale } from "../../../main/i18n/locale.ts";
import { defaultSettings } from "../../support/default-settings.ts";
import { app, nativeTheme, resetElectron } from "../../support/doubles/electron.ts";
import { fake } from "../../support/fake.ts";

vi.mock("electron", () => import("../../support/doubles/electron.ts"));

const onWebhookSettingChanged = vi.fn();
const checkIfWanted = vi.fn();
const accountsChanged = vi.fn();
const languageChanged = vi.fn();

beforeEach(() => {
  resetElectron();
  vi.clearAllMocks();
  Object.assign(app, { getPreferredSystemLanguages: () => ["en-GB"] });
  setLocale({ language: "en", tag: "en" });
});

function apply(changes: Partial<Settings>): void {
  const events = createAppEvents();
  events.on("language-changed", languageChanged);
  const services = fake<Services>({
    workspace: () => fake<Workspace>({ channels: fake<Channels>({ onWebhookSettingChanged }) }),
  });
  const context = fake<AppContext>({
    events,
    ui: fake<UiState>({ accountsChanged }),
    services: fake<AppContext["services"]>({ value: () => services }),
  });
  const updates = fake<LazyUpdates>({ checkIfWanted });
  applySettings(context, updates, defaultSettings, { ...defaultSettings, ...changes });
}

it("applies the webhook setting at once, but only if it changed", () => {
  apply({ port: 50_000 });
  expect(onWebhookSettingChanged).not.toHaveBeenCalled();
  apply({ webhooks: true });
  expect(onWebhookSettingChanged).toHaveBeenCalledOnce();
});

it("announces a new language, and only that", () => {
  apply({ appearance: "dark" });
  expect(languageChanged).not.toHaveBeenCalled();
  expect(nativeTheme.themeSource).toBe("dark");
  apply({ language: "de" });
  expect(languageChanged).toHaveBeenCalledOnce();
  expect(accountsChanged).toHaveBeenCalledOnce();
  expect(locale().language).toBe("de");
});

it("lets the updates read their setting again", () => {
  apply({ checkForUpdates: false });
  expect(checkIfWanted).toHaveBeenCalledOnce();
});
