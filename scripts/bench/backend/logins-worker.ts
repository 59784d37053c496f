/**
 * Measures what logins cost, and prints the result as JSON. Needs an empty keychain
 * (test/support/with-keyring.ts).
 */
import { measureLogins } from "./login.ts";
import { watch } from "./spans.ts";

const runs = Number(process.argv[2]);

watch();
// This warm-up loads lazy modules and lets V8 optimize the code.
await measureLogins(1, 10);

const costs = {
  1: await measureLogins(1, runs * 3),
  25: await measureLogins(25, runs),
  // One login is enough, because it already writes 500 secrets, reads each back and then writes
  // them again with keytar alone.
  500: await measureLogins(500, 1),
};
process.stdout.write(JSON.stringify(costs));
