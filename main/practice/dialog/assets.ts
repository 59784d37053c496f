/** The Pages, Instagram accounts and businesses among which a person chooses. */
import {
  businessesOf,
  type Grant,
  instagramOf,
  isBusinessSelected,
  pagesOf,
  personName,
} from "../state.ts";
import { type AssetStep, type Dialog, readSelection } from "./form.ts";

export interface Asset {
  readonly id: string;
  readonly name: string;
  readonly hint?: string;
}

export const earlierGrant = ({ state, person }: Dialog): Grant | undefined =>
  state.grants.get(person.id);

export const nameOf = ({ state, person }: Dialog): string => personName(state, person);

const pages = ({ state, person }: Dialog) => pagesOf(state, person.id);

const selectedPages = (dialog: Dialog) => {
  const selection = selectionOf(dialog, "pages");
  return pages(dialog).filter(({ id }) => selection === "all" || selection.has(id));
};

export function assetsOf(dialog: Dialog, step: AssetStep): readonly Asset[] {
  switch (step) {
    case "pages":
      return pages(dialog).map(({ id, name }) => ({ id, name }));
    case "instagram":
      return selectedPages(dialog).flatMap((page) => {
        const profile = instagramOf(dialog.state, page);
        return profile ? { id: page.id, name: `@${profile.username}`, hint: page.name } : [];
      });
    case "businesses":
      return businessesOf(dialog.person.id).map(({ id, name }) => ({ id, name }));
  }
}

/**
 * Returns what the person selected. Before the step is answered, that is what the person selected
 * in an earlier login, or everything.
 */
export function selectionOf(dialog: Dialog, step: AssetStep): ReadonlySet<string> | "all" {
  return readSelection(dialog, step) ?? earlierSelection(dialog, step);
}

function earlierSelection(dialog: Dialog, step: AssetStep): ReadonlySet<string> | "all" {
  const earlier = earlierGrant(dialog);
  switch (step) {
    case "pages":
      return earlier?.pages ?? new Set(pages(dialog).map(({ id }) => id));
    case "instagram": {
      const withheld = earlier?.withheld?.get("instagram_basic");
      if (!withheld?.size) return "all";
      return new Set(pages(dialog).flatMap(({ id }) => (withheld.has(id) ? [] : id)));
    }
    case "businesses": {
      const selected = businessesOf(dialog.person.id).filter(
        (business) => !earlier || isBusinessSelected(earlier, business),
      );
      const all = selected.length === businessesOf(dialog.person.id).length;
      return all ? "all" : new Set(selected.map(({ id }) => id));
    }
  }
}

/** Returns the ids of the assets that the person did not select. */
export function unselected(dialog: Dialog, step: AssetStep): ReadonlySet<string> {
  const selection = selectionOf(dialog, step);
  const ids = assetsOf(dialog, step).map(({ id }) => id);
  return new Set(selection === "all" ? [] : ids.filter((id) => !selection.has(id)));
}
