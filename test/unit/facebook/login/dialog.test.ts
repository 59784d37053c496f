import { expect, it } from "vitest";
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

it("builds the URL of the dialog with version, state, redirect URI and response type", () => {
  const url = dialog();
  expect(url.origin + url.pathname).toBe("https://dialog.example/v26.0/dialog/oauth");
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: "4815162342",
    redirect_uri: request.redirectUri,
    state: request.state,
    scope:
      "pages_show_list,pages_messaging,business_management,pages_manage_metadata,pages_read_engagement",
    response_type: "code",
  });
});

it("asks for Instagram's permissions if the channel is Instagram", () => {
  expect(dialog({ type: "instagram" }).searchParams.get("scope")).toBe(
    "pages_show_list,instagram_basic,instagram_manage_messages,business_management,pages_manage_metadata,pages_read_engagement",
  );
});

it("names the configuration instead of permissions in a Login for Business", () => {
  const facebook = createTestFacebook("http://127.0.0.1:9", { configId: "917" });
  for (const type of ["messenger", "instagram"] as const) {
    const { searchParams } = new URL(facebook.dialogUrl({ ...request, type, rerequest: true }));
    expect(searchParams.get("config_id")).toBe("917");
    expect(searchParams.has("scope")).toBe(false);
    expect(searchParams.get("auth_type")).toBe("rerequest");
  }
});

it("asks again for declined permissions only on request", () => {
  expect(dialog({ rerequest: true }).searchParams.get("auth_type")).toBe("rerequest");
  expect(dialog().searchParams.has("auth_type")).toBe(false);
});
