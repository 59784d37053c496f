import { expect, it } from "vitest";
import { createOpenedLinks } from "../../../../main/desktop/monitor/opened-links.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";

const minute = 60_000;
const [page, inbox] = ["https://www.facebook.com/1", "https://www.facebook.com/support/"] as const;

it("remembers an opened link for an hour, even if the user returns to the window", () => {
  const clock = new ManualClock();
  const links = createOpenedLinks(clock);
  expect([...links.recent()]).toEqual([]);
  links.add(page);
  clock.advance(40 * minute);
  links.add(inbox);
  expect([...links.recent()]).toEqual([page, inbox]);
  clock.advance(21 * minute);
  expect([...links.recent()]).toEqual([inbox]);
});

it("forgets a link that was opened before the clock was set back", () => {
  const clock = new ManualClock();
  const links = createOpenedLinks(clock);
  links.add(page);
  clock.jump(-120 * minute);
  expect([...links.recent()]).toEqual([]);
});
