import type { MetaPlace, MetaPlaceLink } from "../channels/model.ts";
import type { metaHosts } from "./hosts.ts";

/** What a link may be about. */
export interface LinkSubject {
  readonly pageId: string;
  /** Of the Meta app that Pagekeeper logs in with. */
  readonly appId: string;
}

const at = (host: (typeof metaHosts)[number], path: string): string => `https://${host}/${path}`;

const addresses: Readonly<Record<MetaPlace, (subject: LinkSubject) => string>> = {
  facebook: () => at("www.facebook.com", ""),
  page: ({ pageId }) => at("www.facebook.com", pageId),
  "page-access": ({ pageId }) => at("www.facebook.com", `${pageId}/settings/?tab=profile_access`),
  "linked-accounts": ({ pageId }) =>
    at("www.facebook.com", `${pageId}/settings/?tab=linked_instagram`),
  "support-inbox": () => at("www.facebook.com", "support/"),
  "business-support": () => at("business.facebook.com", "business-support-home/"),
  "instagram-professional": () =>
    at("www.instagram.com", "accounts/convert_to_professional_account/"),
  // "Manage access to Instagram messages across apps": the switch itself is in the app and has no address.
  "instagram-message-access": () => at("help.instagram.com", "791161338412168"),
  "business-integrations": () => at("www.facebook.com", "settings/?tab=business_tools"),
  "app-dashboard": ({ appId }) => at("developers.facebook.com", `apps/${appId}/`),
};

/** The ids come from Facebook and from a form, so they are not taken for a piece of an address as they stand. */
export const link = (place: MetaPlace, { pageId, appId }: LinkSubject): MetaPlaceLink => ({
  place,
  url: addresses[place]({
    pageId: encodeURIComponent(pageId),
    appId: encodeURIComponent(appId),
  }),
});
