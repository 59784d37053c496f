import type { MetaAppField, ProblemView } from "../../common/contract/problems.ts";
import { metaAppTexts } from "../i18n/meta-app.ts";
import { UserError } from "../user-error.ts";

/** The fields where the operator can solve a problem, by the problem's code. */
const fields: ReadonlyMap<string, MetaAppField> = new Map([
  ["app_id_unknown", "appId"],
  ["app_secret_wrong", "appSecret"],
  ["app_secret_missing", "appSecret"],
  ["app_secret_too_long", "appSecret"],
  ["redirect_uri_mismatch", "redirectUri"],
  ["redirect_uri_blocked", "redirectUri"],
]);

/**
 * Returns a problem as the form shows it: at its field, and in words for the person who sets up the
 * Meta app. Elsewhere, its words are for the people who use the app.
 */
export function problemAtForm({ code, message, details }: ProblemView): ProblemView {
  const messages: Readonly<Record<string, string>> = metaAppTexts().atForm;
  const field = fields.get(code);
  return {
    code,
    message: messages[code] ?? message,
    ...(details && { details }),
    ...(field && { field }),
  };
}

export const portTakenAtForm = (port: number): UserError =>
  new UserError({ code: "port_taken", message: metaAppTexts().portTaken(port) });
