/** Prints what logins cost, as JSON. Needs an empty keychain (test/support/with-keyring.ts). */
import { measureLogins } from "./login.ts";
import { watch } from "./spans.ts";

const runs = Number(process.argv[2]);

watch();
// Warm-up: loads what is loaded lazily, and lets V8 optimize.
await measureLogins(1, 10);

const costs = {
  1: await measureLogins(1, runs * 3),
  25: await measureLogins(25, runs),
  // Once is enough: it writes 500 secrets, reads each back, and repeats them with bare keytar.
  500: await measureLogins(500, 1),
};
process.stdout.write(JSON.stringify(costs));
