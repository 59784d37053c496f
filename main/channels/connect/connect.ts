/** Turns the code from Facebook into connected accounts (docs/architecture.md). */

import { displayName } from "../../../common/accounts.ts";
import type { ChannelType, ConnectSummary } from "../../../common/contract/accounts.ts";
import type { ConnectIntent, FlowStep } from "../../../common/contract/flows.ts";
import { declinedActivity, loginActivity } from "../activity/login-activity.ts";
import { deletePendingSecrets } from "../cleanup/delete-pending-secrets.ts";
import { removeAccounts } from "../cleanup/disconnect.ts";
import type { Context } from "../context.ts";
import {
  type EligiblePage,
  type IneligiblePage,
  type OtherOwners,
  type PartitionedPages,
  partitionPages,
} from "../eligibility.ts";
import { recheckOtherAccounts } from "../health/check-accounts.ts";
import { missingPermissions } from "../missing-permissions.ts";
import type { Problem, Records, Result } from "../model.ts";
import { isRequired } from "../permissions.ts";
import { isoNow } from "../ports/clock.ts";
import type { Login } from "../ports/facebook.ts";
import { StoreWriteError } from "../ports/records.ts";
import { problems } from "../problems.ts";
import { accountId, pageIdsOfUser, userNames } from "../records/accounts.ts";
import { connectPages, replaceTokens } from "../records/connect-pages.ts";
import { activeAccounts, isDisconnecting } from "../records/pending-disconnects.ts";
import { setPermissionGap } from "../records/permission-gaps.ts";
import { isOfOtherApp } from "../records/token-origin.ts";
import { setUnconnectable } from "../records/unconnectable.ts";
import { updateRecords } from "../records/update-records.ts";
import { userName } from "../views.ts";
import { connectSummary } from "./connect-summary.ts";
import { alsoRestored, pagesToRenew } from "./restored-accounts.ts";
import { saveTokens } from "./save-tokens.ts";
import { unconnectableRecord } from "./unconnectable-pages.ts";

export interface ConnectRequest {
  readonly type: ChannelType;
  readonly code: string;
  readonly intent: ConnectIntent;
  readonly redirectUri: string;
  readonly signal: AbortSignal;
  readonly onStep: (step: FlowStep) => void;
}

/** What a login connected. */
interface Connected {
  readonly accountIds: readonly string[];
  readonly summary: ConnectSummary;
}

const failed = (problem: Problem) => ({ ok: false, problem }) as const;

/** Connects the Pages that a login granted. If this fails, existing accounts stay connected. */
export async function connect(
  context: Context,
  request: ConnectRequest,
): Promise<Result<ConnectSummary>> {
  try {
    const connected = await logInAndApply(context, request);
    if (!connected.ok) return connected;
    const { accountIds, summary } = connected.value;
    // Check new Instagram accounts, because only a check shows whether their owner allows access to
    // messages (docs/research/meta.md §2.1).
    if (request.type === "instagram") context.events.emit("recheck-needed", new Set(accountIds));
    return { ok: true, value: summary };
  } catch (error) {
    if (error instanceof StoreWriteError) return failed(problems.notSaved());
    throw error;
  }
}

async function logInAndApply(
  context: Context,
  request: ConnectRequest,
): Promise<Result<Connected>> {
  const { type, signal } = request;
  const login = await readLogin(context, request);
  if (signal.aborted) return failed(problems.cancelled(type));
  if (!login.ok) return login;
  const connected = await context.recordsMutex.run(() => applyLogin(context, request, login.value));
  // Even if nothing was connected, the user may have deselected Pages or permissions in this login.
  // Recheck the accounts outside the mutex, so that a disconnect need not wait for Facebook.
  if (!signal.aborted) await recheckOtherAccounts(context, login.value, signal);
  return connected;
}

function readLogin({ facebook, records }: Context, request: ConnectRequest) {
  const { onStep } = request;
  let read = 0;
  const onPages = (pages: number) => {
    read = pages;
    onStep({ name: "reading", pages });
  };
  onPages(0);
  return facebook.readLogin({
    ...request,
    onPages,
    onPause: (until) => (until === undefined ? onPages(read) : onStep({ name: "paused", until })),
    knownPages: (userId) => pageIdsOfUser(records.get(), userId),
  });
}

/** Call while holding `recordsMutex`, because the decisions depend on the connected accounts. */
async function applyLogin(
  context: Context,
  request: ConnectRequest,
  login: Login,
): Promise<Result<Connected>> {
  const { type, intent, signal } = request;
  const { records, facebook } = context;
  if (signal.aborted) return failed(problems.cancelled(type));
  const differentUser = differentUserProblem(records.get(), intent, login.user, facebook.appId);
  if (differentUser) return failed(differentUser);
  const missing = missingPermissions(type, login.permissions);
  updateRecords(records, (current) => setPermissionGaps(current, request, login));
  context.activity.add(declinedActivity(type, login.user, missing));
  const required = missing.filter(({ permission }) => isRequired(type, permission));
  if (required.length > 0) return failed(problems.permissionMissing(type, required));
  if (login.pages.length === 0) return failed(problems.noPages());
  return connectLogin(context, request, login);
}

/** Records what the login did not grant in each channel that the dialog asked for. */
const setPermissionGaps = (
  records: Records,
  { type, intent }: ConnectRequest,
  { user, permissions }: Login,
): Records =>
  [type, ...alsoRestored(records, type, intent)].reduce(
    (current, each) =>
      setPermissionGap(current, {
        type: each,
        user,
        missing: missingPermissions(each, permissions),
      }),
    records,
  );

/**
 * Returns a problem if the person wanted to reconnect an account but logged in as a different user
 * than before. Returns undefined if the person agreed to take the account over, or if another Meta
 * app connected it, because the same person has another user id there.
 */
function differentUserProblem(
  records: Records,
  { reconnectAccountId, takeOver }: ConnectIntent,
  user: Login["user"],
  appId: string,
): Problem | undefined {
  const account = records.accounts.find(({ id }) => id === reconnectAccountId);
  if (!account || takeOver || account.userId === user.id) return undefined;
  if (isOfOtherApp(account, appId)) return undefined;
  return problems.differentUser({
    user: user.name,
    taken: { kind: "account", name: displayName(account) },
    owners: [userName(userNames(records), account.userId)],
  });
}

async function connectLogin(
  context: Context,
  request: ConnectRequest,
  login: Login,
): Promise<Result<Connected>> {
  const { type, intent } = request;
  const { user } = login;
  const { records, facebook, clock, events } = context;
  const owners = intent.takeOver ? undefined : otherOwners(records.get(), user.id, facebook.appId);
  const pages = partitionPages(type, login, owners);
  finishDisconnectsOfOthers(context, user.id, pages.eligible);
  const before = records.get();
  const renewed = pagesToRenew(activeAccounts(before), type, login, owners);
  const problem = await savePages(context, request, user, { ...pages, renewed });
  if (problem) return failed(problem);
  const summary = connectSummary(activeAccounts(before), activeAccounts(records.get()), {
    ...pages,
    type,
    userName: user.name,
    at: isoNow(clock),
  });
  events.emit("login-applied", summary);
  const { accounts } = records.get();
  const applied = { ...pages, type, user, appId: facebook.appId };
  context.activity.add(loginActivity(activeAccounts(before), accounts, applied));
  const { eligible, ineligible } = pages;
  if (eligible.length === 0) return failed(noEligiblePagesProblem(type, user.name, ineligible));
  const accountIds = eligible.map((page) => accountId(type, page.id));
  return { ok: true, value: { accountIds, summary } };
}

/**
 * Disconnects the waiting accounts of these Pages that belong to other people. This person's own
 * accounts come back with the login.
 */
function finishDisconnectsOfOthers(
  context: Context,
  userId: string,
  pages: readonly EligiblePage[],
): void {
  const pageIds = new Set(pages.map(({ id }) => id));
  removeAccounts(
    context,
    (each) => isDisconnecting(each) && each.userId !== userId && pageIds.has(each.pageId),
    { kind: "window" },
  );
}

interface PagesToSave extends PartitionedPages {
  /** The Pages that only get their new token. */
  readonly renewed: readonly EligiblePage[];
}

/**
 * Saves the tokens before the records. If the app crashes in between, recovery can delete the
 * tokens, because the pending writes still name them. Returns why no Page was connected.
 */
async function savePages(
  context: Context,
  request: ConnectRequest,
  user: Login["user"],
  { eligible, ineligible, renewed }: PagesToSave,
): Promise<Problem | undefined> {
  const { type } = request;
  const { records, facebook, clock } = context;
  const leftOut = {
    type,
    userId: user.id,
    pages: ineligible.map((page) => unconnectableRecord(type, user, page, facebook)),
  };
  if (eligible.length === 0) {
    updateRecords(records, (current) => setUnconnectable(current, leftOut));
    return undefined;
  }
  const { problem, ...saved } = await saveTokens(context, {
    ...request,
    user,
    eligible: [...eligible, ...renewed],
  });
  const change = { type, user, appId: facebook.appId, ...saved, at: isoNow(clock) };
  updateRecords(records, (current) => {
    // Don't connect new Pages. Connected Pages with a replaced token now belong to this user.
    if (problem) return replaceTokens(current, change);
    const connected = connectPages(current, { ...change, pages: eligible });
    return setUnconnectable(replaceTokens(connected, { ...change, pages: renewed }), leftOut);
  });
  await deletePendingSecrets(context);
  return problem;
}

/**
 * Returns the users other than `userId` who connected Pages, by Page id. Includes both channels,
 * because they share a Page's token. Leaves out Pages that another Meta app connected, because its
 * user ids cannot be compared with this one.
 */
function otherOwners(records: Records, userId: string, appId: string): OtherOwners {
  const others = activeAccounts(records).filter(
    (account) => account.userId !== userId && !isOfOtherApp(account, appId),
  );
  const names = userNames(records);
  return new Map(others.map(({ pageId, userId: owner }) => [pageId, userName(names, owner)]));
}

function noEligiblePagesProblem(
  type: ChannelType,
  user: string,
  ineligible: readonly IneligiblePage[],
): Problem {
  const owners = ineligible.flatMap((page) =>
    page.reason === "connected-by-another" ? page.connectedBy : [],
  );
  if (owners.length < ineligible.length) {
    const noneChosen = ineligible.every(({ reason }) => reason === "not-ticked");
    return problems.noEligiblePages(type, noneChosen);
  }
  const taken = { kind: "pages", count: ineligible.length } as const;
  return problems.differentUser({ user, taken, owners: [...new Set(owners)] });
}
