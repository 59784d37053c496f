import { describe, expect, it } from "vitest";
import type {
  MetaAppSetup,
  TestedPermission,
  TestLoginView,
} from "../../../../common/contract/meta-app.ts";
import {
  draftOf,
  edit,
  formOf,
  goTo,
  isReachable,
  type SetupStep,
  setupSteps,
  startWalk,
  stepState,
  withErrors,
  withProblem,
  withTestLogin,
} from "../../../../renderer/setup/walk-state.ts";

const setup: MetaAppSetup = {
  running: "practice",
  versions: [
    { version: "v26.0", retired: false },
    { version: "v20.0", until: "2026-09-24", retired: true },
  ],
  localRedirectUri: "http://localhost:1/auth/facebook/callback",
  permissions: [],
};
const draft = {
  appId: "123",
  secretEntered: true,
  version: "v26.0",
  login: "classic",
  configId: "",
  redirectMode: "development",
  redirectUri: "",
  step: "redirect",
} as const;
const permission = (name: string, status: TestedPermission["status"], required = true) => ({
  name,
  channels: ["messenger"] as const,
  required,
  status,
});
const passed = (...permissions: readonly TestedPermission[]): TestLoginView => ({
  name: "done",
  userName: "Dana Reyes",
  pages: 2,
  permissions,
});
const atRedirect = startWalk({ ...setup, draft });

describe("the start of the walk", () => {
  it("is the first step if nothing was entered", () => {
    expect(startWalk(setup)).toMatchObject({ step: "create", reached: "create" });
  });

  it("continues with the step and the fields of the draft", () => {
    const { fields, step, secretEntered } = atRedirect;
    expect({ step, secretEntered, appId: fields.appId }).toEqual({
      step: "redirect",
      secretEntered: true,
      appId: "123",
    });
    expect(fields.appSecret).toBe("");
  });

  it("is the first step if the draft is of the short form", () => {
    expect(startWalk({ ...setup, draft: { ...draft, step: "form" } }).step).toBe("create");
  });

  it("replaces a Graph version that Meta has retired", () => {
    const saved = { appId: "123", version: "v20.0" };
    expect(startWalk({ ...setup, saved }).fields.version).toBe("v26.0");
  });

  it("ignores a test login that was cancelled", () => {
    const testLogin: TestLoginView = {
      name: "failed",
      problem: { code: "cancelled", message: "Cancelled." },
    };
    expect(startWalk({ ...setup, draft, testLogin }).testLogin).toBeUndefined();
    expect(withTestLogin(atRedirect, testLogin).testLogin).toBeUndefined();
  });
});

describe("the form", () => {
  it("keeps the secret that was entered before", () => {
    expect(formOf(atRedirect, undefined)).toEqual({
      invalid: [],
      form: { appId: "123", version: "v26.0" },
    });
  });

  it("keeps the secret in the keychain of the same app only", () => {
    const state = { ...atRedirect, secretEntered: false };
    expect(formOf(state, { appId: "123", version: "v25.0" }).invalid).toEqual([]);
    expect(formOf(state, { appId: "9", version: "v25.0" }).invalid).toEqual(["appSecret"]);
  });

  it("does not ask for the fields of later steps", () => {
    const state = edit(startWalk({ ...setup, draft: { ...draft, step: "credentials" } }), {
      login: "business",
      redirectMode: "live",
    });
    expect(formOf(state, undefined)).toEqual({
      invalid: [],
      form: { appId: "123", version: "v26.0" },
    });
    expect(formOf(goTo(state, "redirect"), undefined).invalid).toEqual(["configId", "redirectUri"]);
  });

  it("takes only digits for an App ID", () => {
    expect(formOf(edit(atRedirect, { appId: "12ab" }), undefined).invalid).toEqual(["appId"]);
  });
});

describe("a change of a field", () => {
  const tested = withTestLogin({ ...atRedirect, appName: "Northwind" }, passed());

  it("makes an earlier test and the later steps void", () => {
    const changed = edit(goTo(goTo(tested, "live"), "redirect"), { redirectMode: "live" });
    expect(changed.testLogin).toBeUndefined();
    expect(isReachable(changed, "permissions")).toBe(false);
    expect(changed.appName).toBe("Northwind");
  });

  it("makes the answer of Meta void if it is of the ID or the secret", () => {
    expect(edit(tested, { appId: "1" }).appName).toBeUndefined();
    expect(edit(tested, { appSecret: "s" }).appName).toBeUndefined();
  });

  it("forgets the secret once its field is empty again", () => {
    const typed = edit({ ...atRedirect, secretEntered: false }, { appSecret: "s" });
    expect(typed.secretEntered).toBe(true);
    expect(edit(typed, { appSecret: " " }).secretEntered).toBe(false);
  });
});

it("sends the secret only when it has changed", () => {
  const typed = edit(atRedirect, { appSecret: "s" });
  expect(draftOf(typed, true)).toMatchObject({ appSecret: "s", step: "redirect" });
  expect(draftOf(typed, false)).not.toHaveProperty("appSecret");
});

describe("a problem", () => {
  it("is shown at its field, in the step of the field", () => {
    const state = withProblem(goTo(atRedirect, "live"), {
      code: "app_secret_wrong",
      message: "Wrong.",
      field: "appSecret",
    });
    expect(state).toMatchObject({ step: "credentials", errors: { appSecret: "Wrong." } });
    expect(state.problem).toBeUndefined();
  });

  it("is shown below the fields if its field is not there", () => {
    const problem = {
      code: "redirect_uri_mismatch",
      message: "Not the one.",
      field: "redirectUri",
    } as const;
    expect(withProblem(atRedirect, problem)).toMatchObject({ step: "redirect", problem });
    const live = edit(atRedirect, { redirectMode: "live" });
    expect(withProblem(live, problem).errors).toEqual({ redirectUri: "Not the one." });
  });

  it("leads to the first of several invalid fields", () => {
    const errors = { appId: "Enter it.", redirectUri: "Enter it." };
    expect(withErrors(goTo(atRedirect, "live"), errors)).toMatchObject({
      step: "credentials",
      errors,
    });
  });
});

describe("the list of steps", () => {
  const states = (state: typeof atRedirect) =>
    setupSteps.map((step: SetupStep) => stepState(state, step)).join(" ");

  it("shows what is done, where the user is, and what is open", () => {
    expect(states(atRedirect)).toBe("done done current open open");
  });

  it("leaves a step open whose test was skipped", () => {
    expect(states(goTo(atRedirect, "live"))).toBe("done done open open current");
  });

  it("leaves the permissions open if a required one is missing", () => {
    const granted = permission("a", "granted");
    const reach = (...all: readonly TestedPermission[]) =>
      states(goTo(withTestLogin(atRedirect, passed(...all)), "live"));
    expect(reach(granted, permission("b", "missing"))).toBe("done done done open current");
    expect(reach(granted, permission("b", "declined", false))).toBe("done done done done current");
  });

  it("leads back, but not past the last step that was reached", () => {
    const state = goTo(goTo(atRedirect, "permissions"), "create");
    expect(setupSteps.filter((step) => isReachable(state, step))).toEqual([
      "create",
      "credentials",
      "redirect",
      "permissions",
    ]);
  });
});
