/** Problems that are met without an error of the Graph API: whose move each is. Those of the Graph API stand in error-table.ts. */
import type { Problem } from "../../channels/ports/index.ts";
import type { FacebookCode } from "../../i18n/facebook.ts";

export const faults = {
  cancelled: { fault: "user" },
  no_network: { fault: "network" },
  insecure_connection: { fault: "network" },
  proxy_unusable: { fault: "network" },
  facebook_down: { fault: "facebook", remedy: "wait" },
  facebook_timeout: { fault: "facebook" },
  facebook_not_json: { fault: "facebook" },
  facebook_unexpected: { fault: "facebook" },
  throttled: { fault: "facebook", remedy: "wait" },

  access_denied: { fault: "user" },
  login_refused: { fault: "facebook" },
  login_empty: { fault: "facebook" },
  code_rejected: { fault: "facebook" },
  token_rejected: { fault: "facebook" },

  app_secret_unavailable: { fault: "operator" },
  app_misconfigured: { fault: "operator", remedy: "set-up-app" },
  app_id_unknown: { fault: "operator" },
  app_type_native: { fault: "operator" },
  app_in_development: { fault: "operator" },
  app_not_active: { fault: "operator" },
  redirect_uri_blocked: { fault: "operator" },
  app_feature_unavailable: { fault: "operator" },
  app_setup_refused: { fault: "operator" },

  webhook_not_allowed: { fault: "user" },
  webhook_refused: { fault: "operator" },
  webhook_not_kept: { fault: "operator" },

  facebook_refused: { fault: "facebook" },
  unexpected: { fault: "pagekeeper" },
} as const satisfies Partial<Record<FacebookCode, Pick<Problem, "fault" | "remedy">>>;

export type ProblemCode = keyof typeof faults;
