/**
 * Measures what it costs the backend to connect and check accounts. The backend runs in plain Node,
 * and the practice Facebook in another process.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { inProject } from "../lib/project.mjs";
import type { CheckCost } from "./backend/check.ts";
import type { ConnectCost, StepCost } from "./backend/connect-cost.ts";
import { appEnv, type Env } from "./electron.ts";
import { median, ms, times } from "./numbers.ts";
import type { Figure } from "./table.ts";

interface KeychainCosts {
  /** The costs of each login, by the number of Pages. */
  readonly connects: Readonly<Record<string, readonly ConnectCost[]>>;
  readonly check: CheckCost;
}

interface AccountsCosts {
  readonly checks: readonly CheckCost[];
  readonly listing: readonly number[];
}

const workWithinMs = 10 * 60_000;

/**
 * Returns how long the fastest login library would take, in milliseconds. With Express, grant takes
 * 4.1 ms and makes one call to Facebook, and passport-facebook takes 5.0 ms and makes two calls.
 * From this difference, we assume 0.9 ms for each further call.
 */
const leanestLogin = (graphCalls: number): number => 4.1 + 0.9 * (graphCalls - 1);

export async function measureConnect(runs: number): Promise<readonly Figure[]> {
  // Only on Linux can we use a keychain other than the user's own.
  if (process.platform !== "linux") return [];
  const { connects, check } = await runWorker<KeychainCosts>(
    [inProject("test/support/with-keyring.ts"), process.execPath, worker("keychain")],
    runs,
  );
  const { checks, listing } = await runWorker<AccountsCosts>([worker("accounts")], runs, {
    DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent",
  });
  return [
    ...Object.entries(connects).flatMap(([pages, costs]) => connectFigures(Number(pages), costs)),
    ...growthFigures(connects),
    ...checks.flatMap(checkFigures),
    checkWithKeychain(check),
    { what: "GET /auth/facebook/channels, 5,000 accounts", value: median(listing), show: ms },
  ];
}

const worker = (name: string): string => inProject(`scripts/bench/backend/${name}-worker.ts`);

async function runWorker<T>(args: readonly string[], runs: number, env: Env = {}): Promise<T> {
  const { stdout } = await promisify(execFile)(process.execPath, [...args, String(runs)], {
    // Keep the electron package, which electron-store imports, from looking for its binary.
    env: appEnv({ ELECTRON_OVERRIDE_DIST_PATH: "/nowhere", ...env }),
    timeout: workWithinMs,
    maxBuffer: 100_000_000,
  });
  return JSON.parse(stdout);
}

function connectFigures(pages: number, costs: readonly ConnectCost[]): readonly Figure[] {
  const medianOf = (measure: (cost: ConnectCost) => number) => median(costs.map(measure));
  const graphCalls = medianOf((cost) => cost.graphCalls);
  const items = medianOf((cost) => cost.items);
  const count = `${pages.toLocaleString("en")} ${pages === 1 ? "Page" : "Pages"}`;
  const name = `connect ${count}`;
  return [
    { what: `${name}: keychain items`, value: items, show: String },
    {
      what: `${name}: Graph calls`,
      value: graphCalls,
      show: String,
      atMost: 4 + Math.ceil(pages / 100),
    },
    {
      what: `${name}: backend outside Facebook, keychain, disk`,
      value: medianOf((cost) => cost.own),
      show: ms,
      // Login libraries neither read nor save Pages, so only a login with one Page is comparable.
      ...(pages === 1 && { atMost: leanestLogin(graphCalls) }),
      note: `and ${ms(medianOf((cost) => cost.disk))} writing records`,
    },
    ...stepFigures(
      name,
      pages,
      costs.map(({ connect }) => connect),
    ),
    ...stepFigures(
      `disconnect ${count}`,
      pages,
      costs.map(({ disconnect }) => disconnect),
    ),
  ];
}

function stepFigures(name: string, pages: number, costs: readonly StepCost[]): readonly Figure[] {
  const medianOf = (measure: (cost: StepCost) => number) => median(costs.map(measure));
  return [
    {
      what: `${name}: keychain, over keytar alone`,
      value: medianOf(({ keychain }) => keychain.ms / keychain.alone),
      show: times,
      atMost: 1.5,
      note: `${medianOf(({ keychain }) => keychain.calls)} calls, ${ms(medianOf(({ keychain }) => keychain.ms))}`,
    },
    {
      what: `${name}: time a Page, with Facebook and keychain`,
      value: timePerPage(pages, costs),
      show: (value) => `${value.toFixed(2)} ms`,
    },
  ];
}

const timePerPage = (pages: number, costs: readonly StepCost[]): number =>
  median(costs.map((cost) => cost.ms)) / pages;

/** Compares the time of each Page of many with that of few. */
const growthFigures = (connects: KeychainCosts["connects"]): readonly Figure[] =>
  (["connect", "disconnect"] as const).map((step) => {
    const perPage = (pages: number) =>
      timePerPage(
        pages,
        (connects[pages] ?? []).map((cost) => cost[step]),
      );
    return {
      what: `${step} 5,000 Pages: time a Page, over that of 50`,
      value: perPage(5_000) / perPage(50),
      show: times,
      atMost: 1.5,
    };
  });

function checkWithKeychain({ turns }: CheckCost): Figure {
  const medianOf = (measure: (turn: (typeof turns)[number]) => number) =>
    median(turns.map(measure));
  return {
    what: "health check of 5,000 accounts with a real keychain: time, over bare undici",
    value: medianOf((turn) => turn.ours / turn.bare),
    show: times,
    note: `${ms(medianOf((turn) => turn.ours))}; ${ms(medianOf((turn) => turn.keychain))} of it in the keychain`,
  };
}

function checkFigures({ accounts, httpCalls, turns }: CheckCost): readonly Figure[] {
  const medianOf = (measure: (turn: (typeof turns)[number]) => number) =>
    median(turns.map(measure));
  const count = `${accounts.toLocaleString("en")} ${accounts === 1 ? "account" : "accounts"}`;
  const ours = ms(medianOf((turn) => turn.ours));
  const bare = ms(medianOf((turn) => turn.bare));
  return [
    {
      what: `health check of ${count}: HTTP calls`,
      value: httpCalls,
      show: String,
      atMost: 1 + Math.ceil(accounts / 50),
    },
    {
      what: `health check of ${count}: time, over bare undici`,
      value: medianOf((turn) => turn.ours / turn.bare),
      show: times,
      note: `${ours} over ${bare}; ${ms(medianOf(({ disk }) => disk))} of it writing records`,
    },
  ];
}
