/** Follows what the user does in practice mode, and ticks the tasks of the tour. */
import { allAccounts, isFailing } from "../../common/accounts.ts";
import {
  type PracticeTour,
  type TourTask,
  tourTasks,
} from "../../common/contract/practice-tour.ts";
import type { Snapshot } from "../../common/contract/snapshot.ts";
import type { StoredTour } from "../storage/settings.ts";
import type { AppEvents } from "./events.ts";

export interface Tour {
  /** Returns undefined once the user has closed the tour. */
  view(): PracticeTour | undefined;
  dismiss(): void;
}

export interface TourDeps {
  readonly events: Pick<AppEvents, "on">;
  readonly stored?: StoredTour | undefined;
  readonly save: (tour: StoredTour) => void;
  /** Called when `view` returns something else. */
  readonly onChange: () => void;
}

export function createPracticeTour({ events, stored, save, onChange }: TourDeps): Tour {
  let tour = stored ?? { done: [], dismissed: false };
  let before: Snapshot | undefined;

  function change(next: StoredTour): void {
    tour = next;
    save(tour);
    onChange();
  }

  events.on("accounts-changed", (now) => {
    const isOver = tour.dismissed || tour.done.length === tourTasks.length;
    if (isOver || !now.practice) {
      before = undefined;
      return;
    }
    const done = tourTasks.filter(
      (task) => tour.done.includes(task) || isDone[task](before?.practice ? before : now, now),
    );
    before = now;
    if (done.length > tour.done.length) change({ ...tour, done });
  });

  return {
    view: () => (tour.dismissed ? undefined : { done: tour.done }),
    dismiss: () => change({ ...tour, dismissed: true }),
  };
}

/** Whether the change from one snapshot to the next shows that the user did the task. */
const isDone: Readonly<Record<TourTask, (before: Snapshot, now: Snapshot) => boolean>> = {
  connect: (_before, now) => now.channels.some(({ type }) => type === "messenger"),
  repair(before, now) {
    const failing = new Set(
      allAccounts(before)
        .filter(isFailing)
        .map(({ id }) => id),
    );
    return allAccounts(now).some((account) => failing.has(account.id) && !isFailing(account));
  },
  disconnect(before, now) {
    const ids = new Set(allAccounts(now).map(({ id }) => id));
    return allAccounts(before).some(({ id }) => !ids.has(id));
  },
};
