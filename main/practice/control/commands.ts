/** The commands with which tests and the page at `/practice` control the practice Facebook. */
import { z } from "zod";
import { appTypes, dialogs, limits, pageLists, proofs, services } from "../failure-modes.ts";
import { pagePermissions, permissions } from "../permissions.ts";
import type { InstagramState } from "../seed.ts";
import { invalidationReasons, restrictions, roles } from "../state.ts";

const person = z.string();
const page = z.string();
const name = z.string().min(1).max(100);
/** The maximum number of Dana's Pages. */
export const maxPages = 5_000;
/** The maximum delay of a Graph response, in milliseconds. */
const maxDelay = 120_000;
export const selections = ["selected", "deselected"] as const;
export const pagePermissionStates = ["granted", "withheld"] as const;
export const statuses = ["granted", "declined", "expired"] as const;
export const instagramStates = [
  "open",
  "closed",
  "personal",
  "unlinked",
] as const satisfies readonly InstagramState[];

/** Accepts text as well, because forms send numbers as text. */
const number = z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]);
const inRange = (min: number, max: number) => number.pipe(z.int().min(min).max(max));

export const command = z.discriminatedUnion("action", [
  /** Invalidates all user and Page tokens issued to the person so far. New logins still work. */
  z.object({ action: z.literal("invalidate-tokens"), person, reason: z.enum(invalidationReasons) }),
  z.object({ action: z.literal("restore-tokens"), person }),
  z.object({ action: z.literal("role"), person, page, role: z.enum(roles) }),
  /** Sets why nobody may read the Page's messages, if there is such a reason. */
  z.object({
    action: z.literal("restriction"),
    page,
    restriction: z.enum(["none", ...restrictions]),
  }),
  /** Has the effect of a new login in which the person selects or deselects the Page. */
  z.object({ action: z.literal("selection"), person, page, selection: z.enum(selections) }),
  /** Has the effect of a new login in which the person selects all current and future Pages. */
  z.object({ action: z.literal("every-page"), person }),
  /** Sets whether a granted permission works for this Page. */
  z.object({
    action: z.literal("page-permission"),
    person,
    page,
    permission: z.enum(pagePermissions),
    is: z.enum(pagePermissionStates),
  }),
  z.object({
    action: z.literal("permission"),
    person,
    permission: z.enum(permissions),
    status: z.enum(statuses),
  }),
  /** Grants every permission that the person was ever asked for, for all selected Pages. */
  z.object({ action: z.literal("allow-everything"), person }),
  /** Every state but `unlinked` gives the Page an Instagram account if it has none. */
  z.object({ action: z.literal("instagram"), page, state: z.enum(instagramStates) }),
  z.object({ action: z.literal("rename-person"), person, name }),
  z.object({ action: z.literal("rename-page"), page, name }),
  /** Changes the username of the Page's Instagram account. */
  z.object({ action: z.literal("rename-instagram"), page, name }),
  /** Replaces the pictures of the Page and of its Instagram account. */
  z.object({ action: z.literal("new-picture"), page }),
  /** Links the Page's Instagram account to another Page instead, and unlinks it from this one. */
  z.object({ action: z.literal("move-instagram"), page, to: z.string() }),
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
  /** Sets the number of Dana's Pages. Pages that she selected stay selected. */
  z.object({ action: z.literal("pages"), count: inRange(0, maxPages) }),
  /**
   * Resets failures, roles, restrictions, Instagram states, invalid tokens and recorded calls.
   * Keeps grants and Pages.
   */
  z.object({ action: z.literal("reset") }),
]);

/** A command before parsing. Its numbers may still be text. */
export type Command = z.input<typeof command>;
export type ParsedCommand = z.output<typeof command>;
