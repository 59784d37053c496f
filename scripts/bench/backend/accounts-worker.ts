/** Measures what is done with accounts that are there, and prints it as JSON. Wants no keychain: tokens stay in memory. */
import { measureCheck } from "./check.ts";
import { measureListing } from "./listing.ts";
import { watch } from "./spans.ts";

const runs = Number(process.argv[2]);

watch();
const checks = [await measureCheck(1), await measureCheck(50), await measureCheck(500)];
const listing = await measureListing(5_000, runs * 5);
process.stdout.write(JSON.stringify({ checks, listing }));
