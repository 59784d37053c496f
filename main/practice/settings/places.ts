/** Finds the settings page at an address, which has the name of Meta's host as its first folder. */
import type { Page } from "../seed.ts";
import { findPage, type State } from "../state.ts";
import { businessIntegrations, home } from "./account-settings.ts";
import { dashboard } from "./dashboard.ts";
import { accountType, messageAccess } from "./instagram-settings.ts";
import { linkedAccounts, pageAccess, pageHome } from "./page-settings.ts";
import type { SettingsPage } from "./settings-page.ts";
import { businessSupport, supportInbox } from "./support.ts";

const facebook = "/www.facebook.com";

const places: Readonly<Record<string, (state: State) => SettingsPage>> = {
  [`${facebook}/`]: home,
  [`${facebook}/settings/?tab=business_tools`]: businessIntegrations,
  [`${facebook}/support/`]: supportInbox,
  "/business.facebook.com/business-support-home/": businessSupport,
  "/www.instagram.com/accounts/convert_to_professional_account/": accountType,
  "/help.instagram.com/791161338412168": messageAccess,
};

const pagePlaces: ReadonlyMap<string, (state: State, page: Page) => SettingsPage> = new Map([
  ["", pageHome],
  ["/settings/?tab=profile_access", pageAccess],
  ["/settings/?tab=linked_instagram", linkedAccounts],
]);

const pagePath = /^\/www\.facebook\.com\/(\d+)(.*)$/;
const appPath = /^\/developers\.facebook\.com\/apps\/(\d+)\/$/;

/** Returns undefined if the practice Facebook has no such page. */
export function settingsAt(
  state: State,
  { pathname, searchParams }: URL,
): SettingsPage | undefined {
  const tab = searchParams.get("tab");
  const address = tab === null ? pathname : `${pathname}?tab=${tab}`;
  if (appPath.exec(address)?.[1] === state.app.id) return dashboard(state);
  const [, id = "", rest = ""] = pagePath.exec(address) ?? [];
  const page = findPage(state, id);
  return page ? pagePlaces.get(rest)?.(state, page) : places[address]?.(state);
}
