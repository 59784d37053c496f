/** What stands in the form of the Meta app, and what of it can be sent. Pure. */
import type { MetaApp, MetaAppForm } from "../../../common/contract/meta-app.ts";

/** As typed. */
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

/** Copied text brings spaces along. The fields that cannot be what they should be, in the order of the form; else what to send. */
export function validateFields(
  fields: MetaAppFields,
  saved: MetaApp | undefined,
): { readonly faulty: readonly InvalidField[]; readonly form: MetaAppForm } {
  const [appId, appSecret, configId, redirectUri] = [
    fields.appId,
    fields.appSecret,
    fields.configId,
    fields.redirectUri,
  ].map((text) => text.trim()) as [string, string, string, string];
  const business = fields.login === "business";
  const live = fields.redirectMode === "live";
  const keepsSecret = appSecret === "" && saved?.appId === appId;
  const faulty: readonly (InvalidField | false)[] = [
    !isId(appId) && "appId",
    !keepsSecret && !/^\S{1,200}$/.test(appSecret) && "appSecret",
    business && !isId(configId) && "configId",
    live && !isHttps(redirectUri) && "redirectUri",
  ];
  return {
    faulty: faulty.filter((field) => field !== false),
    form: {
      appId,
      version: fields.version,
      ...(!keepsSecret && { appSecret }),
      ...(business && { configId }),
      ...(live && { redirectUri }),
    },
  };
}

/** Meta's are numbers; what else a person pastes there is for Meta to refuse. */
const isId = (text: string): boolean => /^[\w-]{1,64}$/.test(text);

/** The main process asks the same again, for it trusts no page (common/contract/call-schemas.ts). */
function isHttps(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === "https:" && url.username === "" && !/[#\s]/.test(text);
}
