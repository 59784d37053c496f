/** Where at Meta a person puts something right: addresses that only a browser opens, never Pagekeeper itself. */
import type { MetaLink } from "../../preload/contract.ts";
import type { MetaPlace } from "../channels/ports.ts";

const places: Readonly<Record<MetaPlace, (pageId: string) => MetaLink>> = {
  "page-access": (pageId) => ({
    label: "Open Page access",
    url: `https://www.facebook.com/${pageId}/settings/?tab=profile_access`,
  }),
  "linked-accounts": (pageId) => ({
    label: "Open linked accounts",
    url: `https://www.facebook.com/${pageId}/settings/?tab=linked_instagram`,
  }),
  "instagram-professional": () => ({
    label: "Open Instagram's account type",
    url: "https://www.instagram.com/accounts/convert_to_professional_account/",
  }),
  "business-integrations": () => ({
    label: "Open Business Integrations",
    url: "https://www.facebook.com/settings/?tab=business_tools",
  }),
};

/** `pageId` comes from Facebook, so it is not taken for a piece of an address as it stands. */
export const link = (place: MetaPlace, pageId: string): MetaLink =>
  places[place](encodeURIComponent(pageId));
