/**
 * The zod schemas of every Graph call that Pagekeeper makes, from Meta's documentation
 * (docs/research/meta.md §1–§3). They include the calls in §4 that show whether messages can be
 * read.
 *
 * `practice.test.ts` checks the practice Facebook against these schemas, and `client.test.ts`
 * checks Pagekeeper's client against them. The schemas use no code of either, so they change only
 * when Meta's documentation changes.
 *
 * The schemas leave out the requests that Meta itself makes with a `signed_request` (§2.4), because
 * those requests go to the operator's server.
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

/** The path of every call, which must start with a version (§1.9). */
export const versionedPath = /^\/(v\d{2,3}\.0)\/(.*)$/;

/**
 * The parameters whose values are secret. They must not be sent in URLs, although Meta accepts them
 * there, because proxies and logs record URLs (§1.3).
 */
export const secretParams = [
  "access_token",
  "client_secret",
  "code",
  "fb_exchange_token",
  "input_token",
] as const;
