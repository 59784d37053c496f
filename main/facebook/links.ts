/** Where at Meta a person puts something right: addresses that only a browser opens, never Pagekeeper itself. */
import type { MetaLink } from "../../preload/contract.ts";
import type { MetaPlace } from "../channels/ports.ts";
import type { metaHosts } from "./meta-hosts.ts";

/** What a link may be about. */
export interface LinkSubject {
  readonly pageId: string;
  /** Of the Meta app that Pagekeeper logs in with. */
  readonly appId: string;
}

const at = (host: (typeof metaHosts)[number], path: string): string => `https://${host}/${path}`;

const places: Readonly<Record<MetaPlace, (subject: LinkSubject) => MetaLink>> = {
  facebook: () => ({ label: "Open Facebook", url: at("www.facebook.com", "") }),
  page: ({ pageId }) => ({ label: "Open the Page", url: at("www.facebook.com", pageId) }),
  "page-access": ({ pageId }) => ({
    label: "Open Page access",
    url: at("www.facebook.com", `${pageId}/settings/?tab=profile_access`),
  }),
  "linked-accounts": ({ pageId }) => ({
    label: "Open linked accounts",
    url: at("www.facebook.com", `${pageId}/settings/?tab=linked_instagram`),
  }),
  "support-inbox": () => ({
    label: "Open Support Inbox",
    url: at("www.facebook.com", "support/"),
  }),
  "business-support": () => ({
    label: "Open Business Support",
    url: at("business.facebook.com", "business-support-home/"),
  }),
  "instagram-professional": () => ({
    label: "Open Instagram's account type",
    url: at("www.instagram.com", "accounts/convert_to_professional_account/"),
  }),
  // "Manage access to Instagram messages across apps": the switch itself is in the app and has no address.
  "instagram-message-access": () => ({
    label: "See how at Instagram",
    url: at("help.instagram.com", "791161338412168"),
  }),
  "business-integrations": () => ({
    label: "Open Business Integrations",
    url: at("www.facebook.com", "settings/?tab=business_tools"),
  }),
  "app-dashboard": ({ appId }) => ({
    label: "Open the app's dashboard",
    url: at("developers.facebook.com", `apps/${appId}/`),
  }),
};

/** The ids come from Facebook and from a form, so they are not taken for a piece of an address as they stand. */
export const link = (place: MetaPlace, { pageId, appId }: LinkSubject): MetaLink =>
  places[place]({ pageId: encodeURIComponent(pageId), appId: encodeURIComponent(appId) });
