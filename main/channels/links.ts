import type { MetaLink } from "../../common/contract/accounts.ts";
import { facebookTexts } from "../i18n/facebook.ts";
import type { MetaPlaceLink } from "./model.ts";

/** With the words that it is shown with. */
export const localizeLink = ({ place, url }: MetaPlaceLink): MetaLink => ({
  label: facebookTexts().links[place],
  url,
});
