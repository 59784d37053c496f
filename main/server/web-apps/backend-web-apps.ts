import type { WebApps } from "../../web-apps/index.ts";

/** What the backend does with the web apps of other origins. */
export type BackendWebApps = Pick<WebApps, "isAllowed" | "recordUse" | "ask" | "onRemoved">;
