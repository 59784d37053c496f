import { expect, it } from "vitest";
import {
  hideSecretVariables,
  withSecretVariables,
} from "../../../../main/desktop/lifecycle/secret-variables.ts";

it("shows the App Secret to a restarted Pagekeeper only", () => {
  const env = { PATH: "/bin", PAGEKEEPER_APP_ID: "123", PAGEKEEPER_APP_SECRET: "hush" };
  const all = { ...env };
  hideSecretVariables(env);
  expect(env).toEqual({ PATH: "/bin", PAGEKEEPER_APP_ID: "123" });
  expect(withSecretVariables(env, () => ({ ...env }))).toEqual(all);
  expect(env).not.toHaveProperty("PAGEKEEPER_APP_SECRET");
});

it("hides the App Secret even if the restart fails", () => {
  const env = { PAGEKEEPER_APP_SECRET: "hush" };
  hideSecretVariables(env);
  const fail = () => {
    throw new Error("no");
  };
  expect(() => withSecretVariables(env, fail)).toThrow("no");
  expect(env).toEqual({});
});
