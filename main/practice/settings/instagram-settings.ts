/** The settings that people find in the Instagram app. */
import { type InstagramState, type Page, people } from "../seed.ts";
import { instagramStateOf, linkableInstagramOf, pagesOf, type State } from "../state.ts";
import { broken, type SettingsPage } from "./settings-page.ts";

export const accountType = (state: State): SettingsPage => ({
  title: "Instagram: account type",
  intro: "The Instagram accounts that are personal. Switching to a professional account is free.",
  settings: pagesWith(state, "personal").map((page) => {
    const username = `@${linkableInstagramOf(page).username}`;
    return broken(
      username,
      `Personal account, linked to the Page ${page.name}.`,
      `Switch ${username} to a professional account`,
      { action: "instagram", page: page.id, state: "open" },
    );
  }),
  empty: "All of your Instagram accounts are professional.",
});

export const messageAccess = (state: State): SettingsPage => ({
  title: "Instagram: access to messages",
  intro:
    "In the Instagram app, this is under Settings › Messages and story replies › Message controls › Connected tools.",
  settings: pagesWith(state, "closed").map((page) => {
    const username = `@${linkableInstagramOf(page).username}`;
    return broken(
      username,
      "Allow access to messages: off.",
      `Allow access to messages of ${username}`,
      { action: "instagram", page: page.id, state: "open" },
    );
  }),
  empty: "All of your Instagram accounts allow access to their messages.",
});

/** Returns the Pages, of all people, whose Instagram account is in this state. */
function pagesWith(state: State, wanted: InstagramState): readonly Page[] {
  const pages = Object.values(people).flatMap(({ id }) => pagesOf(state, id));
  return [...new Map(pages.map((page) => [page.id, page])).values()].filter(
    (page) => instagramStateOf(state, page) === wanted,
  );
}
