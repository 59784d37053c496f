/** What connecting and checking cost the backend, in plain Node beside a practice Facebook in another process. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { within } from "../project.mjs";
import { appEnv } from "./electron.mjs";
import { median, ms, times } from "./numbers.mjs";

/**
 * @import { CheckCost } from "./backend/check.ts"
 * @import { LoginCost } from "./backend/login.ts"
 * @typedef {Readonly<Record<string, readonly LoginCost[]>>} LoginCosts by the number of Pages
 * @typedef {{ readonly checks: readonly CheckCost[], readonly listing: readonly number[] }} AccountsCosts
 */

const withKeyring = within("scripts/with-keyring.mjs");
// Written so that Knip sees what they import.
const loginsWorker = fileURLToPath(new URL("./backend/logins-worker.ts", import.meta.url));
const accountsWorker = fileURLToPath(new URL("./backend/accounts-worker.ts", import.meta.url));

const workWithinMs = 10 * 60_000;

/**
 * Milliseconds beside Facebook: Express with grant needs 4.1 for one call to it, with passport-facebook 5.0 for two
 * (DESIGN.md §9), so a call more is 0.9 more.
 * @param {number} graphCalls
 */
const leanest = (graphCalls) => 4.1 + 0.9 * (graphCalls - 1);

/** @param {number} runs @returns {Promise<readonly import("./table.mjs").Figure[]>} */
export async function measureConnect(runs) {
  // A keychain of its own is had on Linux only; elsewhere it would be that of whoever runs this.
  if (process.platform !== "linux") return [];
  const logins = /** @type {LoginCosts} */ (
    await runWorker([withKeyring, process.execPath, loginsWorker], runs)
  );
  const noKeychain = { DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent" };
  const { checks, listing } = /** @type {AccountsCosts} */ (
    await runWorker([accountsWorker], runs, noKeychain)
  );
  return [
    ...Object.entries(logins).flatMap(([pages, costs]) => loginFigures(Number(pages), costs)),
    ...checks.flatMap(checkFigures),
    {
      what: "GET /auth/facebook/channels, 5,000 accounts",
      value: median(listing),
      show: ms,
    },
  ];
}

/** @param {readonly string[]} args @param {number} runs @param {import("./electron.mjs").Env} env @returns {Promise<unknown>} */
async function runWorker(args, runs, env = {}) {
  const { stdout } = await promisify(execFile)(process.execPath, [...args, String(runs)], {
    // electron-store imports the electron package, which would look for its binary; nothing of it is used here.
    env: appEnv({ ELECTRON_OVERRIDE_DIST_PATH: "/nowhere", ...env }),
    timeout: workWithinMs,
    maxBuffer: 100_000_000,
  });
  return JSON.parse(stdout);
}

/** @param {number} pages @param {readonly LoginCost[]} costs */
function loginFigures(pages, costs) {
  /** @param {(cost: LoginCost) => number} measure */
  const of = (measure) => median(costs.map(measure));
  const graphCalls = of((cost) => cost.graphCalls);
  const own = of((cost) => cost.own);
  const name = pages === 1 ? "connect 1 Page" : `connect ${pages} Pages`;
  return [
    {
      what: `${name}: Graph calls`,
      value: graphCalls,
      show: String,
      atMost: 4 + Math.ceil(pages / 100),
    },
    {
      what: `${name}: backend outside Facebook, keychain, disk`,
      value: own,
      show: ms,
      // With more Pages there is nothing to compare with: the libraries read none, and save nothing.
      ...(pages === 1 && { atMost: leanest(graphCalls) }),
      note: `and ${ms(of((cost) => cost.disk))} writing records`,
    },
    {
      what: `${name}: keychain, over keytar alone`,
      value: of(({ keychain }) => keychain.ms / keychain.alone),
      show: times,
      atMost: 1.2,
      note: `${of(({ keychain }) => keychain.calls)} calls, ${ms(of(({ keychain }) => keychain.ms))}`,
    },
  ];
}

/** @param {CheckCost} cost */
function checkFigures({ accounts, httpCalls, turns }) {
  /** @param {(turn: CheckCost["turns"][number]) => number} measure */
  const of = (measure) => median(turns.map(measure));
  const name = `health check of ${accounts === 1 ? "1 account" : `${accounts.toLocaleString("en")} accounts`}`;
  return [
    {
      what: `${name}: HTTP calls`,
      value: httpCalls,
      show: String,
      atMost: 1 + Math.ceil(accounts / 50),
    },
    {
      what: `${name}: time, over bare undici`,
      value: of(({ ours, bare }) => ours / bare),
      show: times,
      note: `${ms(of(({ ours }) => ours))} over ${ms(of(({ bare }) => bare))}; ${ms(of(({ disk }) => disk))} of it writing records`,
    },
  ];
}
