import type { MetaLink } from "../../common/contract/accounts.ts";
import { facebookTexts } from "../i18n/facebook.ts";
import type { PlacedLink } from "./ports/index.ts";

/** With the words that it is shown with. */
export const localizeLink = ({ place, url }: PlacedLink): MetaLink => ({
  label: facebookTexts().links[place],
  url,
});
