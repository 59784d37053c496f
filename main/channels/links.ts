import type { MetaLink } from "../../preload/contract.ts";
import { facebookTexts } from "../texts/facebook.ts";
import type { PlacedLink } from "./ports.ts";

/** With the words that it is shown with. */
export const shownLink = ({ place, url }: PlacedLink): MetaLink => ({
  label: facebookTexts().links[place],
  url,
});
