/** Finds out which failing accounts have the same cause, because one action repairs them all. */
import type { FacebookAccount, HealthState } from "../../common/contract/accounts.ts";
import type { CurrentHealth } from "./health/current-health.ts";

export interface FailingAccount {
  readonly account: FacebookAccount;
  readonly health: CurrentHealth;
}

export type NonEmpty<T> = readonly [T, ...T[]];

/**
 * Where the cause lies: in a person's login, which a new login ends; in a person's Facebook
 * profile; in the Meta app; or in one Page or its Instagram account.
 */
type CauseKind = "login" | "person" | "app" | "page";

export interface Cause {
  /** Stays the same as long as the cause lasts. */
  readonly id: string;
  readonly kind: CauseKind;
  readonly code: string;
  readonly failing: NonEmpty<FailingAccount>;
  /** Whether different Pages have the same problem, each for itself. */
  readonly repeated: boolean;
}

/** If more Pages than this have the same problem, they become one cause. */
const maxSinglePages = 3;

/** Returns the causes in the order in which they first occur. */
export function findCauses(failing: readonly FailingAccount[]): readonly Cause[] {
  const causes = groupBy(failing, causeId).map(([id, each]) => toCause(id, each));
  const singles = groupBy(
    causes.filter(({ kind }) => kind === "page"),
    ({ code }) => code,
  );
  return [
    ...causes.filter(({ kind }) => kind !== "page"),
    ...singles.flatMap(([code, each]) =>
      each.length > maxSinglePages ? [merged(code, each)] : each,
    ),
  ];
}

const loginStates: ReadonlySet<HealthState> = new Set(["reconnect", "not-granted", "permission"]);

function kindOf({ state, remedy, link, unconfirmedSince }: CurrentHealth): CauseKind {
  if (remedy === "set-up-app" || unconfirmedSince !== undefined) return "app";
  if (loginStates.has(state)) return "login";
  // The home page of Facebook is where people see what is wrong with their own profile.
  return link?.place === "facebook" ? "person" : "page";
}

const codeOf = ({ code, state }: CurrentHealth): string => code ?? state;

function causeId({ account, health }: FailingAccount): string {
  const kind = kindOf(health);
  const subjects = {
    login: account.connectedBy.id,
    person: account.connectedBy.id,
    app: health.unconfirmedSince === undefined ? "refused" : "unconfirmed",
    page: account.pageId,
  };
  return [kind, subjects[kind], codeOf(health)].join(":");
}

function toCause(id: string, failing: NonEmpty<FailingAccount>): Cause {
  const [{ health }] = failing;
  return { id, kind: kindOf(health), code: codeOf(health), failing, repeated: false };
}

const merged = (code: string, [first, ...others]: NonEmpty<Cause>): Cause => ({
  ...first,
  id: `pages:${code}`,
  failing: [...first.failing, ...others.flatMap(({ failing }) => failing)],
  repeated: true,
});

/** Like `Map.groupBy`. The type also says that no group is empty. */
export const groupBy = <T extends object>(
  items: readonly T[],
  keyOf: (item: T) => string,
): readonly (readonly [key: string, group: NonEmpty<T>])[] =>
  [...Map.groupBy(items, keyOf)].flatMap(([key, [first, ...others]]) =>
    first ? [[key, [first, ...others]] as const] : [],
  );
