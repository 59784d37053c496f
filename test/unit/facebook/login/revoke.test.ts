import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import {
  appSecret,
  createTestFacebook,
  graphError,
  type Reply,
  startGraph,
} from "../support/graph.ts";

const user = { id: "10/../11", token: "EAAuser" };

async function revokeAt(reply: Reply) {
  const graph = await startGraph(() => reply);
  return { result: await createTestFacebook(graph.origin).revoke(user), graph };
}

it("deletes all permissions of the user with the user's token and its proof", async () => {
  const { graph } = await revokeAt({ body: "true" });
  const [received] = graph.requests;
  expect(received?.method).toBe("DELETE");
  expect(received?.path).toBe("/v26.0/10%2F..%2F11/permissions");
  expect(received?.headers.authorization).toBe(`Bearer ${user.token}`);
  expect(Object.fromEntries(received?.query ?? [])).toEqual({
    appsecret_proof: createHmac("sha256", appSecret).update(user.token).digest("hex"),
  });
});

it.each<readonly [string, Reply]>([
  ["true", { body: "true" }],
  ["success", { body: { success: true } }],
  ["190", { status: 400, body: graphError(190) }],
  ["190/458", { status: 400, body: graphError(190, 458) }],
  ["190/463", { status: 400, body: graphError(190, 463) }],
])("succeeds on %s", async (_name, reply) => {
  expect((await revokeAt(reply)).result).toEqual({ ok: true, value: null });
});

it.each<readonly [string, Reply, string]>([
  [
    "a checkpoint, after which the token may be valid again",
    { status: 400, body: graphError(190, 459) },
    "checkpoint",
  ],
  ["a limit", { status: 400, body: graphError(4) }, "throttled"],
  ["success: false", { body: { success: false } }, "facebook_unexpected"],
  [
    "a wrong app",
    { status: 400, body: graphError(190, undefined, "Error validating application.") },
    "app_misconfigured",
  ],
])("fails on %s", async (_name, reply, code) => {
  expect((await revokeAt(reply)).result).toMatchObject({ ok: false, problem: { code } });
});
