/** The URLs to which the dialog redirects when it ends (docs/research/meta.md §1.2). */
import type { DialogRequest } from "./request.ts";

function redirectUrl(request: DialogRequest, params: Readonly<Record<string, string>>): URL {
  const url = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(params)) url.searchParams.append(name, value);
  if (request.state !== undefined) url.searchParams.append("state", request.state);
  return url;
}

/** Includes the fragment `#_=_`, which Facebook appends. */
export function redirectWithCode(request: DialogRequest, code: string): string {
  const url = redirectUrl(request, { code });
  url.hash = "_=_";
  return url.href;
}

export const redirectCancelled = (request: DialogRequest): string =>
  redirectUrl(request, {
    error_reason: "user_denied",
    error: "access_denied",
    error_description: "Permissions error.",
    error_code: "200",
  }).href;

/**
 * Reports an error in the app's configuration. Like Facebook, sends no `error` parameter for it.
 */
export const redirectWithErrorCode = (request: DialogRequest): string =>
  redirectUrl(request, {
    error_code: "901",
    error_message:
      "This app is in sandbox mode. Edit the app configuration to set the app to live mode.",
  }).href;

export const redirectWithStateOnly = (request: DialogRequest): string =>
  redirectUrl(request, {}).href;
