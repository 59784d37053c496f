/** What the login dialog was asked (research/meta.md §1.1), and whether it may answer at all. */
import { alwaysGranted, isPermission, type Permission } from "../permissions.ts";
import type { App } from "../state.ts";

export interface DialogRequest {
  readonly redirectUri: URL;
  /** To the letter as given: the code can be exchanged with this text only. */
  readonly redirectUriText: string;
  readonly state: string | undefined;
  readonly scopes: readonly Permission[];
  /** By `config_id`: every permission of the configuration must be granted, or none is. */
  readonly allOrNone: boolean;
  /** Ask again for declined permissions and for the choice of Pages. */
  readonly rerequest: boolean;
  /** The given parameters, for the form to send them again. */
  readonly params: URLSearchParams;
}

export type DialogReading =
  | { readonly ok: true; readonly request: DialogRequest }
  /** Facebook shows this on a page of its own and never redirects. */
  | { readonly ok: false; readonly message: string };

const refuse = (message: string): DialogReading => ({ ok: false, message });

export function readDialogRequest(app: App, params: URLSearchParams): DialogReading {
  if (params.get("client_id") !== app.id) {
    return refuse("Invalid app ID: the app ID in client_id does not look like a valid one.");
  }
  const redirectUriText = params.get("redirect_uri") ?? "";
  const redirectUri = allowedUri(app, redirectUriText);
  if (!redirectUri) {
    return refuse(
      "URL blocked: the redirect URI is not among those allowed for this app. In development mode http://localhost is allowed, http://127.0.0.1 is not.",
    );
  }
  if ((params.get("response_type") ?? "code") !== "code") {
    return refuse("The practice Facebook knows response_type=code only.");
  }
  const configId = params.get("config_id");
  if (configId !== null && configId !== app.configuration.id) {
    return refuse(
      "Invalid config_id: this app has no such Facebook Login for Business configuration.",
    );
  }
  const scopes = configId === null ? readScopes(params) : app.configuration.permissions;
  const unknown = scopes.find((name) => !isPermission(name));
  if (unknown !== undefined) return refuse(`Invalid scopes: ${unknown.slice(0, 100)}`);
  const request: DialogRequest = {
    redirectUri,
    redirectUriText,
    state: params.get("state") ?? undefined,
    scopes: [...new Set([alwaysGranted, ...scopes.filter(isPermission)])],
    allOrNone: configId !== null,
    rerequest: params.get("auth_type") === "rerequest",
    params,
  };
  return { ok: true, request };
}

/** To the letter what the app lists; in development mode any `http://localhost` besides (§1.8). */
function allowedUri(app: App, text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isLocal =
    app.mode === "development" &&
    url.protocol === "http:" &&
    url.hostname === "localhost" &&
    !url.username &&
    !url.password &&
    !url.hash;
  return isLocal || app.redirectUris.includes(text) ? url : undefined;
}

/** None: the public profile alone is asked for. A `config_id` stands in its place, whatever it says. */
const readScopes = (params: URLSearchParams): readonly string[] =>
  (params.get("scope") ?? "").split(/[\s,]+/).filter((name) => name !== "");
