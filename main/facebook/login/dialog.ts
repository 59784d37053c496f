import { permissionNames, permissionsFor } from "../../channels/permissions.ts";
import type { DialogRequest } from "../../channels/ports/facebook.ts";

export interface DialogConfig {
  /** The scheme, host and port of the login dialog. */
  readonly dialogOrigin: string;
  /** The version of the Graph API, such as `v26.0`. */
  readonly version: string;
  readonly appId: string;
  /** The configuration id for Facebook Login for Business. It replaces the list of permissions. */
  readonly configId?: string;
}

/**
 * Returns the URL of Facebook's login dialog (docs/research/meta.md §1.1). Don't log it, because it
 * contains the state.
 */
export function dialogUrl(config: DialogConfig, request: DialogRequest): string {
  const url = new URL(`/${config.version}/dialog/oauth`, config.dialogOrigin);
  url.search = new URLSearchParams({
    client_id: config.appId,
    redirect_uri: request.redirectUri,
    state: request.state,
    ...(config.configId === undefined
      ? { scope: permissionsOf(request.type).join(",") }
      : { config_id: config.configId }),
    response_type: "code",
    // Without this parameter, the dialog silently reuses the earlier selection of Pages.
    ...(request.rerequest && { auth_type: "rerequest" }),
  }).toString();
  return url.href;
}

const permissionsOf = (type: DialogRequest["type"]): readonly string[] =>
  type === "all" ? permissionNames : permissionsFor(type);
