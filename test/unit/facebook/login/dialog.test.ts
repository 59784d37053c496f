import { expect, test } from "vitest";
import { createTestFacebook } from "../support/graph.ts";

const request = {
  type: "messenger",
  state: "st&te=1",
  redirectUri: "http://localhost:47814/auth/facebook/callback",
  rerequest: false,
} as const;

const dialog = (
  parts: Partial<Parameters<ReturnType<typeof createTestFacebook>["dialogUrl"]>[0]> = {},
) => new URL(createTestFacebook("http://127.0.0.1:9").dialogUrl({ ...request, ...parts }));

test("leads to the dialog of the version with state, redirect URI and response type", () => {
  const url = dialog();
  expect(url.origin + url.pathname).toBe("https://dialog.example/v26.0/dialog/oauth");
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: "4815162342",
    redirect_uri: request.redirectUri,
    state: request.state,
    scope:
      "pages_show_list,pages_messaging,pages_manage_metadata,pages_read_engagement,business_management",
    response_type: "code",
  });
});

test("asks for Instagram's permissions for Instagram", () => {
  expect(dialog({ type: "instagram" }).searchParams.get("scope")).toBe(
    "pages_show_list,pages_read_engagement,pages_manage_metadata,business_management,instagram_basic,instagram_manage_messages",
  );
});

test("names the configuration of a Login for Business, and then no permission", () => {
  const facebook = createTestFacebook("http://127.0.0.1:9", { configId: "917" });
  for (const type of ["messenger", "instagram"] as const) {
    const { searchParams } = new URL(facebook.dialogUrl({ ...request, type, rerequest: true }));
    expect(searchParams.get("config_id")).toBe("917");
    expect(searchParams.has("scope")).toBe(false);
    expect(searchParams.get("auth_type")).toBe("rerequest");
  }
});

test("asks again for what was declined only when told to", () => {
  expect(dialog({ rerequest: true }).searchParams.get("auth_type")).toBe("rerequest");
  expect(dialog().searchParams.has("auth_type")).toBe(false);
});
