/** Runs every call of the client, and searches the addresses for secrets. */
import { expect, it } from "vitest";
import { verifyApp } from "../../../main/facebook/login/verify-app.ts";
import { testClock } from "./support/clock.ts";
import { appId, appSecret, createTestFacebook, type Reply, startGraph } from "./support/graph.ts";
import { loginRequest, loginResponder, secrets, stepOf } from "./support/login.ts";
import { empty, nodes, scopes } from "./support/page-list.ts";

const pageToken = "EAApage333333333333333333333333333333333";
const appToken = `${appId}|${appSecret}`;
const signal = new AbortController().signal;
const success = (): Reply => ({ body: [{ code: 200, body: '{"success":true,"data":[]}' }] });

it("sends no token, code or app secret in an address", async () => {
  const answers = loginResponder({
    accounts: empty,
    debug: scopes({ pages_show_list: undefined }),
    businesses: () => ({ body: { data: [{ id: "77" }] } }),
    batch: nodes(),
  });
  const graph = await startGraph(answers);
  const facebook = createTestFacebook(graph.origin);
  const page = { pageId: "1", token: pageToken };
  expect((await facebook.readLogin(loginRequest())).ok).toBe(true);
  await facebook.readDetails(
    { user: { id: "10", token: secrets.longToken }, pages: [{ id: "1", instagram: true }] },
    signal,
  );
  await facebook.revoke({ id: "10", token: secrets.longToken });
  graph.respondWith(success);
  await facebook.check([{ ...page, accountId: "a", type: "messenger" }], signal);
  await facebook.subscribe([{ ...page, channels: ["messenger"] }], signal);
  await facebook.unsubscribe([page], signal);
  graph.respondWith(() => ({ body: { access_token: appToken, data: {} } }));
  const clock = testClock();
  await verifyApp({ graphOrigin: graph.origin, version: "v26.0", appId, appSecret, clock });

  const steps = graph.requests.map(stepOf);
  expect(new Set(steps).size).toBe(8);
  expect(graph.requests.filter(({ method }) => method === "DELETE")).toHaveLength(1);
  const addresses = graph.requests.map(({ url }) => decodeURIComponent(url));
  const found = [...Object.values(secrets), pageToken, appSecret].filter((secret) =>
    addresses.some((address) => address.includes(secret)),
  );
  expect(found).toEqual([]);
  expect(addresses.join("\n")).not.toMatch(/access_token=|input_token|client_secret/);
});
