/** From Facebook's code to saved accounts (DESIGN.md §3, steps 5, 6 and 8). */
import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { ConnectIntent, FlowStep } from "../../../common/contract/flows.ts";
import { sweep } from "../cleanup/pending-deletions.ts";
import { type Context, isoNow, update } from "../context.ts";
import { recheckSiblings } from "../health/check-accounts.ts";
import { isVital, missingPermissions } from "../permissions.ts";
import type { Login, Problem, Records, Result, SecretName, WriteAnswer } from "../ports/index.ts";
import { problems } from "../problems.ts";
import {
  accountId,
  connected,
  heldByOthers,
  nameIn,
  namesOf,
  pagesOf,
  takenOver,
  withUnconnectable,
} from "../records/accounts.ts";
import { withPermissionGap } from "../records/permission-gaps.ts";
import { beginWriting, pageSecret, userSecret } from "../records/secrets.ts";
import { type EligiblePage, type RefusedPage, sortPages } from "./eligibility.ts";
import { refusal } from "./unconnectable-pages.ts";

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
    knownPages: (userId) => pagesOf(context.records.get(), userId),
  });
  if (signal.aborted) return failed(problems.cancelled(type));
  if (!login.ok) return login;
  const result = await context.inTurn(() => take(context, request, login.value));
  // Outside the turn: a disconnect need not wait until Facebook has answered. And also where nothing could be
  // connected: what the person left out or declined this time has lost its access all the same.
  if (!signal.aborted) await recheckSiblings(context, login.value, signal);
  return result;
}

/** In turn, because it decides by what is connected here. */
async function take(context: Context, request: ConnectRequest, login: Login): Connecting {
  const { type, intent, signal } = request;
  if (signal.aborted) return failed(problems.cancelled(type));
  const stranger = strangerTo(context.records.get(), intent, login.user);
  if (stranger) return failed(stranger);
  const missing = missingPermissions(type, login.permissions);
  update(context.records, (records) =>
    withPermissionGap(records, { type, user: login.user, missing }),
  );
  const vital = missing.filter(({ permission }) => isVital(type, permission));
  if (vital.length > 0) return failed(problems.permissionMissing(type, vital));
  if (login.pages.length === 0) return failed(problems.noPages());
  return save(context, request, login);
}

/** Who repairs an account is expected to be the one who connected it; undefined: that is so, or does not matter. */
function strangerTo(
  records: Records,
  { again, takeOver }: ConnectIntent,
  user: Login["user"],
): Problem | undefined {
  const account = records.accounts.find(({ id }) => id === again);
  if (!account || takeOver || account.userId === user.id) return undefined;
  const name = account.instagram ? `@${account.instagram.username}` : account.name;
  const owner = nameIn(namesOf(records), account.userId);
  return problems.differentUser({
    user: user.name,
    taken: { kind: "account", name },
    owners: [owner],
  });
}

async function save(context: Context, request: ConnectRequest, login: Login): Connecting {
  const { type, intent } = request;
  const { records, facebook } = context;
  const holders = intent.takeOver ? undefined : heldByOthers(records.get(), login.user.id);
  const { eligible, refused } = sortPages(type, login, holders);
  const unconnectable = refused.map((page) => refusal(type, page, facebook));
  const explained = (current: Records) => withUnconnectable(current, type, unconnectable);
  if (eligible.length === 0) {
    update(records, explained);
    return failed(nothingEligible(type, login.user.name, refused));
  }
  const written = await writeSecrets(context, request, login, eligible);
  const change = { type, user: login.user, ...written, at: isoNow(context.clock) };
  // Broken off, new Pages are undone, but a token that was there before has been replaced: its accounts follow.
  update(records, (current) =>
    written.problem ? takenOver(current, change) : explained(connected(current, change)),
  );
  await sweep(context);
  if (written.problem) return failed(written.problem);
  return { ok: true, value: eligible.map((page) => accountId(type, page.id)) };
}

function nothingEligible(
  type: ChannelType,
  user: string,
  refused: readonly RefusedPage[],
): Problem {
  const holders = refused.flatMap(({ holder }) => holder ?? []);
  if (holders.length < refused.length) return problems.noEligiblePages(type);
  const taken = { kind: "pages", count: refused.length } as const;
  return problems.differentUser({ user, taken, owners: [...new Set(holders)] });
}

interface Written {
  readonly pages: readonly EligiblePage[];
  readonly kept: "keychain" | "memory";
  /** Why it stopped before the end. */
  readonly problem?: Problem;
}

/** Secrets before records: a secret without a record is found by its name in `writing`; a record without a secret would be lost. */
async function writeSecrets(
  context: Context,
  { type, signal, onStep }: ConnectRequest,
  { user }: Login,
  eligible: readonly EligiblePage[],
): Promise<Written> {
  const total = eligible.length;
  onStep({ name: "saving", done: 0, total });
  const names = eligible.map((page) => pageSecret(page.id));
  update(context.records, (records) => beginWriting(records, [userSecret(user.id), ...names]));
  const pages: EligiblePage[] = [];
  let kept: Written["kept"] = "keychain";
  const keep = async (name: SecretName, secret: string): Promise<Problem | undefined> => {
    if (signal.aborted) return problems.cancelled(type);
    const answer: WriteAnswer = await context.keychain.write(name, secret);
    if (answer.status !== "written") return problems.keychain(answer);
    if (answer.kept === "memory") kept = "memory";
    return undefined;
  };
  const refused = await keep(userSecret(user.id), user.token);
  if (refused) return { pages, kept, problem: refused };
  for (const page of eligible) {
    const problem = await keep(pageSecret(page.id), page.token);
    if (problem) return { pages, kept, problem };
    pages.push(page);
    onStep({ name: "saving", done: pages.length, total });
  }
  return { pages, kept };
}
