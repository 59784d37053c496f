import {
  appIdPattern,
  type MetaApp,
  type MetaAppForm,
  type MetaAppSetup,
} from "../../../common/contract/meta-app.ts";
import type { MetaAppField } from "../../../common/contract/problems.ts";

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

/** Returns what the user typed earlier, or the values of the app that is set up. */
export const initialFields = ({
  draft,
  saved,
  versions,
}: Pick<MetaAppSetup, "draft" | "saved" | "versions">): MetaAppFields => {
  if (!draft) return toFields(saved, versions[0]?.version ?? "");
  const { secretEntered: _, step: __, ...typed } = draft;
  return { ...typed, appSecret: "" };
};

/** Returns whether the main process knows this app's secret, so that the field may stay empty. */
export const knowsSecret = (
  { draft, saved }: Pick<MetaAppSetup, "draft" | "saved">,
  appId: string,
): boolean => saved?.appId === appId || (draft?.secretEntered === true && draft.appId === appId);

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
  setup: Pick<MetaAppSetup, "draft" | "saved">,
): { readonly invalid: readonly MetaAppField[]; readonly form: MetaAppForm } {
  const appId = fields.appId.trim();
  const appSecret = fields.appSecret.trim();
  const configId = fields.configId.trim();
  const redirectUri = fields.redirectUri.trim();
  const business = fields.login === "business";
  const live = fields.redirectMode === "live";
  const keepsSecret = appSecret === "" && knowsSecret(setup, appId);
  const invalid: readonly (MetaAppField | false)[] = [
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
