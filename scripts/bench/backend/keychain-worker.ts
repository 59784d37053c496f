/**
 * Measures what it costs to connect, check and disconnect Pages with a real keychain, and prints
 * the result as JSON. Needs an empty keychain (test/support/with-keyring.ts).
 */
import { measureCheck } from "./check.ts";
import { measureConnectCosts } from "./connect-cost.ts";
import { watch } from "./spans.ts";

const runs = Number(process.argv[2]);

watch();
// This warm-up loads lazy modules and lets V8 optimize the code.
await measureConnectCosts(1, 10);

const costs = {
  connects: {
    1: await measureConnectCosts(1, runs * 3),
    50: await measureConnectCosts(50, runs * 3),
    500: await measureConnectCosts(500, runs),
    5000: await measureConnectCosts(5_000, runs),
  },
  check: await measureCheck(5_000, runs),
};
process.stdout.write(JSON.stringify(costs));
