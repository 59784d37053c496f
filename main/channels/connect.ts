/** From Facebook's code to saved accounts (DESIGN.md §3, steps 5, 6 and 8). */
import type { ChannelType, FlowStep } from "../../preload/contract.ts";
import { recheckSiblings } from "./check.ts";
import { type Context, isoNow, update } from "./context.ts";
import { type EligiblePage, missingPermission, type Sorted, sortPages } from "./eligibility.ts";
import type { Login, Outcome, Problem, SecretName, WriteAnswer } from "./ports.ts";
import { problems } from "./problems.ts";
import {
  beginWriting,
  connected,
  pageSecret,
  pagesOf,
  takenOver,
  userSecret,
  withUnconnectable,
} from "./records.ts";
import { sweep } from "./tombstones.ts";

export interface ConnectRequest {
  readonly type: ChannelType;
  readonly code: string;
  readonly redirectUri: string;
  readonly signal: AbortSignal;
  readonly onStep: (step: FlowStep) => void;
}

const failed = (problem: Problem) => ({ ok: false, problem }) as const;

/** Answers with the number of accounts that this login connected. Accounts already there survive every failure. */
export async function connect(
  context: Context,
  request: ConnectRequest,
): Promise<Outcome<{ accounts: number }>> {
  const { type, onStep, signal } = request;
  onStep({ name: "reading", pages: 0 });
  const login = await context.facebook.readLogin({
    ...request,
    onPages: (pages) => onStep({ name: "reading", pages }),
    onWait: (until) => until !== undefined && onStep({ name: "paused", until }),
    knownPages: (userId) => pagesOf(context.records.get(), userId),
  });
  if (signal.aborted) return failed(problems.cancelled(type));
  if (!login.ok) return login;
  const outcome = await take(context, request, login.value);
  // Outside the turn: a disconnect need not wait until Facebook has answered. And also where nothing could be
  // connected: what the person left out or declined this time has lost its access all the same.
  if (!signal.aborted) await recheckSiblings(context, login.value, signal);
  return outcome;
}

async function take(
  context: Context,
  request: ConnectRequest,
  login: Login,
): Promise<Outcome<{ accounts: number }>> {
  const missing = missingPermission(request.type, login);
  if (missing) return failed(missing);
  if (login.pages.length === 0) return failed(problems.noPages());
  return context.inTurn(() => save(context, request, login, sortPages(request.type, login)));
}

async function save(
  context: Context,
  request: ConnectRequest,
  login: Login,
  { eligible, unconnectable }: Sorted,
): Promise<Outcome<{ accounts: number }>> {
  const { type, signal } = request;
  if (signal.aborted) return failed(problems.cancelled(type));
  update(context.records, (records) => withUnconnectable(records, type, unconnectable));
  if (eligible.length === 0) return failed(problems.noEligiblePages(type));
  const written = await writeSecrets(context, request, login, eligible);
  commit(context, request, login, written);
  await sweep(context);
  if (written.problem) return failed(written.problem);
  return { ok: true, value: { accounts: eligible.length } };
}

/** Broken off, new Pages are undone, but a token that was there before has been replaced: its accounts follow. */
function commit(
  { records, clock }: Context,
  { type }: ConnectRequest,
  { user }: Login,
  { pages, kept, problem }: Written,
): void {
  const change = { type, user, pages, kept, at: isoNow(clock) };
  update(records, (current) => (problem ? takenOver(current, change) : connected(current, change)));
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
    const answer: WriteAnswer = await context.vault.write(name, secret);
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
