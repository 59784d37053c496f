/** The entry point of the process that calls keytar for the app (reconnecting-keytar.ts). */
import { loadKeytar } from "./keytar.ts";
import { handleRequest } from "./keytar-client.ts";

process.parentPort.on("message", async ({ data }) => {
  const response = await handleRequest(data, loadKeytar, () => process.exit());
  process.parentPort.postMessage(response);
});
