import type { Problem, Result } from "../channels/model.ts";
import type { Clock } from "../channels/ports/clock.ts";
import { serverTexts } from "../i18n/server.ts";
import { type AppDeps, createApp } from "./app.ts";
import { handleClientErrors } from "./client-error.ts";
import { canonicalHost } from "./guard/rules.ts";
import { type Connection, isOwnUser } from "./guard/socket-owner.ts";
import { type LoopbackServers, listenOnLoopback } from "./listen.ts";
import { createRateLimitedLog } from "./rate-limited-log.ts";
import { createSessions } from "./sessions.ts";
import { createTickets, type TicketTarget } from "./tickets.ts";

export interface ListenOptions {
  /** TCP port; 0 for any free one. */
  readonly port: number;
  /** Takes any free port if that one is taken, as practice mode does. */
  readonly anyPort: boolean;
}

export interface BackendOptions extends AppDeps {
  readonly clock: Clock;
  /** Whether a program of our own user is at the other end; by default the system is asked. */
  readonly isOwnUser?: (connection: Connection) => Promise<boolean>;
}

export interface Backend {
  readonly port: number;
  /** `http://localhost:PORT`, the one origin whose cookies count. */
  readonly origin: string;
  /** An address that signs in the first browser to open it within 60 s, and sends it to `target.path`. A secret. */
  signInUrl(target: TicketTarget): string;
  /** Ends every connection at once. */
  close(): Promise<void>;
}

/** Listens on both loopbacks. Problem `port_taken` if another program has the port on either. */
export async function listen({ port, anyPort }: ListenOptions): Promise<Result<LoopbackServers>> {
  const asked = await listenOnLoopback(port);
  const answer = asked.status === "taken" && anyPort ? await listenOnLoopback(0) : asked;
  return answer.status === "listening"
    ? { ok: true, value: answer.loopback }
    : { ok: false, problem: portTaken(port) };
}

/** Answers from now on. Call it in the turn in which `listen` resolved, before a request can arrive. */
export function serve({ port, servers, close }: LoopbackServers, parts: BackendOptions): Backend {
  const tickets = createTickets(parts.clock);
  const sessions = createSessions(parts.clock);
  const log = createRateLimitedLog(parts.log, parts.clock);
  const app = createApp({ isOwnUser, ...parts, log, port, tickets, sessions });
  for (const server of servers) {
    handleClientErrors(server, parts.clock, log);
    // Out of file handles, say: without a listener it would end the process.
    server.on("error", (error) => log("http.server-failed", { error: error.name }));
    server.on("request", app);
  }
  const origin = `http://${canonicalHost(port)}`;
  return {
    port,
    origin,
    signInUrl: (target) => `${origin}/signin?ticket=${tickets.issue(target)}`,
    async close() {
      sessions.close();
      await close();
    },
  };
}

/** Not another port on the quiet: Meta compares the redirect URI to the letter. */
export const portTaken = (port: number): Problem => ({
  code: "port_taken",
  responsible: "user",
  message: serverTexts().portTaken(port),
});
