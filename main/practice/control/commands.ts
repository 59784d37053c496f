/** The ways to make the practice Facebook misbehave, the same from code and from the page for people. */
import { z } from "zod";
import { appTypes, dialogs, limits, pageLists, proofs, services } from "../failure-modes.ts";
import { pagePermissions, permissions } from "../permissions.ts";
import type { InstagramState } from "../seed.ts";
import { roles, tokenEnds } from "../state.ts";

const person = z.string();
const page = z.string();
/** How many Pages Dana may be given to hold. */
export const maxPages = 5_000;
/** Milliseconds. */
const maxDelay = 120_000;
export const selections = ["ticked", "unticked"] as const;
export const forOnePage = ["given", "withheld"] as const;
export const statuses = ["granted", "declined", "expired"] as const;
export const instagramStates = [
  "open",
  "closed",
  "personal",
  "unlinked",
] as const satisfies readonly InstagramState[];

/** From a form a number comes as text. */
const number = z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]);
const inRange = (min: number, max: number) => number.pipe(z.int().min(min).max(max));

export const command = z.discriminatedUnion("action", [
  /** All tokens of the person issued so far, those of Pages too; new logins work. */
  z.object({ action: z.literal("end-tokens"), person, reason: z.enum(tokenEnds) }),
  z.object({ action: z.literal("revive-tokens"), person }),
  z.object({ action: z.literal("role"), person, page, role: z.enum(roles) }),
  /** As if the person had run the dialog again. */
  z.object({ action: z.literal("selection"), person, page, selection: z.enum(selections) }),
  /** As if the person had opted in to all current and future Pages. */
  z.object({ action: z.literal("every-page"), person }),
  /** Whether a permission that the person granted is good for this Page. */
  z.object({
    action: z.literal("page-permission"),
    person,
    page,
    permission: z.enum(pagePermissions),
    is: z.enum(forOnePage),
  }),
  z.object({
    action: z.literal("permission"),
    person,
    permission: z.enum(permissions),
    status: z.enum(statuses),
  }),
  z.object({ action: z.literal("instagram"), page, state: z.enum(instagramStates) }),
  z.object({
    action: z.literal("limits"),
    limits: z.enum(limits),
    minutes: inRange(1, 10_000).optional(),
  }),
  z.object({ action: z.literal("service"), service: z.enum(services) }),
  z.object({ action: z.literal("delay"), ms: inRange(0, maxDelay) }),
  z.object({ action: z.literal("dialog"), dialog: z.enum(dialogs) }),
  z.object({ action: z.literal("proof"), proof: z.enum(proofs) }),
  z.object({ action: z.literal("page-list"), pageList: z.enum(pageLists) }),
  z.object({ action: z.literal("app-type"), appType: z.enum(appTypes) }),
  /** How many Pages Dana holds; what was ticked before stays ticked. */
  z.object({ action: z.literal("pages"), count: inRange(0, maxPages) }),
  /** Behaviour, roles, Instagram, dead tokens and the record of calls as at the start; grants and Pages stay. */
  z.object({ action: z.literal("reset") }),
]);

/** As it is written; `ParsedCommand` is as it is run. */
export type Command = z.input<typeof command>;
export type ParsedCommand = z.output<typeof command>;
