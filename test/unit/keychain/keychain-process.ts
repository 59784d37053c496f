import type { SecretName } from "../../../main/channels/ports/secret-kinds.ts";
import { createKeychainConnection } from "../../../main/keychain/connection.ts";
import { systemClock } from "../../../main/system-clock.ts";
import { singleSecrets } from "./fixture.ts";

type Step = readonly ["read" | "delete", SecretName] | readonly ["write", SecretName, string];

const steps: Step[] = process.argv.slice(2).map((step) => JSON.parse(step));
const keychain = singleSecrets({ connection: createKeychainConnection({ clock: systemClock }) });

const results: unknown[] = [];
for (const step of steps) {
  results.push(
    await (step[0] === "write" ? keychain.write(step[1], step[2]) : keychain[step[0]](step[1])),
  );
}
console.log(JSON.stringify({ results, status: keychain.status() }));
