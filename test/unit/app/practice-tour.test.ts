import { beforeEach, describe, expect, it } from "vitest";
import type { FacebookAccount } from "../../../common/contract/accounts.ts";
import type { TourTask } from "../../../common/contract/practice-tour.ts";
import type { Snapshot } from "../../../common/contract/snapshot.ts";
import { createAppEvents } from "../../../main/app/events.ts";
import { createPracticeTour, type Tour } from "../../../main/app/practice-tour.ts";
import type { StoredTour } from "../../../main/storage/settings.ts";
import { emptySnapshot } from "../../support/snapshot.ts";

const events = createAppEvents();
let saved: StoredTour[];
let changes: number;

beforeEach(() => {
  events.removeAllListeners();
  saved = [];
  changes = 0;
});

const startTour = (stored?: StoredTour): Tour =>
  createPracticeTour({
    events,
    stored,
    save: (tour) => saved.push(tour),
    onChange: () => changes++,
  });

const account = (id: string, state: "works" | "reconnect"): FacebookAccount => ({
  id,
  channel: "messenger",
  pageId: id,
  name: id,
  connectedBy: { id: "a", name: "Dana Reyes" },
  connectedAt: "2026-11-22T10:00:00.000Z",
  accessUntil: "2027-01-01T00:00:00.000Z",
  permissions: { granted: 5, total: 5 },
  health: { state, label: "", message: "", checkedAt: "2026-11-22T10:00:00.000Z" },
});

/** Shows these accounts of the channel in practice mode, unless `changes` says otherwise. */
function show(
  accounts: readonly FacebookAccount[],
  changes: Partial<Snapshot> = {},
  type: "messenger" | "instagram" = "messenger",
): void {
  const channels = accounts.length === 0 ? [] : [{ id: type, type, accounts }];
  events.emit("accounts-changed", { ...emptySnapshot, channels, ...changes });
}

const works = account("1", "works");
const fails = account("1", "reconnect");
const other = account("2", "works");

describe("the tour", () => {
  it("begins without ticks", () => {
    const tour = startTour();
    show([]);
    expect(tour.view()).toEqual({ done: [] });
    expect([saved, changes]).toEqual([[], 0]);
  });

  it.each<[TourTask, () => void]>([
    ["connect", () => show([works])],
    [
      "repair",
      () => {
        show([fails], {}, "instagram");
        show([works], {}, "instagram");
      },
    ],
    [
      "disconnect",
      () => {
        show([works, other], {}, "instagram");
        show([other], {}, "instagram");
      },
    ],
  ])("ticks %s as soon as the user has done it", (task, act) => {
    const tour = startTour();
    act();
    expect(tour.view()).toEqual({ done: [task] });
    expect(saved).toEqual([{ done: [task], dismissed: false }]);
    expect(changes).toBe(1);
  });

  it("does not tick a repair if the failing account was disconnected", () => {
    const tour = startTour();
    show([fails, other], {}, "instagram");
    show([other], {}, "instagram");
    expect(tour.view()?.done).toEqual(["disconnect"]);
  });

  it("keeps the ticks of an earlier run, and their order", () => {
    const tour = startTour({ done: ["disconnect"], dismissed: false });
    show([works]);
    expect(tour.view()?.done).toEqual(["connect", "disconnect"]);
  });

  it("learns nothing outside practice mode, nor from the change to it", () => {
    const tour = startTour();
    show([fails, other], { practice: false }, "instagram");
    show([works], {}, "instagram");
    show([], { practice: false });
    expect(tour.view()).toEqual({ done: [] });
  });

  it("stays closed once it is closed", () => {
    const tour = startTour();
    tour.dismiss();
    show([works]);
    expect(tour.view()).toBeUndefined();
    expect(saved).toEqual([{ done: [], dismissed: true }]);
    expect(startTour(saved[0]).view()).toBeUndefined();
  });
});
