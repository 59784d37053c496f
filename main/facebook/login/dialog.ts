import type { DialogRequest } from "../../channels/ports/facebook.ts";
import { permissionsFor } from "./permissions.ts";

export interface DialogConfig {
  /** Scheme, host and port. */
  readonly dialogOrigin: string;
  /** `v26.0` */
  readonly version: string;
  readonly appId: string;
  /** Facebook Login for Business: the configuration that names the permissions at Meta, so that we must not. */
  readonly configId?: string;
}

/** The address of Facebook's login dialog (`research/meta.md` §1.1). It holds the state, so it is not for logs. */
export function dialogUrl(place: DialogConfig, request: DialogRequest): string {
  const url = new URL(`/${place.version}/dialog/oauth`, place.dialogOrigin);
  url.search = new URLSearchParams({
    client_id: place.appId,
    redirect_uri: request.redirectUri,
    state: request.state,
    ...(place.configId === undefined
      ? { scope: permissionsFor[request.type].join(",") }
      : { config_id: place.configId }),
    response_type: "code",
    // Without it the dialog silently re-uses the earlier choice of Pages.
    ...(request.rerequest && { auth_type: "rerequest" }),
  }).toString();
  return url.href;
}
