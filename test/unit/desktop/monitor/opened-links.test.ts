import { expect, it } from "vitest";
import { createOpenedLinks } from "../../../../main/desktop/monitor/opened-links.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";

const minute = 60_000;
const [page, inbox] = ["https://www.facebook.com/1", "https://www.facebook.com/support/"] as const;

it("remembers where the browser was sent for an hour, as a person may look in between", () => {
  const clock = new ManualClock();
  const visits = createOpenedLinks(clock);
  expect([...visits.recent()]).toEqual([]);
  visits.add(page);
  clock.advance(40 * minute);
  visits.add(inbox);
  expect([...visits.recent()]).toEqual([page, inbox]);
  clock.advance(21 * minute);
  expect([...visits.recent()]).toEqual([inbox]);
});

it("forgets where the browser was sent before the clock was set back", () => {
  const clock = new ManualClock();
  const visits = createOpenedLinks(clock);
  visits.add(page);
  clock.jump(-120 * minute);
  expect([...visits.recent()]).toEqual([]);
});
