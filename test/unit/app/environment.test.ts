import { describe, expect, it } from "vitest";
import { EnvironmentError, readEnvironment } from "../../../main/app/environment.ts";

const metaApp = { PAGEKEEPER_APP_ID: "123", PAGEKEEPER_APP_SECRET: "app-secret" };
const facebook = {
  PAGEKEEPER_DIALOG_URL: "http://127.0.0.1:4000",
  PAGEKEEPER_GRAPH_URL: "https://graph.invalid:8443",
};
const profile = { PAGEKEEPER_USER_DATA: "/tmp/profile", PAGEKEEPER_PORT: "50000" };

describe("a development build", () => {
  it.each<[string, NodeJS.ProcessEnv, object]>([
    ["no variables", {}, {}],
    ["other variables", { HOME: "/root", PAGEKEEPER_OTHER: "1" }, {}],
    ["a profile", profile, { userData: "/tmp/profile", port: 50_000 }],
    ["any free port", { PAGEKEEPER_PORT: "0" }, { port: 0 }],
    ["the highest port", { PAGEKEEPER_PORT: "65535" }, { port: 65_535 }],
    ["a Meta app", metaApp, { metaApp: { id: "123", secret: "app-secret" } }],
    [
      "another Facebook",
      facebook,
      { dialogOrigin: "http://127.0.0.1:4000", graphOrigin: "https://graph.invalid:8443" },
    ],
    [
      "an update server",
      { PAGEKEEPER_UPDATE_URL: "http://127.0.0.1:4001/" },
      { updateOrigin: "http://127.0.0.1:4001" },
    ],
    [
      "a URL with more than an origin",
      { PAGEKEEPER_GRAPH_URL: "https://user:word@graph.invalid/v26.0?x=1#y" },
      { graphOrigin: "https://graph.invalid" },
    ],
  ])("reads %s", (_what, env, expected) => {
    expect(readEnvironment(env, false)).toEqual(expected);
  });

  it.each<[string, NodeJS.ProcessEnv]>([
    ["PAGEKEEPER_PORT", { PAGEKEEPER_PORT: "65536" }],
    ["PAGEKEEPER_PORT", { PAGEKEEPER_PORT: "-1" }],
    ["PAGEKEEPER_PORT", { PAGEKEEPER_PORT: "80.5" }],
    ["PAGEKEEPER_PORT", { PAGEKEEPER_PORT: "0x50" }],
    ["PAGEKEEPER_PORT", { PAGEKEEPER_PORT: "" }],
    ["PAGEKEEPER_PORT", { PAGEKEEPER_PORT: " 80" }],
    ["PAGEKEEPER_PORT", { PAGEKEEPER_PORT: "http" }],
    ["PAGEKEEPER_USER_DATA", { PAGEKEEPER_USER_DATA: "" }],
    ["PAGEKEEPER_DIALOG_URL", { PAGEKEEPER_DIALOG_URL: "127.0.0.1:4000" }],
    ["PAGEKEEPER_DIALOG_URL", { PAGEKEEPER_DIALOG_URL: "file:///etc/passwd" }],
    ["PAGEKEEPER_GRAPH_URL", { PAGEKEEPER_GRAPH_URL: "javascript:alert(1)" }],
    ["PAGEKEEPER_UPDATE_URL", { PAGEKEEPER_UPDATE_URL: "/tmp/updates" }],
    ["PAGEKEEPER_APP_ID", { ...metaApp, PAGEKEEPER_APP_ID: "" }],
    ["PAGEKEEPER_APP_SECRET", { ...metaApp, PAGEKEEPER_APP_SECRET: "" }],
  ])("names %s if it is unusable: %j", (name, env) => {
    const read = () => readEnvironment(env, false);
    expect(read).toThrow(EnvironmentError);
    expect(read).toThrow(name);
  });

  it.each([{ PAGEKEEPER_APP_ID: "123" }, { PAGEKEEPER_APP_SECRET: "app-secret" }])(
    "refuses half a Meta app: %j",
    (half) => {
      expect(() => readEnvironment(half, false)).toThrow("go together");
    },
  );

  it("never quotes a value", () => {
    const wrong = { ...metaApp, PAGEKEEPER_GRAPH_URL: "my-hidden-url", PAGEKEEPER_APP_ID: "" };
    const half = { PAGEKEEPER_APP_SECRET: "app-secret" };
    for (const env of [wrong, half]) {
      expect(() => readEnvironment(env, false)).not.toThrow(/my-hidden-url|app-secret/);
      expect(() => readEnvironment(env, false)).toThrow(EnvironmentError);
    }
  });
});

describe("a packaged build", () => {
  it("reads the folder and the port", () => {
    expect(readEnvironment(profile, true)).toEqual({ userData: "/tmp/profile", port: 50_000 });
  });

  it("ignores every variable that could redirect tokens or updates", () => {
    const updates = { PAGEKEEPER_UPDATE_URL: "http://127.0.0.1:4001" };
    expect(readEnvironment({ ...metaApp, ...facebook, ...updates }, true)).toEqual({});
  });

  it.each([
    { PAGEKEEPER_APP_ID: "123" },
    { PAGEKEEPER_APP_SECRET: "" },
    { PAGEKEEPER_DIALOG_URL: "nonsense" },
    { PAGEKEEPER_GRAPH_URL: "" },
  ])("does not even parse the variables that it ignores: %j", (env) => {
    expect(readEnvironment(env, true)).toEqual({});
  });
});
