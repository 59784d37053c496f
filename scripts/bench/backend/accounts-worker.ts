/**
 * Measures what it costs to check and list accounts, and prints the result as JSON. Needs no
 * keychain, because the tokens stay in memory.
 */
import { measureCheck } from "./check.ts";
import { measureListing } from "./listing.ts";
import { watch } from "./spans.ts";

const runs = Number(process.argv[2]);

watch();
// This warm-up loads lazy modules and lets V8 optimize the code.
await measureCheck(50, 20);

const checks = [
  await measureCheck(1, runs * 5),
  await measureCheck(50, runs * 5),
  await measureCheck(5_000, runs),
];
const listing = await measureListing(5_000, runs * 5);
process.stdout.write(JSON.stringify({ checks, listing }));
