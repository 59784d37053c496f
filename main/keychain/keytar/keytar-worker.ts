/** The entry of a process that asks the keychain in the app's place (lasting-keytar.ts). */
import { loadKeytar } from "./keytar.ts";
import { handleCall } from "./keytar-client.ts";

process.parentPort.on("message", async ({ data }) => {
  const answer = await handleCall(data, loadKeytar, () => process.exit());
  process.parentPort.postMessage(answer);
});
