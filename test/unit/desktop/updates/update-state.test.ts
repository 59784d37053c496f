import { describe, expect, it } from "vitest";
import {
  idle,
  next,
  type UpdateEvent,
  type UpdateState,
  viewOf,
} from "../../../../main/desktop/updates/update-state.ts";

const offer = { version: "0.2.0", notes: "Better." };
const newer = { version: "0.3.0", notes: "Better still." };

const available: UpdateState = { name: "available", offer, postponed: false };
const failed: UpdateState = { name: "failed", offer, postponed: false, why: "not-saved" };
const states = {
  idle,
  checking: { name: "checking" },
  "checking again": { name: "checking", known: available },
  "checking with one downloaded": {
    name: "checking",
    known: { name: "ready", offer, postponed: false },
  },
  available,
  postponed: { name: "available", offer, postponed: true },
  downloading: { name: "downloading", offer, percent: 40 },
  ready: { name: "ready", offer, postponed: false },
  installing: { name: "installing", offer },
  failed,
} satisfies Record<string, UpdateState>;
type Name = keyof typeof states;

const events = {
  check: { name: "check" },
  "found it": { name: "found", offer },
  "found a newer one": { name: "found", offer: newer },
  "nothing new": { name: "nothing-new" },
  "check failed": { name: "check-failed" },
  download: { name: "download" },
  progress: { name: "progress", percent: 60.9 },
  downloaded: { name: "downloaded" },
  cancelled: { name: "cancelled" },
  "download failed": { name: "step-failed", step: "download", why: "not-downloaded" },
  install: { name: "install" },
  "install failed": { name: "step-failed", step: "install", why: "not-replaced" },
  postpone: { name: "postpone" },
  resurface: { name: "resurface" },
  "checking disabled": { name: "checking-disabled" },
} satisfies Record<string, UpdateEvent>;
type Happening = keyof typeof events;

const started: UpdateState = { name: "downloading", offer, percent: 0 };
const offeredNewer: UpdateState = { name: "available", offer: newer, postponed: false };

/** The next states, by current state and event. Events that are not listed have no effect. */
const changes: Readonly<Record<Name, Partial<Record<Happening, UpdateState>>>> = {
  idle: { check: states.checking },
  checking: {
    "found it": available,
    "found a newer one": offeredNewer,
    "nothing new": idle,
    "check failed": idle,
    "checking disabled": idle,
  },
  "checking again": {
    "found it": available,
    "found a newer one": offeredNewer,
    "nothing new": idle,
    "check failed": available,
    // If a download starts during a check, the app ignores the result of the check.
    download: started,
    postpone: { name: "checking", known: states.postponed },
    "checking disabled": idle,
  },
  "checking with one downloaded": {
    "found it": states.ready,
    "found a newer one": offeredNewer,
    "nothing new": idle,
    "check failed": states.ready,
    install: states.installing,
    postpone: { name: "checking", known: { ...states.ready, postponed: true } },
    "checking disabled": states.ready,
  },
  available: {
    check: states["checking again"],
    download: started,
    postpone: states.postponed,
    "checking disabled": idle,
  },
  postponed: {
    check: { name: "checking", known: states.postponed },
    download: started,
    resurface: available,
    "checking disabled": idle,
  },
  downloading: {
    progress: { name: "downloading", offer, percent: 60 },
    downloaded: states.ready,
    cancelled: available,
    "download failed": { name: "failed", offer, postponed: false, why: "not-downloaded" },
  },
  ready: {
    check: states["checking with one downloaded"],
    install: states.installing,
    postpone: { ...states.ready, postponed: true },
    "checking disabled": states.ready,
  },
  installing: {
    "install failed": { name: "failed", offer, postponed: false, why: "not-replaced" },
  },
  failed: {
    check: { name: "checking", known: failed },
    download: started,
    postpone: { ...failed, postponed: true },
    "checking disabled": idle,
  },
};

describe.each(Object.keys(states) as Name[])("the state %s", (name) => {
  it.each(Object.keys(events) as Happening[])("handles the event %s", (happening) => {
    const before = states[name];
    const expected = changes[name][happening];
    const after = next(before, events[happening]);
    if (expected) expect(after).toEqual(expected);
    else expect(after).toBe(before);
  });
});

describe("a version that was postponed", () => {
  const checkingAgain = next(states.postponed, events.check);

  it("stays postponed until a newer one is found", () => {
    expect(next(checkingAgain, events["found it"])).toEqual(states.postponed);
    expect(next(checkingAgain, events["found a newer one"])).toEqual(offeredNewer);
  });
});

it("offers a version that is found again with its latest notes", () => {
  const latest = { ...offer, notes: "Better, and corrected." };
  expect(next(states["checking again"], { name: "found", offer: latest })).toEqual({
    ...available,
    offer: latest,
  });
});

it.each([
  [-3, 0],
  [99.99, 99],
  [250, 100],
])("shows a progress of %d percent as %d", (percent, shown) => {
  expect(next(states.downloading, { name: "progress", percent })).toMatchObject({ percent: shown });
});

describe("viewOf", () => {
  it.each<[Name, unknown]>([
    ["idle", null],
    ["checking", null],
    ["checking again", { name: "available", ...offer, postponed: false }],
    ["checking with one downloaded", { name: "ready", ...offer, postponed: false }],
    ["downloading", { name: "downloading", ...offer, postponed: false, percent: 40 }],
    ["failed", { name: "failed", ...offer, postponed: false, why: "not-saved" }],
  ])("shows %s", (name, view) => {
    expect(viewOf(states[name])).toEqual(view);
  });
});
