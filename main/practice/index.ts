/**
 * The practice Facebook: a simulated login dialog and Graph API on one local origin. It follows
 * Meta's documentation (docs/research/meta.md §1–§4), not Pagekeeper's client.
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
  /** TCP port. The default, 0, picks any free one. */
  readonly port?: number;
  readonly appId?: string;
  readonly appSecret?: string;
  /** Default: `development`, which allows any `http://localhost` redirect URI. */
  readonly mode?: "development" | "live";
  /** Allowed https redirect URIs, compared character by character. */
  readonly redirectUris?: readonly string[];
  /** Number of Northwind Bakery branches among Dana Reyes's Pages, 0–4,995. Default: 40. */
  readonly branches?: number;
  /** Returns milliseconds since the epoch. */
  readonly now?: () => number;
  /** Delays a response. Tests replace it so that they don't have to wait. */
  readonly wait?: Wait;
}

export interface Practice {
  /** `http://127.0.0.1:PORT`, for both the dialog and Graph. */
  readonly origin: string;
  readonly appId: string;
  readonly appSecret: string;
  /** The app's configuration for Facebook Login for Business. */
  readonly configId: string;
  readonly control: PracticeControl;
  /** Closes all connections, including those that still wait for a response. */
  close(): Promise<void>;
}

/** The secret is public, but it only gives access to made-up Pages. */
const practiceApp = { id: "1029384756102938", secret: "practice-0f1e2d3c4b5a69788796a5b4c3d2e1f0" };

/** Includes every permission that Messenger and Instagram need. */
const configuration = {
  id: "917203648550182",
  permissions: permissions.filter((name) => name !== "email"),
};

/** Rejects if the port is taken. */
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
