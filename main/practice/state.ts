/**
 * All data of the practice Facebook. It exists in memory only. Tokens survive a restart because
 * they contain their data, but revocations are lost.
 */
import { type FailureModes, noFailures } from "./failure-modes.ts";
import type { Permission, PermissionStatus } from "./permissions.ts";
import {
  type Business,
  businesses,
  danasPages,
  type InstagramProfile,
  type InstagramState,
  type Page,
  type PageAccess,
  type Person,
  people,
  samsPages,
} from "./seed.ts";

export interface App {
  readonly id: string;
  readonly secret: string;
  readonly name: string;
  /** `development` allows every `http://localhost` redirect URI (docs/research/meta.md §1.8). */
  readonly mode: "development" | "live";
  /** The allowed https redirect URIs. A login's redirect URI must match one of them exactly. */
  readonly redirectUris: readonly string[];
  /** The Facebook Login for Business configuration that `config_id` refers to. */
  readonly configuration: { readonly id: string; readonly permissions: readonly Permission[] };
}

/** A person's choices in the dialog. */
export interface Grant {
  /**
   * The ids of the selected Pages. `all` includes future Pages. If a restart lost the person's
   * choice, `all` is assumed.
   */
  readonly pages: ReadonlySet<string> | "all";
  readonly permissions: ReadonlyMap<Permission, PermissionStatus>;
  /** The ids of the Pages for which a granted permission does not work, by permission. */
  readonly withheld?: ReadonlyMap<Permission, ReadonlySet<string>>;
}

/** The reasons for which tokens can become invalid (docs/research/meta.md §3.2). */
export const invalidationReasons = [
  "expired",
  "password-changed",
  "logged-out",
  "app-removed",
  "checkpoint",
] as const;
export type InvalidationReason = (typeof invalidationReasons)[number];

interface Invalidation {
  readonly reason: InvalidationReason;
  /** The value of `nextTimestamp` at the invalidation. Tokens issued up to then are invalid. */
  readonly upTo: number;
}

interface AuthorizationCode {
  readonly personId: string;
  readonly redirectUri: string;
  /** In milliseconds since the epoch. */
  readonly expiresAt: number;
  used: boolean;
}

export interface RecordedCall {
  readonly method: string;
  /** The path without the query. */
  readonly path: string;
  /**
   * `http` for every HTTP request, even one that contains a batch, and `batch` for each call in a
   * batch.
   */
  readonly via: "http" | "batch";
}

/**
 * Why nobody may read a Page's messages:
 * - `page`: Facebook has restricted the Page for a time
 * - `business`: Facebook has blocked the business that owns the Page
 */
export const restrictions = ["page", "business"] as const;
type Restriction = (typeof restrictions)[number];

/**
 * A person's role on a Page:
 * - `usual`: the person has all of their tasks
 * - `messaging`: the person has all of their tasks and the task of managing messages
 * - `no-messaging`: the person has access to the Page, but no task that allows reading messages
 * - `none`: the person has lost access to the Page
 */
export const roles = ["usual", "messaging", "no-messaging", "none"] as const;
type Role = (typeof roles)[number];

export interface State {
  readonly app: App;
  /** `http://127.0.0.1:PORT`, or empty before the server is listening. */
  origin: string;
  readonly now: () => number;
  failureModes: FailureModes;
  /** The Pages by person id and Page id, in the order in which Graph lists them. */
  pageAccess: ReadonlyMap<string, ReadonlyMap<string, PageAccess>>;
  /** The roles that differ from the usual ones, by `roleKey`. */
  readonly roles: Map<string, Role>;
  /** The restrictions by Page id. */
  readonly restrictions: Map<string, Restriction>;
  /** The Instagram states that a command has set, by Page id. */
  readonly instagram: Map<string, InstagramState>;
  /** The names that people have been given by a command, by person id. */
  readonly personNames: Map<string, string>;
  /** How often a picture has been replaced, by the id of its Page or Instagram account. */
  readonly pictureVersions: Map<string, number>;
  /** Who is logged in to the practice Facebook. */
  loggedIn: Person;
  /** The grants by person id. */
  readonly grants: Map<string, Grant>;
  /** The latest invalidation of each person's tokens, by person id. */
  readonly invalidations: Map<string, Invalidation>;
  readonly codes: Map<string, AuthorizationCode>;
  /** The `subscribed_fields` by Page id. */
  readonly subscriptions: Map<string, readonly string[]>;
  readonly calls: RecordedCall[];
  lastTimestamp: number;
}

export function createState(app: App, now: () => number, pageCount: number): State {
  return {
    app,
    origin: "",
    now,
    failureModes: noFailures,
    pageAccess: pageAccessFor(pageCount),
    roles: new Map(),
    restrictions: new Map(),
    instagram: new Map(),
    personNames: new Map(),
    pictureVersions: new Map(),
    loggedIn: people.dana,
    grants: new Map(),
    invalidations: new Map(),
    codes: new Map(),
    subscriptions: new Map(),
    calls: [],
    lastTimestamp: 0,
  };
}

const byPage = (pageAccess: readonly PageAccess[]) =>
  new Map(pageAccess.map((access) => [access.page.id, access]));

/** `pageCount` is the number of Dana's Pages. */
export const pageAccessFor = (pageCount: number): State["pageAccess"] =>
  new Map([
    [people.dana.id, byPage(danasPages(pageCount))],
    [people.sam.id, byPage(samsPages)],
  ]);

/**
 * Returns the current time in milliseconds since the epoch, or the previous result plus 1 ms if
 * that is later. Every timestamp is unique, so that a token issued right after a revocation differs
 * from one issued right before it.
 */
export function nextTimestamp(state: State): number {
  state.lastTimestamp = Math.max(state.now(), state.lastTimestamp + 1);
  return state.lastTimestamp;
}

export const findPerson = (id: string): Person | undefined =>
  Object.values(people).find((person) => person.id === id);

export const personName = (state: State, { id, name }: Person): string =>
  state.personNames.get(id) ?? name;

/** Replaces a Page for everybody who has access to it. */
export function changePage(state: State, id: string, change: (page: Page) => Page): void {
  const changed = (access: PageAccess): PageAccess =>
    access.page.id === id ? { ...access, page: change(access.page) } : access;
  state.pageAccess = new Map(
    [...state.pageAccess].map(([person, held]) => [
      person,
      new Map([...held].map(([pageId, access]) => [pageId, changed(access)])),
    ]),
  );
}

export function findPage(state: State, id: string): Page | undefined {
  for (const held of state.pageAccess.values()) {
    const access = held.get(id);
    if (access) return access.page;
  }
  return undefined;
}

export const roleKey = (personId: string, pageId: string): string => `${personId} ${pageId}`;

/** Any one of these tasks allows reading messages (docs/research/meta.md §2.1). */
const messageTasks: ReadonlySet<string> = new Set([
  "MESSAGING",
  "MODERATE",
  "PROFILE_PLUS_MESSAGING",
  "PROFILE_PLUS_MODERATE",
  "PROFILE_PLUS_FULL_CONTROL",
]);

const readsMessages = (task: string): boolean => messageTasks.has(task);

/** Returns undefined if the person has no role on the Page. */
export function tasksOf(
  state: State,
  personId: string,
  pageId: string,
): readonly string[] | undefined {
  const tasks = state.pageAccess.get(personId)?.get(pageId)?.tasks;
  const role = state.roles.get(roleKey(personId, pageId)) ?? "usual";
  if (!tasks || role === "none") return undefined;
  if (role === "no-messaging") return tasks.filter((task) => !readsMessages(task));
  return role === "messaging" ? [...new Set([...tasks, "MESSAGING"])] : tasks;
}

export const mayReadMessages = (state: State, personId: string, pageId: string): boolean =>
  tasksOf(state, personId, pageId)?.some(readsMessages) ?? false;

/** Returns every Page on which the person has a role. */
export const pagesOf = (state: State, personId: string): readonly Page[] =>
  [...(state.pageAccess.get(personId)?.values() ?? [])]
    .map((access) => access.page)
    .filter((page) => tasksOf(state, personId, page.id));

export const instagramStateOf = (state: State, page: Page): InstagramState =>
  state.instagram.get(page.id) ?? (page.instagram ? (page.instagramState ?? "open") : "unlinked");

/** Returns the Page's own Instagram account, or the one that somebody could link to it. */
export const linkableInstagramOf = ({ id, name, instagram }: Page): InstagramProfile =>
  instagram ?? { id: `17841407${id.slice(-9)}`, username: usernameFor(name), name };

const usernameFor = (name: string): string =>
  name
    .toLowerCase()
    .match(/[a-z0-9]+/g)
    ?.join(".")
    .slice(0, 30) ?? "our.page";

export const linkedInstagramOf = (state: State, page: Page): InstagramProfile | undefined =>
  instagramStateOf(state, page) === "unlinked" ? undefined : linkableInstagramOf(page);

/** Returns the linked Instagram account unless it is a personal one. */
export const instagramOf = (state: State, page: Page): InstagramProfile | undefined =>
  instagramStateOf(state, page) === "personal" ? undefined : linkedInstagramOf(state, page);

export const businessesOf = (personId: string): readonly Business[] =>
  businesses.filter(({ people }) => people.includes(personId));

export const isPageSelected = (grant: Grant, pageId: string): boolean =>
  grant.pages === "all" || grant.pages.has(pageId);

/**
 * Returns whether the permission is granted. If `pageId` is given, the permission must also work
 * for that Page.
 */
export const isGranted = (grant: Grant, permission: Permission, pageId?: string): boolean =>
  grant.permissions.get(permission) === "granted" &&
  (pageId === undefined || !grant.withheld?.get(permission)?.has(pageId));

/** Whether the person lets the app use this business portfolio. */
export const isBusinessSelected = ({ withheld }: Grant, { ownedPages }: Business): boolean =>
  !ownedPages.some(({ id }) => withheld?.get("business_management")?.has(id));

export const grantedPermissions = (grant: Grant): readonly Permission[] =>
  [...grant.permissions.keys()].filter((permission) => isGranted(grant, permission));

/**
 * Invalidates all tokens issued to the person so far. If the reason is `app-removed`, also deletes
 * the person's grant.
 */
export function invalidateTokens(state: State, personId: string, reason: InvalidationReason): void {
  state.invalidations.set(personId, { reason, upTo: nextTimestamp(state) });
  if (reason === "app-removed") state.grants.delete(personId);
}

/**
 * The maximum number of calls to keep, so that an app that runs for weeks doesn't use more and more
 * memory.
 */
const rememberedCalls = 20_000;

export function recordCall(state: State, call: RecordedCall): void {
  state.calls.push(call);
  if (state.calls.length > rememberedCalls) state.calls.splice(0, rememberedCalls / 2);
}
