import { type RefObject, useEffect, useRef, useState } from "react";
import { useNow } from "../app/use-now.ts";
import type { DesktopClient } from "../client/client.ts";
import { Search } from "../controls/icons.ts";
import { activityTexts } from "../i18n/activity.ts";
import { ActivityEntryRow } from "./ActivityEntryRow.tsx";
import { type ActivityDay, daysAgo, groupByDay } from "./activity-feed.ts";
import { useActivity } from "./use-activity.ts";

/** The number of entries that load at a time. */
const pageSize = 50;

/** What happened to all accounts, by day. */
export default function ActivityView({ desktop }: { readonly desktop: DesktopClient }) {
  const [query, setQuery] = useState("");
  const search = query.trim();
  const { page, problem, loadOlder } = useActivity(desktop, { search, limit: pageSize });
  const scroller = useRef<HTMLElement>(null);
  const { title, hint, nothing, nothingFound } = activityTexts;
  const isEmpty = page?.entries.length === 0;
  return (
    <div className="list-pane">
      <div className="toolbar">
        <h1>{title}</h1>
        <ActivitySearch query={query} onChange={setQuery} />
      </div>
      <section
        ref={scroller}
        className="pane-scroll activity"
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: The keyboard scrolls it.
        tabIndex={0}
      >
        {!isEmpty && search === "" && <p className="activity-hint quiet">{hint}</p>}
        {problem && <p role="alert">{problem.message}</p>}
        {isEmpty && <p className="nothing">{search === "" ? nothing : nothingFound(search)}</p>}
        {page && <Days days={groupByDay(page.entries)} />}
        {page?.more && <OlderEntries scroller={scroller} onReach={loadOlder} />}
      </section>
    </div>
  );
}

interface ActivitySearchProps {
  readonly query: string;
  readonly onChange: (query: string) => void;
}

const ActivitySearch = ({ query, onChange }: ActivitySearchProps) => (
  <div className="list-search">
    <Search />
    <input
      type="search"
      aria-label={activityTexts.filter}
      placeholder={activityTexts.filter}
      value={query}
      maxLength={200}
      autoComplete="off"
      spellCheck={false}
      dir="auto"
      onChange={(event) => onChange(event.target.value)}
    />
  </div>
);

function Days({ days }: { readonly days: readonly ActivityDay[] }) {
  const now = new Date(useNow());
  return days.map(({ day, entries }) => (
    <section key={day} className="activity-day" aria-labelledby={`day-${day}`}>
      <h2 id={`day-${day}`}>{dayName(day, now)}</h2>
      <ul className="activity-entries">
        {entries.map((entry) => (
          <ActivityEntryRow key={entry.id} entry={entry} />
        ))}
      </ul>
    </section>
  ));
}

function dayName(day: string, now: Date): string {
  switch (daysAgo(day, now)) {
    case 0:
      return activityTexts.today;
    case 1:
      return activityTexts.yesterday;
    default:
      // At noon, so that it is the same day in every time zone.
      return activityTexts.day(`${day}T12:00:00`);
  }
}

interface OlderEntriesProps {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onReach: () => void;
}

/** Loads older entries when it is about to be scrolled into view, or on a click. */
function OlderEntries({ scroller, onReach }: OlderEntriesProps) {
  const button = useRef<HTMLButtonElement>(null);
  const reach = useRef(onReach);
  reach.current = onReach;
  useEffect(() => {
    if (!button.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && reach.current(),
      { root: scroller.current, rootMargin: "400px" },
    );
    observer.observe(button.current);
    return () => observer.disconnect();
  }, [scroller]);
  return (
    <button ref={button} type="button" className="button small activity-older" onClick={onReach}>
      {activityTexts.older}
    </button>
  );
}
