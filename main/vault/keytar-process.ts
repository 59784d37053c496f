/** The entry of a process that asks the keychain in the app's place (lasting-keytar.ts). */
import { loadKeytar } from "./keytar.ts";
import { answerWith } from "./remote-keytar.ts";

process.parentPort.on("message", async ({ data }) => {
  process.parentPort.postMessage(await answerWith(loadKeytar, data));
});
