/** Parses and validates the parameters of the login dialog (docs/research/meta.md §1.1). */
import { alwaysGranted, isPermission, type Permission } from "../permissions.ts";
import type { App } from "../state.ts";

export interface DialogRequest {
  readonly redirectUri: URL;
  /**
   * The redirect URI exactly as the app sent it, because the app must send the same text to
   * exchange the code.
   */
  readonly redirectUriText: string;
  readonly state: string | undefined;
  readonly scopes: readonly Permission[];
  /** Whether the person must grant all permissions or none, as with a `config_id`. */
  readonly allOrNone: boolean;
  /** Whether to ask again for declined permissions and for the choice of Pages. */
  readonly rerequest: boolean;
  /** The parameters of the dialog's URL. The forms submit some of them again. */
  readonly params: URLSearchParams;
}

/**
 * The only parameters that the forms submit again, because other parameters could be mistaken for
 * the person's answers.
 */
export const resubmittedParams = [
  "client_id",
  "redirect_uri",
  "state",
  "scope",
  "config_id",
  "response_type",
  "auth_type",
];

export type ParsedDialogRequest =
  | { readonly ok: true; readonly request: DialogRequest }
  /**
   * An invalid request. Facebook doesn't redirect in this case, and shows the message on its own
   * page.
   */
  | { readonly ok: false; readonly message: string };

const reject = (message: string): ParsedDialogRequest => ({ ok: false, message });

export function parseDialogRequest(app: App, params: URLSearchParams): ParsedDialogRequest {
  if (params.get("client_id") !== app.id) {
    return reject("Invalid app ID: the app ID in client_id does not look like a valid one.");
  }
  const redirectUriText = params.get("redirect_uri") ?? "";
  const redirectUri = parseRedirectUri(app, redirectUriText);
  if (!redirectUri) {
    return reject(
      "URL blocked: the redirect URI is not among those allowed for this app. In development mode http://localhost is allowed, http://127.0.0.1 is not.",
    );
  }
  if ((params.get("response_type") ?? "code") !== "code") {
    return reject("The practice Facebook only supports response_type=code.");
  }
  const configId = params.get("config_id");
  if (configId !== null && configId !== app.configuration.id) {
    return reject(
      "Invalid config_id: this app has no such Facebook Login for Business configuration.",
    );
  }
  const scopes = configId === null ? parseScopes(params) : app.configuration.permissions;
  const unknown = scopes.find((name) => !isPermission(name));
  if (unknown !== undefined) return reject(`Invalid scopes: ${unknown.slice(0, 100)}`);
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

/**
 * Returns undefined if the app does not allow the URI. An app allows exactly the URIs that it
 * lists. In development mode, it also allows every `http://localhost` URI (docs/research/meta.md
 * §1.8).
 */
function parseRedirectUri(app: App, text: string): URL | undefined {
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

const parseScopes = (params: URLSearchParams): readonly string[] =>
  (params.get("scope") ?? "").split(/[\s,]+/).filter((name) => name !== "");
