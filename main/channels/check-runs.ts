/** The checks under way: what a person asks for, and what goes on behind the window. Each waits for Facebook's limits. */
import type { ChannelType } from "../../preload/contract.ts";
import { checkWhere, type HeldUp } from "./check.ts";
import type { Context } from "./context.ts";
import { checkHeldUp, type Waiting } from "./held-up.ts";
import { type AccountRecord, type Problem, RecordsNotSaved } from "./ports.ts";

export interface CheckRunsParts {
  readonly context: Context;
  /** What `checking` or `pausedUntil` answers changed. */
  readonly onChange: () => void;
  /** A check that a person, or the start, asked for has ended. */
  readonly onChecked: () => void;
  /** Ends all of them. */
  readonly signal: AbortSignal;
}

export interface CheckRuns {
  /** Of all accounts, or of one channel's. One at a time: a second call joins the first. A problem: why some could not be asked about. */
  check(type?: ChannelType): Promise<Problem | undefined>;
  /** Behind the window. */
  checkFresh(ids: ReadonlySet<string>): void;
  /** Behind the window, those that a limit held up in another operation. */
  checkLater(heldUp: HeldUp): void;
  checking(): boolean;
  /** All that are under way wait for a limit; the first of them until then. ISO 8601. */
  pausedUntil(): string | undefined;
}

/** One check under way. */
interface Run {
  /** ISO 8601. */
  until: string | undefined;
}

type Test = (account: AccountRecord) => boolean;

export function createCheckRuns({
  context,
  onChange,
  onChecked,
  signal,
}: CheckRunsParts): CheckRuns {
  const runs = new Set<Run>();
  let asked: Promise<Problem | undefined> | undefined;

  async function run(
    work: (waiting: Waiting) => Promise<Problem | undefined>,
  ): Promise<Problem | undefined> {
    const one: Run = { until: undefined };
    runs.add(one);
    onChange();
    try {
      const onPause: Waiting["onPause"] = (until) => {
        one.until = until;
        onChange();
      };
      return await work({ onPause, signal });
    } finally {
      runs.delete(one);
      onChange();
    }
  }

  const checkAll = (test: Test) =>
    run(async (waiting) => {
      const { problem, heldUp } = await checkWhere(context, test, signal);
      const later = await checkHeldUp(context, heldUp, waiting);
      return problem ?? later;
    });

  return {
    check(type) {
      asked ??= checkAll((account) => type === undefined || account.channel === type).finally(
        () => {
          asked = undefined;
          onChecked();
        },
      );
      return asked;
    },
    checkFresh: (ids) => void checkAll(({ id }) => ids.has(id)).catch(leaveToTheNext),
    checkLater: (heldUp) =>
      void run((waiting) => checkHeldUp(context, heldUp, waiting)).catch(leaveToTheNext),
    checking: () => runs.size > 0,
    pausedUntil() {
      const untils = [...runs].map(({ until }) => until);
      return untils.includes(undefined) ? undefined : untils.sort()[0];
    },
  };
}

/** What could not be written down is found again by the next check. */
function leaveToTheNext(error: unknown): void {
  if (!(error instanceof RecordsNotSaved)) throw error;
}
