import { appIdPattern, type MetaApp, type MetaAppForm } from "../../../common/contract/meta-app.ts";

/** The values of the form, as the user typed them. */
export interface MetaAppFields {
  readonly appId: string;
  readonly appSecret: string;
  readonly version: string;
  readonly login: "classic" | "business";
  readonly configId: string;
  readonly redirectMode: "development" | "live";
  readonly redirectUri: string;
}

export type InvalidField = "appId" | "appSecret" | "configId" | "redirectUri";

export const toFields = (app: MetaApp | undefined, newestVersion: string): MetaAppFields => ({
  appId: app?.appId ?? "",
  appSecret: "",
  version: app?.version ?? newestVersion,
  login: app?.configId === undefined ? "classic" : "business",
  configId: app?.configId ?? "",
  redirectMode: app?.redirectUri === undefined ? "development" : "live",
  redirectUri: app?.redirectUri ?? "",
});

/**
 * Returns the form to send, and its invalid fields in the order of the form. Trims each value,
 * because copied text often ends in a space.
 */
export function validateFields(
  fields: MetaAppFields,
  saved: MetaApp | undefined,
): { readonly invalid: readonly InvalidField[]; readonly form: MetaAppForm } {
  const appId = fields.appId.trim();
  const appSecret = fields.appSecret.trim();
  const configId = fields.configId.trim();
  const redirectUri = fields.redirectUri.trim();
  const business = fields.login === "business";
  const live = fields.redirectMode === "live";
  const keepsSecret = appSecret === "" && saved?.appId === appId;
  const invalid: readonly (InvalidField | false)[] = [
    !appIdPattern.test(appId) && "appId",
    !keepsSecret && !/^\S{1,200}$/.test(appSecret) && "appSecret",
    business && !isId(configId) && "configId",
    live && !isHttps(redirectUri) && "redirectUri",
  ];
  return {
    invalid: invalid.filter((field) => field !== false),
    form: {
      appId,
      version: fields.version,
      ...(!keepsSecret && { appSecret }),
      ...(business && { configId }),
      ...(live && { redirectUri }),
    },
  };
}

const isId = (text: string): boolean => /^[\w-]{1,64}$/.test(text);

/**
 * Checks a redirect URI by the same rules as the main process (common/contract/call-schemas.ts).
 */
function isHttps(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === "https:" && url.username === "" && !/[#\s]/.test(text);
}
