import { once } from "node:events";
import { createServer } from "node:http";
import { portOf } from "../../support/ports.ts";

/**
 * A local web server that records the requests it receives, so that a test can prove that the app
 * sends none.
 */
export interface RecordingServer extends AsyncDisposable {
  readonly origin: string;
  /** The requested paths, oldest first. */
  readonly requests: readonly string[];
}

export async function startRecordingServer(): Promise<RecordingServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? "");
    response.setHeader("access-control-allow-origin", "*").end("Seen.");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    origin: `http://127.0.0.1:${portOf(server)}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await once(server.close(), "close");
    },
  };
}
