/** Every way in which the contract lets the practice Facebook be asked. */

import { pages } from "../../../main/practice/index.ts";
import { businesses } from "../../../main/practice/seed.ts";
import { credentials, proof } from "../../unit/practice/support.ts";
import type { Method } from "../meta/endpoint.ts";
import { webhookFields } from "../meta/nodes.ts";
import { type EndpointName, endpoints } from "../meta.ts";
import { everyField } from "./fields.ts";
import { type Ask, codeParams, dana, exchangeParams, type Stage } from "./scenario.ts";

const bakery = pages.northwindBakery.id;
const yoga = pages.harborYoga.id;
const portfolio = businesses[0]?.id ?? "";

const to =
  (method: Method) =>
  (path: string, params: Ask["params"] = {}): Ask => ({ method, path, params });
export const [get, post, remove] = [to("GET"), to("POST"), to("DELETE")];

export const ofDana = ({ user }: Stage) => ({ access_token: user });
export const ofPage = ({ pages: tokens }: Stage, name: string) => ({
  access_token: tokens.get(name) ?? "",
});
export const ofBakery = (stage: Stage) => ofPage(stage, "Northwind Bakery");
export const ofYoga = (stage: Stage) => ofPage(stage, "Harbor Yoga");

/** With all that can be asked of it. */
function everyFieldOf(name: EndpointName) {
  const { answer } = endpoints[name];
  return answer.kind === "value" ? {} : { fields: everyField(answer.node) };
}

/** A call inside a batch. */
export const item = (path: string, params: Ask["params"] = {}) => ({
  method: "GET",
  relative_url: `${path}?${new URLSearchParams(params)}`,
});

export const inBatch = (items: readonly unknown[], params: Ask["params"]): Ask =>
  post("", { batch: JSON.stringify(items), ...params });

const tokenPath = "oauth/access_token";

/** In this order; what they change stays changed. */
export const asks: Readonly<Record<EndpointName, (stage: Stage) => Promise<readonly Ask[]>>> = {
  codeExchange: async (stage) => [
    get(tokenPath, await codeParams(stage)),
    post(tokenPath, { ...(await codeParams(stage)), grant_type: "authorization_code" }),
  ],
  longLivedExchange: async (stage) => [
    get(tokenPath, await exchangeParams(stage)),
    post(tokenPath, await exchangeParams(stage)),
  ],
  appToken: async ({ practice }) => {
    const params = { ...credentials(practice), grant_type: "client_credentials" };
    return [get(tokenPath, params), post(tokenPath, params)];
  },
  debugToken: async (stage) => {
    const look = (input_token: string, access_token = stage.app) =>
      get("debug_token", { input_token, access_token });
    const { access_token: page } = ofYoga(stage);
    return [look(stage.user), look(page), look(stage.app), look("junk"), look(page, stage.user)];
  },
  user: async (stage) => [
    get("me", ofDana(stage)),
    get(dana, { ...ofDana(stage), ...everyFieldOf("user") }),
  ],
  permissions: async (stage) => [
    get("me/permissions", ofDana(stage)),
    get(`${dana}/permissions`, ofDana(stage)),
  ],
  accounts: async (stage) => [
    get("me/accounts", ofDana(stage)),
    get("me/accounts", { ...ofDana(stage), fields: "picture.type(large){url}", limit: "1" }),
    get(`${dana}/accounts`, { ...ofDana(stage), ...everyFieldOf("accounts"), limit: "100" }),
  ],
  revokeAll: async (stage) => [remove(`${dana}/permissions`, ofDana(stage))],
  revokeOne: async (stage) => [remove("me/permissions/pages_messaging", ofDana(stage))],
  page: async (stage) => [
    get(bakery, ofDana(stage)),
    get(yoga, { ...ofDana(stage), ...everyFieldOf("page") }),
    get(bakery, { ...ofBakery(stage), ...everyFieldOf("page") }),
    get("me", ofBakery(stage)),
  ],
  conversations: async (stage) => {
    const fields = everyFieldOf("conversations");
    const path = `${bakery}/conversations`;
    return [
      get(path, { ...ofBakery(stage), platform: "messenger", limit: "1" }),
      get(path, { ...ofBakery(stage), platform: "instagram", ...fields }),
      get("me/conversations", { ...ofYoga(stage), ...fields }),
    ];
  },
  readSubscription: async (stage) => {
    const path = `${bakery}/subscribed_apps`;
    await stage.ask(post(path, { ...ofBakery(stage), subscribed_fields: "messages,feed" }));
    return [get(path, ofBakery(stage)), get(path, { ...ofBakery(stage), limit: "100" })];
  },
  subscribe: async (stage) => [
    post(`${bakery}/subscribed_apps`, {
      ...ofBakery(stage),
      subscribed_fields: webhookFields.join(","),
    }),
  ],
  unsubscribe: async (stage) => [remove(`${bakery}/subscribed_apps`, ofBakery(stage))],
  businesses: async (stage) => [
    get("me/businesses", ofDana(stage)),
    get(`${dana}/businesses`, { ...ofDana(stage), ...everyFieldOf("businesses"), limit: "100" }),
  ],
  business: async (stage) => [get(portfolio, { ...ofDana(stage), ...everyFieldOf("business") })],
  ownedPages: async (stage) => [
    get(`${portfolio}/owned_pages`, ofDana(stage)),
    get(`${portfolio}/owned_pages`, { ...ofDana(stage), ...everyFieldOf("ownedPages") }),
  ],
  clientPages: async (stage) => [
    get(`${portfolio}/client_pages`, { ...ofDana(stage), ...everyFieldOf("clientPages") }),
  ],
  batch: async (stage) => {
    const own = ofYoga(stage);
    const proven = { ...own, appsecret_proof: proof(stage.practice, own.access_token) };
    const reads = [item("me"), item("me/accounts"), item(`${yoga}/conversations`, proven)];
    return [
      inBatch(reads, ofDana(stage)),
      inBatch([item("me")], { ...ofBakery(stage), include_headers: "false" }),
      inBatch([item(`${yoga}/conversations`, proven)], { access_token: stage.app }),
    ];
  },
};
