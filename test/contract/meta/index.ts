/**
 * Meta's documentation of every Graph call that Pagekeeper makes, as zod schemas
 * (docs/research/meta.md §1–§3, and §4 as far as it shows whether messages can be read).
 * `practice.test.ts` holds the practice Facebook to it and `client.test.ts` Pagekeeper's client.
 * It uses neither of them: only a change in Meta's documentation may change it.
 *
 * It omits Meta's own requests with a `signed_request` (§2.4), which go to the operator's server.
 */
import { batchEndpoints } from "./batch.ts";
import { businessEndpoints } from "./businesses.ts";
import type { Endpoint } from "./endpoint.ts";
import { loginEndpoints } from "./login.ts";
import { pageEndpoints } from "./pages.ts";
import { userEndpoints } from "./users.ts";

const all = {
  ...loginEndpoints,
  ...userEndpoints,
  ...pageEndpoints,
  ...businessEndpoints,
  ...batchEndpoints,
};

export type EndpointName = keyof typeof all;
export const endpoints: Readonly<Record<EndpointName, Endpoint>> = all;
export const endpointNames = Object.keys(all) as readonly EndpointName[];

/** Every call must name its version (§1.9). */
export const versionedPath = /^\/(v\d{2,3}\.0)\/(.*)$/;

/** Meta allows these in URLs as well as in forms, but proxies and logs keep URLs (§1.3). */
export const secretParams = ["client_secret", "code", "fb_exchange_token"] as const;
