/**
 * What Meta's papers say of everything that Pagekeeper asks of Facebook, as data: `research/meta.md` §1 to §3, and of §4
 * what shows whether messages can be read. The practice Facebook is held to it by `practice.test.ts`, our client by
 * `client.test.ts`. It knows neither of them: what stands here comes from the papers alone, and only they may change it.
 * Not here: the requests that Meta makes itself, with a `signed_request` (§2.4); they go to the operator's own server.
 */
import { batchEndpoints } from "./meta/batch.ts";
import { businessEndpoints } from "./meta/businesses.ts";
import type { Endpoint } from "./meta/endpoint.ts";
import { loginEndpoints } from "./meta/login.ts";
import { pageEndpoints } from "./meta/pages.ts";
import { userEndpoints } from "./meta/users.ts";

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

/** §1.9: every call names the version it was written for. */
export const versionPath = /^\/(v\d{2,3}\.0)\/(.*)$/;

/** Documented in an address and in a form; in an address, proxies and logs keep them (§1.3). */
export const secretParams = ["client_secret", "code", "fb_exchange_token"] as const;
