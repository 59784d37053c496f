/**
 * The practice Facebook, which simulates the login dialog and the Graph API on one local origin. It
 * implements Meta's documentation (docs/research/meta.md §1–§4), independently of Pagekeeper's
 * client.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { createControl, type PracticeControl } from "./control/index.ts";
import { permissions } from "./permissions.ts";
import { namedPageCount } from "./seed.ts";
import { listen, type Wait } from "./server.ts";
import { createState } from "./state.ts";

export type { Command } from "./control/commands.ts";
export { pages, people } from "./seed.ts";

export interface PracticeOptions {
  /** The TCP port. The default, 0, picks any free port. */
  readonly port?: number;
  readonly appId?: string;
  readonly appSecret?: string;
  /** The default is `development`, which allows every `http://localhost` redirect URI. */
  readonly mode?: "development" | "live";
  /** The allowed https redirect URIs. A login's redirect URI must match one of them exactly. */
  readonly redirectUris?: readonly string[];
  /**
   * The number of Northwind Bakery branches among Dana Reyes's Pages, from 0 to 4,995. The default
   * is 40.
   */
  readonly branches?: number;
  /** Returns the current time in milliseconds since the epoch. */
  readonly now?: () => number;
  /** Delays a response. Tests replace this function so that they don't have to wait. */
  readonly wait?: Wait;
}

export interface Practice {
  /** The origin of both the dialog and Graph, such as `http://127.0.0.1:PORT`. */
  readonly origin: string;
  readonly appId: string;
  readonly appSecret: string;
  /** The id of the app's configuration for Facebook Login for Business. */
  readonly configId: string;
  readonly control: PracticeControl;
  /** Closes all connections, including those that are still waiting for a response. */
  close(): Promise<void>;
}

/**
 * The simulated app. Its secret may be public, because it gives access to nothing but made-up
 * Pages.
 */
const practiceApp = { id: "1029384756102938", secret: "practice-0f1e2d3c4b5a69788796a5b4c3d2e1f0" };

/** Includes all permissions that Messenger and Instagram need. */
const configuration = {
  id: "917203648550182",
  permissions: permissions.filter((name) => name !== "email"),
};

/** Rejects if the port is in use. */
export async function startPractice(options: PracticeOptions = {}): Promise<Practice> {
  const app = {
    id: options.appId ?? practiceApp.id,
    secret: options.appSecret ?? practiceApp.secret,
    name: "Pagekeeper",
    mode: options.mode ?? "development",
    redirectUris: options.redirectUris ?? [],
    configuration,
  };
  const pageCount = namedPageCount + (options.branches ?? 40);
  const state = createState(app, options.now ?? Date.now, pageCount);
  const wait: Wait = options.wait ?? ((ms, signal) => sleep(ms, undefined, { signal }));
  const server = await listen(state, options.port ?? 0, wait);
  return {
    origin: state.origin,
    appId: app.id,
    appSecret: app.secret,
    configId: configuration.id,
    control: createControl(state),
    close: () => server.close(),
  };
}
