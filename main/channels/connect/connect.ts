/** From Facebook's code to saved accounts (DESIGN.md §3, steps 5, 6 and 8). */

import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { ConnectIntent, FlowStep } from "../../../common/contract/flows.ts";
import { displayName } from "../../../common/display-name.ts";
import { deletePendingSecrets } from "../cleanup/pending-deletions.ts";
import { type Context, isoNow, updateRecords } from "../context.ts";
import { recheckOtherAccounts } from "../health/check-accounts.ts";
import type { Problem, Records, Result } from "../model.ts";
import { isRequired, missingPermissions } from "../permissions.ts";
import type { Login } from "../ports/facebook.ts";
import type { SecretWriteResult } from "../ports/keychain.ts";
import { pageSecretName, type SecretName, userSecretName } from "../ports/secret-kinds.ts";
import { problems } from "../problems.ts";
import {
  accountId,
  connectPages,
  pageIdsOfUser,
  pagesOfOtherUsers,
  replaceTokens,
  setUnconnectable,
  userName,
  userNames,
} from "../records/accounts.ts";
import { addPendingWrites } from "../records/pending-secrets.ts";
import { setPermissionGap } from "../records/permission-gaps.ts";
import { type EligiblePage, type IneligiblePage, partitionPages } from "./eligibility.ts";
import { unconnectableRecord } from "./unconnectable-pages.ts";

export interface ConnectRequest {
  readonly type: ChannelType;
  readonly code: string;
  readonly intent: ConnectIntent;
  readonly redirectUri: string;
  readonly signal: AbortSignal;
  readonly onStep: (step: FlowStep) => void;
}

const failed = (problem: Problem) => ({ ok: false, problem }) as const;

/** Ids of the accounts that a login connected. */
type Connecting = Promise<Result<readonly string[]>>;

/** Accounts already there survive every failure. */
export async function connect(context: Context, request: ConnectRequest): Connecting {
  const { type, onStep, signal } = request;
  let read = 0;
  const onPages = (pages: number) => {
    read = pages;
    onStep({ name: "reading", pages });
  };
  onPages(0);
  const login = await context.facebook.readLogin({
    ...request,
    onPages,
    onWait: (until) => (until === undefined ? onPages(read) : onStep({ name: "paused", until })),
    knownPages: (userId) => pageIdsOfUser(context.records.get(), userId),
  });
  if (signal.aborted) return failed(problems.cancelled(type));
  if (!login.ok) return login;
  const result = await context.recordsMutex.run(() => applyLogin(context, request, login.value));
  // Outside the turn: a disconnect need not wait until Facebook has answered. And also where nothing could be
  // connected: what the person left out or declined this time has lost its access all the same.
  if (!signal.aborted) await recheckOtherAccounts(context, login.value, signal);
  return result;
}

/** In turn, because it decides by what is connected here. */
async function applyLogin(context: Context, request: ConnectRequest, login: Login): Connecting {
  const { type, intent, signal } = request;
  if (signal.aborted) return failed(problems.cancelled(type));
  const stranger = differentUserProblem(context.records.get(), intent, login.user);
  if (stranger) return failed(stranger);
  const missing = missingPermissions(type, login.permissions);
  updateRecords(context.records, (records) =>
    setPermissionGap(records, { type, user: login.user, missing }),
  );
  const vital = missing.filter(({ permission }) => isRequired(type, permission));
  if (vital.length > 0) return failed(problems.permissionMissing(type, vital));
  if (login.pages.length === 0) return failed(problems.noPages());
  return save(context, request, login);
}

/** Who repairs an account is expected to be the one who connected it; undefined: that is so, or does not matter. */
function differentUserProblem(
  records: Records,
  { reconnectAccountId, takeOver }: ConnectIntent,
  user: Login["user"],
): Problem | undefined {
  const account = records.accounts.find(({ id }) => id === reconnectAccountId);
  if (!account || takeOver || account.userId === user.id) return undefined;
  const owner = userName(userNames(records), account.userId);
  return problems.differentUser({
    user: user.name,
    taken: { kind: "account", name: displayName(account) },
    owners: [owner],
  });
}

async function save(context: Context, request: ConnectRequest, login: Login): Connecting {
  const { type, intent } = request;
  const { records, facebook } = context;
  const holders = intent.takeOver ? undefined : pagesOfOtherUsers(records.get(), login.user.id);
  const { eligible, ineligible } = partitionPages(type, login, holders);
  const unconnectable = ineligible.map((page) => unconnectableRecord(type, page, facebook));
  const explained = (current: Records) => setUnconnectable(current, type, unconnectable);
  if (eligible.length === 0) {
    updateRecords(records, explained);
    return failed(noEligiblePagesProblem(type, login.user.name, ineligible));
  }
  const written = await saveTokens(context, request, login, eligible);
  const change = { type, user: login.user, ...written, at: isoNow(context.clock) };
  // Broken off, new Pages are undone, but a token that was there before has been replaced: its accounts follow.
  updateRecords(records, (current) =>
    written.problem ? replaceTokens(current, change) : explained(connectPages(current, change)),
  );
  await deletePendingSecrets(context);
  if (written.problem) return failed(written.problem);
  return { ok: true, value: eligible.map((page) => accountId(type, page.id)) };
}

function noEligiblePagesProblem(
  type: ChannelType,
  user: string,
  refused: readonly IneligiblePage[],
): Problem {
  const holders = refused.flatMap(({ connectedBy }) => connectedBy ?? []);
  if (holders.length < refused.length) return problems.noEligiblePages(type);
  const taken = { kind: "pages", count: refused.length } as const;
  return problems.differentUser({ user, taken, owners: [...new Set(holders)] });
}

interface SavedTokens {
  readonly pages: readonly EligiblePage[];
  readonly storedIn: "keychain" | "memory";
  /** Why it stopped before the end. */
  readonly problem?: Problem;
}

/** Secrets before records: a secret without a record is found by its name in `writing`; a record without a secret would be lost. */
async function saveTokens(
  context: Context,
  { type, signal, onStep }: ConnectRequest,
  { user }: Login,
  eligible: readonly EligiblePage[],
): Promise<SavedTokens> {
  const total = eligible.length;
  onStep({ name: "saving", done: 0, total });
  const names = eligible.map((page) => pageSecretName(page.id));
  updateRecords(context.records, (records) =>
    addPendingWrites(records, [userSecretName(user.id), ...names]),
  );
  const pages: EligiblePage[] = [];
  let storedIn: SavedTokens["storedIn"] = "keychain";
  const keep = async (name: SecretName, secret: string): Promise<Problem | undefined> => {
    if (signal.aborted) return problems.cancelled(type);
    const answer: SecretWriteResult = await context.keychain.write(name, secret);
    if (answer.status !== "written") return problems.keychainWriteFailed(answer);
    if (answer.storedIn === "memory") storedIn = "memory";
    return undefined;
  };
  const refused = await keep(userSecretName(user.id), user.token);
  if (refused) return { pages, storedIn, problem: refused };
  for (const page of eligible) {
    const problem = await keep(pageSecretName(page.id), page.token);
    if (problem) return { pages, storedIn, problem };
    pages.push(page);
    onStep({ name: "saving", done: pages.length, total });
  }
  return { pages, storedIn };
}
