/** A web server on this computer that notes who asks it anything: for what must never be asked. */
import { once } from "node:events";
import { createServer } from "node:http";
import { portOf } from "../../support/ports.ts";

export interface Witness extends AsyncDisposable {
  readonly origin: string;
  /** Paths that were asked for, oldest first. */
  readonly asked: readonly string[];
}

export async function openWitness(): Promise<Witness> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.setHeader("access-control-allow-origin", "*").end("Seen.");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    origin: `http://127.0.0.1:${portOf(server)}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await once(server.close(), "close");
    },
  };
}
