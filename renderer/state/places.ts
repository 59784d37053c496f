import type { AccountFilter } from "./account-list.ts";
import type { WindowState } from "./window-state.ts";

/** A place that the window's navigation leads to. It is also the fragment of the page's address. */
export type Place = "accounts" | "needs-attention" | "messenger" | "instagram" | "activity";

const filters: Readonly<Record<Exclude<Place, "activity">, AccountFilter>> = {
  accounts: "all",
  "needs-attention": "attention",
  messenger: "messenger",
  instagram: "instagram",
};

export const hrefOf = (place: Place): string => `#${place}`;

/** Returns the place that the window shows. */
export function currentPlace({ view, list }: Pick<WindowState, "view" | "list">): Place {
  if (view === "activity") return "activity";
  return listPlaces.find((place) => filters[place] === list.filter) ?? "accounts";
}

const listPlaces = Object.keys(filters) as (keyof typeof filters)[];

/** Returns the view and filter of the place that a fragment such as "#messenger" names. */
export function readPlace(
  fragment: string,
): { readonly view: WindowState["view"]; readonly filter?: AccountFilter } | undefined {
  const name = fragment.slice(1);
  if (name === "activity") return { view: "activity" };
  const place = listPlaces.find((each) => each === name);
  return place && { view: "accounts", filter: filters[place] };
}

/**
 * Keeps the page's address and the store in step, so that the links of the navigation work like any
 * link, and a reload comes back to the same place.
 */
export function followAddress(
  store: {
    get(): WindowState;
    set(change: Partial<WindowState>): void;
    subscribe(listener: () => void): unknown;
  },
  page: Pick<Window, "location" | "history" | "addEventListener">,
): void {
  const read = () => {
    const found = readPlace(page.location.hash);
    if (!found) return;
    const { view, filter } = found;
    const { list } = store.get();
    store.set({ view, ...(filter && { list: { ...list, filter } }) });
  };
  read();
  page.addEventListener("hashchange", read);
  store.subscribe(() => {
    const place = currentPlace(store.get());
    const shown = readPlace(page.location.hash) ? page.location.hash : hrefOf("accounts");
    if (shown === hrefOf(place)) return;
    const { pathname, search } = page.location;
    page.history.replaceState({}, "", `${pathname.replace(/^\/+/, "/")}${search}${hrefOf(place)}`);
  });
}
