import { describe, expect, it } from "vitest";
import { createCallSchemas } from "../../../../../common/contract/call-schemas.ts";
import {
  type MetaAppFields,
  toFields,
  validateFields,
} from "../../../../../renderer/settings/meta-app/meta-app-fields.ts";

const good: MetaAppFields = {
  ...toFields(undefined, "v26.0"),
  appId: " 123456789 ",
  appSecret: "0f1e2d3c4b5a6978\n",
};
const saved = { appId: "123456789", version: "v25.0" };

describe("the form of the Meta app", () => {
  it("sends what was typed, without the spaces that copying brings along", () => {
    expect(validateFields(good, undefined)).toEqual({
      faulty: [],
      form: { appId: "123456789", appSecret: "0f1e2d3c4b5a6978", version: "v26.0" },
    });
  });

  it("sends no secret where the one in the keychain is to stay", () => {
    const kept = { ...toFields(saved, "v26.0") };
    expect(validateFields(kept, saved)).toEqual({ faulty: [], form: saved });
    expect(validateFields({ ...kept, appId: "2" }, saved).faulty).toEqual(["appSecret"]);
  });

  it("sends configuration and address only where they were chosen", () => {
    const more = { ...good, configId: "77", redirectUri: "https://bakery.example/back" };
    expect(validateFields(more, undefined).form).not.toHaveProperty("configId");
    const chosen = { ...more, login: "business", redirectMode: "live" } as const;
    expect(validateFields(chosen, undefined).form).toMatchObject({
      configId: "77",
      redirectUri: "https://bakery.example/back",
    });
  });

  it("comes back as it was saved", () => {
    const full = { ...saved, configId: "77", redirectUri: "https://bakery.example/back?a=b" };
    expect(validateFields(toFields(full, "v26.0"), full).form).toEqual(full);
  });

  it.each([
    "http://bakery.example/",
    "bakery.example",
    "https://bakery.example/#x",
    "https://user@bakery.example/",
    "https://bakery.example/a b",
    "",
  ])("refuses the address %j, as the main process does", (redirectUri) => {
    const fields = { ...good, redirectMode: "live", redirectUri } as const;
    const { faulty, form } = validateFields(fields, undefined);
    expect(faulty).toEqual(["redirectUri"]);
    expect(createCallSchemas().saveMetaApp.safeParse([form]).success).toBe(false);
  });

  it("names every field that cannot be right, in the order of the form", () => {
    const empty = {
      ...toFields(undefined, "v26.0"),
      login: "business",
      redirectMode: "live",
    } as const;
    expect(validateFields(empty, undefined).faulty).toEqual([
      "appId",
      "appSecret",
      "configId",
      "redirectUri",
    ]);
  });
});
