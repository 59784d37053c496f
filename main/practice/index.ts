/** The practice Facebook (DESIGN.md §8): login dialog and Graph on one local origin, after research/meta.md §1–§4. */
import { setTimeout as sleep } from "node:timers/promises";
import { createControl, type PracticeControl } from "./control/index.ts";
import { permissions } from "./permissions.ts";
import { teachingPages } from "./seed.ts";
import { listen, type Wait } from "./server.ts";
import { createWorld } from "./state.ts";

export type { Command } from "./control/commands.ts";
export { pages, people } from "./seed.ts";

export interface PracticeOptions {
  /** TCP port; 0, the default: any free one. */
  readonly port?: number;
  readonly appId?: string;
  readonly appSecret?: string;
  /** The app's mode at Meta. Default development, in which `http://localhost` is a redirect URI that need not be listed. */
  readonly mode?: "development" | "live";
  /** https redirect URIs, to the letter. */
  readonly redirectUris?: readonly string[];
  /** How many Pages Dana Reyes holds besides the five that teach, 0–4,995. Default 40. */
  readonly branches?: number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** How to be slow; a test need not really wait. */
  readonly wait?: Wait;
}

export interface Practice {
  /** `http://127.0.0.1:PORT`, of the dialog and of Graph. */
  readonly origin: string;
  readonly appId: string;
  readonly appSecret: string;
  /** Of Facebook Login for Business, as the app's other way to log in. */
  readonly configId: string;
  readonly control: PracticeControl;
  /** Ends all connections, answered or not. */
  close(): Promise<void>;
}

/** Published with the source, so worth nothing: it opens made-up Pages only. */
const practiceApp = { id: "1029384756102938", secret: "practice-0f1e2d3c4b5a69788796a5b4c3d2e1f0" };

/** All that both channels need. */
const configuration = {
  id: "917203648550182",
  permissions: permissions.filter((name) => name !== "email"),
};

/** Rejects when the port is taken. */
export async function startPractice(options: PracticeOptions = {}): Promise<Practice> {
  const app = {
    id: options.appId ?? practiceApp.id,
    secret: options.appSecret ?? practiceApp.secret,
    name: "Pagekeeper",
    mode: options.mode ?? "development",
    redirectUris: options.redirectUris ?? [],
    configuration,
  };
  const pageCount = teachingPages + (options.branches ?? 40);
  const world = createWorld(app, options.now ?? Date.now, pageCount);
  const wait: Wait = options.wait ?? ((ms, signal) => sleep(ms, undefined, { signal }));
  const server = await listen(world, options.port ?? 0, wait);
  return {
    origin: world.origin,
    appId: app.id,
    appSecret: app.secret,
    configId: configuration.id,
    control: createControl(world),
    close: () => server.close(),
  };
}
