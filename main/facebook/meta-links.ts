import type { MetaPlace, MetaPlaceLink } from "../channels/model.ts";
import type { FacebookPort } from "../channels/ports/facebook.ts";
import type { metaHosts } from "./hosts.ts";

export interface LinkSubject {
  readonly pageId: string;
  /** The App ID of the Meta app that Pagekeeper logs in with. */
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
  // This is a help page, because the setting itself is in the Instagram app and has no URL.
  "instagram-message-access": () => at("help.instagram.com", "791161338412168"),
  "business-integrations": () => at("www.facebook.com", "settings/?tab=business_tools"),
  "app-dashboard": ({ appId }) => at("developers.facebook.com", `apps/${appId}/`),
};

/** Returns a link to the Meta page where a user can fix a problem. */
export const link = (place: MetaPlace, { pageId, appId }: LinkSubject): MetaPlaceLink => ({
  place,
  // Escape the ids, because they come from Meta and from a form and are not trusted.
  url: addresses[place]({
    pageId: encodeURIComponent(pageId),
    appId: encodeURIComponent(appId),
  }),
});

export interface LinksConfig {
  readonly appId: string;
  /** The simulated Facebook to whose pages links lead. If absent, they lead to Meta's own. */
  readonly pagesOrigin?: string;
}

export const createLinks = ({
  appId,
  pagesOrigin,
}: LinksConfig): Pick<FacebookPort, "link" | "addressOf"> => ({
  link: (place, pageId) => link(place, { pageId, appId }),
  addressOf: (metaUrl) => (pagesOrigin === undefined ? metaUrl : onOrigin(pagesOrigin, metaUrl)),
});

/**
 * Returns the address at which a simulated Facebook has one of Meta's pages. Its first folder is
 * the name of the host, because one origin stands in for all of Meta's.
 */
function onOrigin(origin: string, metaUrl: string): string {
  const { host, pathname, search } = new URL(metaUrl);
  return `${origin}/${host}${pathname}${search}`;
}
