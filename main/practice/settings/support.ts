/** The pages on which Facebook says why it restricts a Page or a business. */
import { businesses } from "../seed.ts";
import { findPage, type State } from "../state.ts";
import { broken, type Setting, type SettingsPage } from "./settings-page.ts";

export const supportInbox = (state: State): SettingsPage => ({
  title: "Support Inbox",
  intro: "What Facebook decided about your Pages. You can ask for a review of each decision.",
  settings: restricted(state, "page", () => "Facebook has restricted this Page for a time."),
  empty: "None of your Pages is restricted.",
});

export const businessSupport = (state: State): SettingsPage => ({
  title: "Business Support",
  intro: "What Facebook decided about your businesses. You can ask for a review of each decision.",
  settings: restricted(
    state,
    "business",
    (pageId) => `Facebook has blocked ${businessOf(pageId)}, which owns this Page.`,
  ),
  empty: "None of your businesses is blocked.",
});

const businessOf = (pageId: string): string =>
  businesses.find(({ ownedPages }) => ownedPages.some(({ id }) => id === pageId))?.name ??
  "the business";

function restricted(
  state: State,
  kind: "page" | "business",
  reason: (pageId: string) => string,
): readonly Setting[] {
  return [...state.restrictions].flatMap(([pageId, restriction]) => {
    const page = restriction === kind ? findPage(state, pageId) : undefined;
    if (!page) return [];
    const label = `Ask for a review, and have ${page.name} allowed again`;
    const command = { action: "restriction", page: pageId, restriction: "none" } as const;
    return broken(page.name, reason(pageId), label, command);
  });
}
