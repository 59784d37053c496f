/** Prints as JSON what logins cost. Needs an empty keychain (test/support/with-keyring.ts). */
import { measureLogins } from "./login.ts";
import { watch } from "./spans.ts";

const runs = Number(process.argv[2]);

watch();
// This warm-up loads what loads lazily and lets V8 optimize the code.
await measureLogins(1, 10);

const costs = {
  1: await measureLogins(1, runs * 3),
  25: await measureLogins(25, runs),
  // A single login suffices here, because it writes and reads 500 secrets, and keytar alone does so
  // again.
  500: await measureLogins(500, 1),
};
process.stdout.write(JSON.stringify(costs));
