/** The settings of one Page. */
import { type Page, people } from "../seed.ts";
import {
  instagramStateOf,
  linkableInstagramOf,
  mayReadMessages,
  personName,
  type State,
  tasksOf,
} from "../state.ts";
import { broken, fine, type Setting, type SettingsPage } from "./settings-page.ts";

export const pageHome = (state: State, page: Page): SettingsPage => ({
  title: page.name,
  intro: `${page.category}. This is what customers would see of the Page.`,
  settings: peopleOf(state, page),
});

export const pageAccess = (state: State, page: Page): SettingsPage => ({
  title: `Page access: ${page.name}`,
  intro:
    "Who may do what on this Page. On Facebook, only a person with full control can change this.",
  settings: peopleOf(state, page),
});

/** Returns a setting for everybody who has or had a role on the Page. */
const peopleOf = (state: State, page: Page): readonly Setting[] =>
  Object.values(people)
    .filter(({ id }) => state.pageAccess.get(id)?.has(page.id))
    .map((person) => {
      const name = personName(state, person);
      const access = {
        action: "role",
        person: person.id,
        page: page.id,
        role: "messaging",
      } as const;
      if (!tasksOf(state, person.id, page.id)) {
        const text = `${name} has no access to this Page.`;
        return broken(name, text, `Give ${name} access with the Messages task`, access);
      }
      return mayReadMessages(state, person.id, page.id)
        ? fine(name, `${name} has the Messages task.`)
        : broken(
            name,
            `${name} has access to this Page, but not the Messages task.`,
            `Give ${name} the Messages task`,
            access,
          );
    });

export const linkedAccounts = (state: State, page: Page): SettingsPage => ({
  title: `Linked accounts: ${page.name}`,
  intro: "The Instagram account that belongs to this Page. Pagekeeper needs a professional one.",
  settings: [linkedAccount(state, page)],
});

function linkedAccount(state: State, page: Page): Setting {
  const username = `@${linkableInstagramOf(page).username}`;
  const open = { action: "instagram", page: page.id, state: "open" } as const;
  switch (instagramStateOf(state, page)) {
    case "unlinked":
      return broken("Instagram", "No account is linked.", `Link ${username}`, open);
    case "personal":
      return broken(
        "Instagram",
        `${username} is linked, but it is a personal account.`,
        `Switch ${username} to a professional account`,
        open,
      );
    case "closed":
    case "open":
      return fine("Instagram", `${username} is linked. It is a professional account.`);
  }
}
