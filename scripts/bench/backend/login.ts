import { covered } from "../numbers.ts";
import { BenchBackend } from "./backend.ts";
import { Browser, consent } from "./browser.ts";
import { PracticeProcess } from "./practice.ts";
import { type Spans, takeSpans } from "./spans.ts";

export interface LoginCost {
  /**
   * The time that the backend itself took, in milliseconds. Excludes the time that it waited for
   * Facebook, the keychain and the disk.
   */
  readonly own: number;
  /**
   * The time spent writing records to the disk, in milliseconds. Each write waits until the records
   * would survive a crash.
   */
  readonly disk: number;
  readonly graphCalls: number;
  readonly keychain: {
    readonly calls: number;
    readonly ms: number;
    /** The time that keytar alone took to write the same secrets, in milliseconds. */
    readonly alone: number;
  };
}

/** Measures `times` logins of the same person, who has `pages` Pages. */
export async function measureLogins(pages: number, times: number): Promise<readonly LoginCost[]> {
  await using practice = await PracticeProcess.start(pages);
  await using backend = await BenchBackend.start(practice);
  const link = backend.signInLink("/");
  const browser = await Browser.signIn(link);
  const costs: LoginCost[] = [];
  for (let turn = 0; turn < times; turn++) {
    takeSpans();
    await practice.calls();
    await logIn(browser, new URL(link).origin, pages);
    costs.push(costOf(takeSpans(), await practice.calls()));
  }
  return costs;
}

/** Throws if the login fails, because a failed login is quick and would look like a good result. */
export async function logIn(browser: Browser, origin: string, pages: number): Promise<void> {
  const start = `${origin}/auth/facebook/connect?type=messenger&redirect_path=%2F`;
  const dialog = (await browser.open(start)).location;
  // Post to the dialog's URL without its query, because the form contains those parameters.
  const address = dialog.slice(0, dialog.indexOf("?"));
  const { location: callback } = await browser.open(address, consent(dialog, pages));
  const { status, location } = await browser.open(callback);
  if (!location.includes("facebook_connected=true")) {
    throw new Error(`The login ended with ${status} ${location}`);
  }
}

function costOf(spans: Spans, graphCalls: number): LoginCost {
  const { keychain, alone, disk } = spans;
  return {
    own: ownTime(spans),
    disk: covered(disk),
    graphCalls,
    keychain: { calls: keychain.length, ms: covered(keychain), alone: covered(alone) },
  };
}

function ownTime({ requests, facebook, keychain, alone, disk }: Spans): number {
  const others = [...facebook, ...keychain, ...alone, ...disk];
  // Count only the waits during a request. Facebook, keychain and disk may go on working after the
  // response, but then nobody waits for them.
  const waits = requests.flatMap(([from, to]) =>
    others
      .map(([start, end]) => [Math.max(start, from), Math.min(end, to)] as const)
      .filter(([start, end]) => start < end),
  );
  return covered(requests) - covered(waits);
}
