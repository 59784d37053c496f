/** Actions of the user or of the main process that bring the window into a state. */
import type { Page } from "@playwright/test";
import type { DialogName } from "../../common/contract/events.ts";
import type { UpdateView } from "../../common/contract/updates.ts";
import type { PreviewWindow } from "./fake-api.ts";
import type { Words } from "./words.ts";

export type Action = (page: Page) => Promise<unknown>;

/** Opens a dialog of the Help menu. */
const openHelp = (name: DialogName) => (page: Page) =>
  page.evaluate((dialog) => (window as PreviewWindow).emit("showDialog", dialog), name);

export const actionsFor = ({ texts, settings, setup }: Words) => {
  const openMenu = press(texts.more("Harbor Yoga"));
  const openSettings = press(texts.settings);
  const allow = (page: Page) => page.getByRole("button", { name: settings.allow, exact: true });
  return {
    openMenu,
    async showActivity(page) {
      await page.getByRole("link", { name: texts.activity }).click();
      await page.getByRole("heading", { name: texts.activity, level: 1 }).waitFor();
    },
    async showDetails(page) {
      await openMenu(page);
      await page.getByRole("menuitem", { name: texts.details }).click();
      await page.getByRole("heading", { name: texts.activity, level: 3 }).scrollIntoViewIfNeeded();
    },
    showShortcuts: openHelp("shortcuts"),
    showNews: openHelp("whats-new"),
    reportProblem: openHelp("report-problem"),
    openRemoveEverything: press(texts.settings, settings.removeEverything),
    removeEverything: press(texts.settings, settings.removeEverything, settings.removeAll),
    async copyDiagnostics(page) {
      await press(texts.settings, settings.copyDiagnostics)(page);
      await page.getByRole("button", { name: texts.close }).scrollIntoViewIfNeeded();
    },
    async savePort(page) {
      await openSettings(page);
      await page.getByLabel(settings.port, { exact: true }).fill("80");
      await press(settings.save)(page);
    },
    async startAtLogin(page) {
      await openSettings(page);
      await page.getByRole("checkbox", { name: settings.startAtLogin }).check();
    },
    async showUpdateSettings(page) {
      await openSettings(page);
      const name = settings.checkForUpdates;
      await page.getByRole("checkbox", { name }).scrollIntoViewIfNeeded();
    },
    async showWebApps(page) {
      await openSettings(page);
      await page
        .getByRole("heading", { name: settings.sectionNames["web-apps"] })
        .scrollIntoViewIfNeeded();
    },
    async removeWebApp(page) {
      await openSettings(page);
      await press(settings.removeWebAppOf("http://localhost:5173"))(page);
    },
    awaitAllow: (page) => allow(page).and(page.locator("[aria-disabled=false]")).waitFor(),
    async allowWebApp(page) {
      await allow(page).and(page.locator("[aria-disabled=false]")).click();
    },
    async setUpMetaApp(page) {
      await press(texts.settings, settings.haveApp)(page);
      await page.getByRole("radio", { name: settings.business }).check();
      await press(settings.checkAndSave)(page);
    },
    async openSetup(page) {
      await press(texts.setUp)(page);
      await page.getByRole("navigation", { name: setup.steps }).waitFor();
    },
    verifyInSetup: press(texts.setUp, setup.verify),
    saveInSetup: press(texts.setUp, setup.save),
    async setUpBusinessLogin(page) {
      await press(texts.setUp)(page);
      await page.getByRole("radio", { name: settings.throughPage }).check();
      await page.getByRole("radio", { name: settings.business }).check();
      await press(setup.skipTest)(page);
    },
    async changeMetaApp(page) {
      await press(texts.settings, settings.change)(page);
      await page.getByText(settings.permissions).click();
    },
    async disconnect(page) {
      await openMenu(page);
      await page.getByRole("menuitem", { name: texts.disconnectItem }).click();
      await press(texts.disconnect)(page);
    },
    async openUnconnectable(page) {
      const summaries = page
        .getByRole("region", { name: texts.unconnectableRegion })
        .locator("summary");
      await summaries.first().scrollIntoViewIfNeeded();
    },
    openDetails: (page) => showDetails(page, "Northwind Bakery"),
    openFailingDetails: (page) => showDetails(page, "Harbor Yoga"),
    async search(page) {
      await press(texts.search)(page);
      await page.getByRole("combobox", { name: texts.search }).fill("yo");
    },
    showAttention: (page) => page.getByRole("link", { name: texts.needsAttention }).click(),
    filter: (page) => page.getByRole("searchbox").fill("yoga 49"),
    findNothing: (page) => page.getByRole("searchbox").fill("zebra"),
  } satisfies Record<string, Action>;
};

const showDetails = (page: Page, name: string) =>
  page.getByRole("button", { name, exact: true }).first().click();

/** Clicks the buttons with these names, one after the other. */
const press =
  (...names: readonly string[]): Action =>
  async (page) => {
    for (const name of names) await page.getByRole("button", { name, exact: true }).click();
  };

type WithoutVersion<U> = U extends unknown ? Omit<U, "version"> : never;

/** Offers a new version as the main process would, and clicks the given texts. */
export const offerUpdate =
  (update: WithoutVersion<UpdateView>, ...clicks: readonly string[]): Action =>
  async (page) => {
    const view: UpdateView = { version: "0.2.0", ...update };
    await page.evaluate((payload) => (window as PreviewWindow).emit("update", payload), view);
    for (const text of clicks) await page.getByText(text).click();
  };

/** Sends the window the query parameters of a finished login, as the main process would. */
export const endLogin =
  (parameters: Readonly<Record<string, string>>): Action =>
  (page) =>
    page.evaluate(
      (search) => (window as PreviewWindow).emit("redirect", search),
      `?${new URLSearchParams(parameters)}`,
    );

/** Opens the set-up guide at a chapter. */
export const openGuide =
  ({ guide }: Words, chapter: keyof Words["guide"]["chapters"]): Action =>
  async (page) => {
    await openHelp("guide")(page);
    const { title } = guide.chapters[chapter];
    const navigation = page.getByRole("navigation", { name: guide.chaptersLabel });
    await navigation.waitFor();
    const select = navigation.getByRole("combobox");
    if (await select.isVisible()) await select.selectOption(title);
    else await navigation.getByRole("button", { name: title, exact: true }).click();
  };
