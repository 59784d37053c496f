import { createHmac } from "node:crypto";
import { toOperation } from "./batch-item.ts";

export interface GraphRequest {
  readonly method: "GET" | "POST" | "DELETE";
  /** The path after the version, without a leading slash, such as `me/accounts`. */
  readonly path: string;
  /** The parameters. A POST sends them as a form, and the other methods in the URL. */
  readonly fields?: Readonly<Record<string, string>>;
  /**
   * Set if a field is secret and the method is not POST. The call is then sent as a batch of one,
   * because proxies and logs record URLs (docs/decisions/0028-no-secret-in-an-address.md).
   */
  readonly secretFields?: true;
  /** The token to send, together with its `appsecret_proof`. It never becomes part of the URL. */
  readonly token?: string;
}

export interface RequestOptions {
  readonly graphOrigin: string;
  /** The version of the Graph API, such as `v26.0`. */
  readonly version: string;
  readonly appSecret: string;
}

/** Returns what to send over HTTP. */
export const buildRequest = (options: RequestOptions, request: GraphRequest) =>
  buildHttpRequest(options, request.secretFields ? toBatch(options, request) : request);

function buildHttpRequest(
  { version, graphOrigin, appSecret }: RequestOptions,
  { method, path, token, fields }: GraphRequest,
) {
  const url = new URL(`/${version}/${path}`, graphOrigin);
  const signature = token === undefined ? undefined : sign(appSecret, token);
  if (method === "POST") {
    return { method, url, form: new URLSearchParams({ ...fields, ...signature }) };
  }
  const { access_token: bearer, ...proof } = signature ?? {};
  url.search = new URLSearchParams({ ...fields, ...proof }).toString();
  return { method, url, ...(bearer !== undefined && { bearer }) };
}

function toBatch(
  { appSecret }: RequestOptions,
  { method, path, token, fields = {} }: GraphRequest,
): GraphRequest {
  const signature = token === undefined ? {} : sign(appSecret, token);
  const batch = JSON.stringify([toOperation({ method, path, fields, signature })]);
  return {
    method: "POST",
    path: "",
    fields: { batch },
    ...(token !== undefined && { token }),
  };
}

/** Returns the parameters for a token. */
export const sign = (appSecret: string, token: string) => ({
  access_token: token,
  appsecret_proof: appSecretProof(appSecret, token),
});

/** Returns the proof that a call comes from the token's app (docs/research/meta.md §1.7). */
export const appSecretProof = (appSecret: string, token: string): string =>
  createHmac("sha256", appSecret).update(token).digest("hex");
