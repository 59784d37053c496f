import { expect, it } from "vitest";
import { createCallSchemas } from "../../../../../common/contract/call-schemas.ts";
import {
  initialFields,
  type MetaAppFields,
  toFields,
  validateFields,
} from "../../../../../renderer/settings/meta-app/meta-app-fields.ts";

const typed: MetaAppFields = {
  ...toFields(undefined, "v26.0"),
  appId: " 123456789 ",
  appSecret: "0f1e2d3c4b5a6978\n",
};
const saved = { appId: "123456789", version: "v25.0" };

it("trims the typed values", () => {
  expect(validateFields(typed, {})).toEqual({
    invalid: [],
    form: { appId: "123456789", appSecret: "0f1e2d3c4b5a6978", version: "v26.0" },
  });
});

it("sends no secret if the saved one is kept", () => {
  expect(validateFields(toFields(saved, "v26.0"), { saved })).toEqual({ invalid: [], form: saved });
});

it("requires a secret for another App ID", () => {
  const fields = { ...toFields(saved, "v26.0"), appId: "2" };
  expect(validateFields(fields, { saved }).invalid).toEqual(["appSecret"]);
});

it("sends a configuration and a redirect URI only if they were chosen", () => {
  const fields = { ...typed, configId: "77", redirectUri: "https://bakery.example/back" };
  const { form } = validateFields(fields, {});
  expect(form).not.toHaveProperty("configId");
  expect(form).not.toHaveProperty("redirectUri");
  const chosen = { ...fields, login: "business", redirectMode: "live" } as const;
  expect(validateFields(chosen, {}).form).toMatchObject({
    configId: "77",
    redirectUri: "https://bakery.example/back",
  });
});

it("turns a saved app into fields and back without a change", () => {
  const app = { ...saved, configId: "77", redirectUri: "https://bakery.example/back?a=b" };
  expect(validateFields(toFields(app, "v26.0"), { saved: app }).form).toEqual(app);
});

it.each([
  "http://bakery.example/",
  "bakery.example",
  "https://bakery.example/#x",
  "https://user@bakery.example/",
  "https://bakery.example/a b",
  "",
])("rejects the redirect URI %j, as the main process does", (redirectUri) => {
  const fields = { ...typed, redirectMode: "live", redirectUri } as const;
  const { invalid, form } = validateFields(fields, {});
  expect(invalid).toEqual(["redirectUri"]);
  expect(createCallSchemas().saveMetaApp.safeParse([form]).success).toBe(false);
});

it("lists every invalid field in the order of the form", () => {
  const empty = {
    ...toFields(undefined, "v26.0"),
    login: "business",
    redirectMode: "live",
  } as const;
  expect(validateFields(empty, {}).invalid).toEqual([
    "appId",
    "appSecret",
    "configId",
    "redirectUri",
  ]);
});

it("comes back to what was typed, but never shows the secret", () => {
  const draft = {
    appId: "12",
    version: "v25.0",
    login: "business",
    configId: "77",
    redirectMode: "live",
    redirectUri: "https://bakery.example/back",
    step: "form",
    secretEntered: true,
  } as const;
  const fields = initialFields({ draft, saved, versions: [] });
  expect(fields).toEqual({
    appId: "12",
    appSecret: "",
    version: "v25.0",
    login: "business",
    configId: "77",
    redirectMode: "live",
    redirectUri: "https://bakery.example/back",
  });
  expect(validateFields(fields, { draft }).invalid).toEqual([]);
  expect(validateFields({ ...fields, appId: "13" }, { draft }).invalid).toEqual(["appSecret"]);
});
