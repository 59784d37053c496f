import { Browser, danasLogin, samsLogin } from "../../../test/support/backend/browser.ts";
import { logIn, PlainBackend } from "../../../test/support/backend/plain-backend.ts";
import { PracticeProcess } from "../../../test/support/backend/practice-process.ts";
import { covered } from "../numbers.ts";
import { type Spans, takeSpans, watchedRecords } from "./spans.ts";

/** The costs of one login with a number of Pages, and of disconnecting these Pages again. */
export interface ConnectCost {
  /**
   * The time that the backend itself took to connect, in milliseconds. Excludes the time that it
   * waited for Facebook, the keychain and the disk.
   */
  readonly own: number;
  /**
   * The time spent writing records to the disk, in milliseconds. Each write waits until the records
   * would survive a crash.
   */
  readonly disk: number;
  readonly graphCalls: number;
  /** The number of keychain items with tokens after the login. */
  readonly items: number;
  readonly connect: StepCost;
  readonly disconnect: StepCost;
}

export interface StepCost {
  /** The time of the whole step, in milliseconds, with Facebook and the keychain. */
  readonly ms: number;
  readonly keychain: KeychainCost;
}

export interface KeychainCost {
  readonly calls: number;
  readonly ms: number;
  /** The time that keytar alone took to change the same items, in milliseconds. */
  readonly alone: number;
}

/**
 * Measures `times` logins of the same person, who has `pages` Pages. Another person's Page stays
 * connected, because the app rarely finds the keychain empty.
 */
export async function measureConnectCosts(
  pages: number,
  times: number,
): Promise<readonly ConnectCost[]> {
  await using practice = await PracticeProcess.start(pages);
  await using backend = await PlainBackend.start(practice, { wrapRecords: watchedRecords });
  const link = backend.signInLink("/");
  const browser = await Browser.signIn(link);
  await logIn(browser, new URL(link).origin, samsLogin);
  const costs: ConnectCost[] = [];
  for (let turn = 0; turn < times; turn++) {
    await practice.calls();
    const connect = await measureStep(() =>
      logIn(browser, new URL(link).origin, danasLogin(pages)),
    );
    const graphCalls = await practice.calls();
    const items = backend.records.get().tokenItems;
    const disconnect = await measureStep(() => backend.disconnect("messenger"));
    costs.push({
      own: ownTime(connect.spans),
      disk: covered(connect.spans.disk),
      graphCalls,
      items,
      connect: connect.cost,
      disconnect: disconnect.cost,
    });
  }
  return costs;
}

async function measureStep(
  step: () => Promise<void>,
): Promise<{ readonly spans: Spans; readonly cost: StepCost }> {
  takeSpans();
  const start = performance.now();
  await step();
  const elapsed = performance.now() - start;
  const spans = takeSpans();
  const { keychain, alone, extra } = spans;
  return {
    spans,
    cost: {
      ms: elapsed - covered(extra),
      keychain: { calls: keychain.length, ms: covered(keychain), alone: covered(alone) },
    },
  };
}

function ownTime({ requests, facebook, keychain, extra, disk }: Spans): number {
  const others = [...facebook, ...keychain, ...extra, ...disk];
  // Count only the waits during a request. Facebook, keychain and disk may go on working after the
  // response, but then nobody waits for them.
  const waits = requests.flatMap(([from, to]) =>
    others
      .map(([start, end]) => [Math.max(start, from), Math.min(end, to)] as const)
      .filter(([start, end]) => start < end),
  );
  return covered(requests) - covered(waits);
}
