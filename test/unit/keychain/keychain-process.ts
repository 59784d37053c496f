/**
 * A process that does to the real keychain what its arguments say, each a JSON array (`["write", "page:1", "token"]`),
 * and prints the answers and the last status as JSON. `names` of the keychain: those it was asked about.
 */

import type { SecretName } from "../../../main/channels/ports/index.ts";
import { createKeychainConnection } from "../../../main/keychain/connection.ts";
import { createKeychain } from "../../../main/keychain/index.ts";
import { systemClock } from "../../../main/system-clock.ts";

type Step = readonly ["read" | "remove", SecretName] | readonly ["write", SecretName, string];

const steps: Step[] = process.argv.slice(2).map((step) => JSON.parse(step));
const keychain = createKeychain({
  service: "Pagekeeper",
  connection: createKeychainConnection({ clock: systemClock }),
  names: () => steps.map(([, name]) => name),
});

const answers: unknown[] = [];
for (const step of steps) {
  answers.push(
    await (step[0] === "write" ? keychain.write(step[1], step[2]) : keychain[step[0]](step[1])),
  );
}
console.log(JSON.stringify({ answers, status: keychain.status() }));
