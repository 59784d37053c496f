import { useApp } from "../app/app-context.ts";
import { ArrowDown, ArrowUp } from "../controls/icons.ts";
import { texts } from "../i18n/index.ts";
import { type AccountSort, type SortKey, sortKeys } from "../state/account-list.ts";

/**
 * The names of the columns. Each sorts the lists by its column, and back to front if clicked again.
 */
export function SortBar({ sort }: { readonly sort: AccountSort }) {
  const { actions } = useApp();
  const change = (by: SortKey) =>
    actions.changeList({ sort: { by, descending: sort.by === by && !sort.descending } });
  return (
    <fieldset className="sort-bar account-grid" aria-label={texts.sort}>
      {sortKeys.map((key) => {
        const sorted = sort.by === key;
        return (
          <button
            key={key}
            type="button"
            className={`sort-key ${key}`}
            aria-pressed={sorted}
            aria-description={sorted ? texts.sortDirection(sort.descending) : undefined}
            onClick={() => change(key)}
          >
            {texts.columns[key]}
            {sorted && (sort.descending ? <ArrowDown /> : <ArrowUp />)}
          </button>
        );
      })}
    </fieldset>
  );
}
