import { expect, it } from "vitest";
import { createTickets } from "../../../main/server/tickets.ts";
import { ManualClock } from "../../support/doubles/clock.ts";

const target = { path: "/connect?type=messenger", flowId: "flow-1" };

it("redeems a ticket once", () => {
  const tickets = createTickets({ clock: new ManualClock(), lifetime: 60_000 });
  const ticket = tickets.issue(target);
  expect(tickets.redeem(ticket)).toEqual(target);
  expect(tickets.redeem(ticket)).toBeUndefined();
});

it("redeems a ticket for 60 seconds", () => {
  const clock = new ManualClock();
  const tickets = createTickets({ clock, lifetime: 60_000 });
  const [early, late] = [tickets.issue(target), tickets.issue(target)];
  clock.advance(59_999);
  expect(tickets.redeem(early)).toEqual(target);
  clock.advance(1);
  expect(tickets.redeem(late)).toBeUndefined();
});

it("redeems no old ticket after the clock was set back", () => {
  const clock = new ManualClock();
  const tickets = createTickets({ clock, lifetime: 60_000 });
  const ticket = tickets.issue(target);
  clock.advance(65_000);
  clock.jump(-60 * 60_000);
  expect(tickets.redeem(ticket)).toBeUndefined();
});

it("redeems no ticket from before the computer slept", () => {
  const clock = new ManualClock();
  const tickets = createTickets({ clock, lifetime: 60_000 });
  const ticket = tickets.issue(target);
  clock.jump(60 * 60_000);
  expect(tickets.redeem(ticket)).toBeUndefined();
});

it("redeems a new ticket although the clock was set back", () => {
  const clock = new ManualClock();
  const tickets = createTickets({ clock, lifetime: 60_000 });
  const ticket = tickets.issue(target);
  clock.jump(-60 * 60_000);
  expect(tickets.redeem(ticket)).toEqual(target);
});

it("issues unique 256-bit tickets", () => {
  const tickets = createTickets({ clock: new ManualClock(), lifetime: 60_000 });
  const issued = Array.from({ length: 50 }, () => tickets.issue(target));
  expect(new Set(issued).size).toBe(50);
  for (const ticket of issued) expect(Buffer.from(ticket, "base64url")).toHaveLength(32);
});

it.each(["", "unknown", "__proto__"])("rejects the unknown ticket %j", (ticket) => {
  const tickets = createTickets({ clock: new ManualClock(), lifetime: 60_000 });
  tickets.issue(target);
  expect(tickets.redeem(ticket)).toBeUndefined();
});
