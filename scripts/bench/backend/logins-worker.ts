/**
 * Measures logins and prints their cost as JSON. Needs an empty keychain of its own
 * (test/support/with-keyring.ts).
 */
import { measureLogins } from "./login.ts";
import { watch } from "./spans.ts";

const runs = Number(process.argv[2]);

watch();
// Unmeasured: loads what is loaded late, and lets V8 compile what is used.
await measureLogins(1, 10);

const costs = {
  1: await measureLogins(1, runs * 3),
  25: await measureLogins(25, runs),
  // Once: its 500 writes, each read back and done again by bare keytar, are many already.
  500: await measureLogins(500, 1),
};
process.stdout.write(JSON.stringify(costs));
