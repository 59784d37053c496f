/** All the practice Facebook remembers. In memory only: after a restart tokens still work, revocations are forgotten. */
import { type Behaviour, wellBehaved } from "./failure-modes.ts";
import type { Permission, PermissionStatus } from "./permissions.ts";
import {
  type Business,
  businesses,
  danasPages,
  type Holding,
  type InstagramProfile,
  type InstagramState,
  type Page,
  type Person,
  people,
  samsPages,
} from "./seed.ts";

export interface App {
  readonly id: string;
  readonly secret: string;
  readonly name: string;
  /** `development`: `http://localhost` is allowed besides what is listed (research/meta.md §1.8). */
  readonly mode: "development" | "live";
  /** Exact https URIs. */
  readonly redirectUris: readonly string[];
  /** Of Facebook Login for Business: what a `config_id` stands for. */
  readonly configuration: { readonly id: string; readonly permissions: readonly Permission[] };
}

/** What a person answered in the dialog. */
export interface Grant {
  /** `all`: current and future ones; also where it was made before this run began, so that the choice is not known. */
  readonly pages: ReadonlySet<string> | "all";
  readonly permissions: ReadonlyMap<Permission, PermissionStatus>;
  /** Ids of Pages for which a permission was not given though it was granted. */
  readonly withheld?: ReadonlyMap<Permission, ReadonlySet<string>>;
}

/** Why all of a person's tokens up to a moment are dead (research/meta.md §3.2). */
export const tokenEnds = [
  "expired",
  "password-changed",
  "logged-out",
  "app-removed",
  "checkpoint",
] as const;
export type TokenEnd = (typeof tokenEnds)[number];

interface Death {
  readonly reason: TokenEnd;
  /** A stamp of this world: tokens issued up to it are dead. */
  readonly upTo: number;
}

interface Code {
  readonly personId: string;
  readonly redirectUri: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  used: boolean;
}

export interface Call {
  readonly method: string;
  /** As it was asked, without the query. */
  readonly path: string;
  /** A batch is one call by `http`, and one `batch` call for each of its items. */
  readonly via: "http" | "batch";
}

/** `no-messaging`: holds the Page, but no task that reads messages. `none`: has no role on it any more. */
export const roles = ["usual", "no-messaging", "none"] as const;
type Role = (typeof roles)[number];

export interface World {
  readonly app: App;
  /** `http://127.0.0.1:PORT`; known once the server listens. */
  origin: string;
  readonly now: () => number;
  behaviour: Behaviour;
  /** By person id, then Page id, in the order Facebook lists them. */
  holdings: ReadonlyMap<string, ReadonlyMap<string, Holding>>;
  readonly roles: Map<string, Role>;
  readonly instagram: Map<string, InstagramState>;
  readonly grants: Map<string, Grant>;
  readonly deaths: Map<string, Death>;
  readonly codes: Map<string, Code>;
  /** `subscribed_fields` by Page id. */
  readonly subscriptions: Map<string, readonly string[]>;
  readonly calls: Call[];
  lastStamp: number;
}

export function createWorld(app: App, now: () => number, pageCount: number): World {
  return {
    app,
    origin: "",
    now,
    behaviour: wellBehaved,
    holdings: holdingsFor(pageCount),
    roles: new Map(),
    instagram: new Map(),
    grants: new Map(),
    deaths: new Map(),
    codes: new Map(),
    subscriptions: new Map(),
    calls: [],
    lastStamp: 0,
  };
}

const byPage = (holdings: readonly Holding[]) =>
  new Map(holdings.map((holding) => [holding.page.id, holding]));

/** `pageCount`: how many Pages Dana holds. */
export const holdingsFor = (pageCount: number): World["holdings"] =>
  new Map([
    [people.dana.id, byPage(danasPages(pageCount))],
    [people.sam.id, byPage(samsPages)],
  ]);

/** Now, but never twice the same: a token issued right after a revocation must differ from one issued right before. */
export function stamp(world: World): number {
  world.lastStamp = Math.max(world.now(), world.lastStamp + 1);
  return world.lastStamp;
}

export const findPerson = (id: string): Person | undefined =>
  Object.values(people).find((person) => person.id === id);

export function findPage(world: World, id: string): Page | undefined {
  for (const held of world.holdings.values()) {
    const holding = held.get(id);
    if (holding) return holding.page;
  }
  return undefined;
}

export const roleKey = (personId: string, pageId: string): string => `${personId} ${pageId}`;

/** Tasks with which messages may be read (research/meta.md §2.1). */
const messageTasks: ReadonlySet<string> = new Set([
  "MESSAGING",
  "MODERATE",
  "PROFILE_PLUS_MESSAGING",
  "PROFILE_PLUS_MODERATE",
  "PROFILE_PLUS_FULL_CONTROL",
]);

const readsMessages = (task: string): boolean => messageTasks.has(task);

/** The person's tasks on the Page; undefined: no role on it. */
export function tasksOf(
  world: World,
  personId: string,
  pageId: string,
): readonly string[] | undefined {
  const tasks = world.holdings.get(personId)?.get(pageId)?.tasks;
  const role = world.roles.get(roleKey(personId, pageId)) ?? "usual";
  if (!tasks || role === "none") return undefined;
  return role === "no-messaging" ? tasks.filter((task) => !readsMessages(task)) : tasks;
}

export const mayReadMessages = (world: World, personId: string, pageId: string): boolean =>
  tasksOf(world, personId, pageId)?.some(readsMessages) ?? false;

/** Every Page on which the person has a role. */
export const pagesOf = (world: World, personId: string): readonly Page[] =>
  [...(world.holdings.get(personId)?.values() ?? [])]
    .map((holding) => holding.page)
    .filter((page) => tasksOf(world, personId, page.id));

export const instagramStateOf = (world: World, page: Page): InstagramState =>
  page.instagram ? (world.instagram.get(page.id) ?? page.instagramState ?? "open") : "unlinked";

export const linkedInstagramOf = (world: World, page: Page): InstagramProfile | undefined =>
  instagramStateOf(world, page) === "unlinked" ? undefined : page.instagram;

/** The linked account if it is a professional one. */
export const instagramOf = (world: World, page: Page): InstagramProfile | undefined =>
  instagramStateOf(world, page) === "personal" ? undefined : linkedInstagramOf(world, page);

export const businessesOf = (personId: string): readonly Business[] =>
  businesses.filter(({ people }) => people.includes(personId));

export const isTicked = (grant: Grant, pageId: string): boolean =>
  grant.pages === "all" || grant.pages.has(pageId);

/** `pageId`: whether for this Page. */
export const isGranted = (grant: Grant, permission: Permission, pageId?: string): boolean =>
  grant.permissions.get(permission) === "granted" &&
  (pageId === undefined || !grant.withheld?.get(permission)?.has(pageId));

export const grantedPermissions = (grant: Grant): readonly Permission[] =>
  [...grant.permissions.keys()].filter((permission) => isGranted(grant, permission));

/** Kills every token of the person issued so far. Removing the app takes the grant along. */
export function endTokens(world: World, personId: string, reason: TokenEnd): void {
  world.deaths.set(personId, { reason, upTo: stamp(world) });
  if (reason === "app-removed") world.grants.delete(personId);
}

/** So that an app left running for weeks does not collect its calls for ever. */
const rememberedCalls = 20_000;

export function recordCall(world: World, call: Call): void {
  world.calls.push(call);
  if (world.calls.length > rememberedCalls) world.calls.splice(0, rememberedCalls / 2);
}
