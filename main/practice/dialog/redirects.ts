/** The shapes in which the dialog comes back to the redirect URI (research/meta.md §1.2). */
import type { DialogRequest } from "./request.ts";

function back(request: DialogRequest, answer: Readonly<Record<string, string>>): URL {
  const url = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.append(name, value);
  if (request.state !== undefined) url.searchParams.append("state", request.state);
  return url;
}

/** Facebook hangs `#_=_` on it. */
export function withCode(request: DialogRequest, code: string): string {
  const url = back(request, { code });
  url.hash = "_=_";
  return url.href;
}

export const cancelled = (request: DialogRequest): string =>
  back(request, {
    error_reason: "user_denied",
    error: "access_denied",
    error_description: "Permissions error.",
    error_code: "200",
  }).href;

/** The second shape: no `error` in it. */
export const appAtFault = (request: DialogRequest): string =>
  back(request, {
    error_code: "901",
    error_message:
      "This app is in sandbox mode. Edit the app configuration to set the app to live mode.",
  }).href;

export const silent = (request: DialogRequest): string => back(request, {}).href;
