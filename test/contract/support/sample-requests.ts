import { pages } from "../../../main/practice/index.ts";
import { businesses } from "../../../main/practice/seed.ts";
import { credentials, proof } from "../../unit/practice/support.ts";
import type { Method } from "../meta/endpoint.ts";
import { everyField, type Node } from "../meta/fields.ts";
import type { EndpointName } from "../meta/index.ts";
import { business, conversation, listedPage, page, user, webhookFields } from "../meta/nodes.ts";
import { codeParams, dana, exchangeParams, type SampleRequest, type Scenario } from "./scenario.ts";

const bakery = pages.northwindBakery.id;
const yoga = pages.harborYoga.id;
const portfolio = businesses[0]?.id ?? "";

const to =
  (method: Method) =>
  (path: string, params: SampleRequest["params"] = {}): SampleRequest => ({ method, path, params });
export const [get, post, remove] = [to("GET"), to("POST"), to("DELETE")];

export const asDana = ({ userToken }: Scenario) => ({ access_token: userToken });
export const asPage = ({ pageTokens }: Scenario, name: string) => ({
  access_token: pageTokens.get(name) ?? "",
});
export const asBakery = (scenario: Scenario) => asPage(scenario, "Northwind Bakery");
export const asYoga = (scenario: Scenario) => asPage(scenario, "Harbor Yoga");

const allFields = (node: Node) => ({ fields: everyField(node) });

export const batchItem = (path: string, params: SampleRequest["params"] = {}) => ({
  method: "GET",
  relative_url: `${path}?${new URLSearchParams(params)}`,
});

export const batchOf = (
  items: readonly unknown[],
  params: SampleRequest["params"],
): SampleRequest => post("", { batch: JSON.stringify(items), ...params });

const tokenPath = "oauth/access_token";

/** The requests to send, in this order, because some of them change the practice Facebook. */
export const sampleRequests: Readonly<
  Record<EndpointName, (scenario: Scenario) => Promise<readonly SampleRequest[]>>
> = {
  codeExchange: async (scenario) => [
    get(tokenPath, await codeParams(scenario)),
    post(tokenPath, { ...(await codeParams(scenario)), grant_type: "authorization_code" }),
  ],
  longLivedExchange: async (scenario) => [
    get(tokenPath, await exchangeParams(scenario)),
    post(tokenPath, await exchangeParams(scenario)),
  ],
  appToken: async ({ practice }) => {
    const params = { ...credentials(practice), grant_type: "client_credentials" };
    return [get(tokenPath, params), post(tokenPath, params)];
  },
  debugToken: async (scenario) => {
    const inspect = (input_token: string, access_token = scenario.appToken) =>
      get("debug_token", { input_token, access_token });
    const { access_token: page } = asYoga(scenario);
    return [
      inspect(scenario.userToken),
      inspect(page),
      inspect(scenario.appToken),
      inspect("junk"),
      inspect(page, scenario.userToken),
    ];
  },
  user: async (scenario) => [
    get("me", asDana(scenario)),
    get(dana, { ...asDana(scenario), ...allFields(user) }),
  ],
  permissions: async (scenario) => [
    get("me/permissions", asDana(scenario)),
    get(`${dana}/permissions`, asDana(scenario)),
  ],
  accounts: async (scenario) => [
    get("me/accounts", asDana(scenario)),
    get("me/accounts", { ...asDana(scenario), fields: "picture.type(large){url}", limit: "1" }),
    get(`${dana}/accounts`, { ...asDana(scenario), ...allFields(listedPage), limit: "100" }),
  ],
  revokeAll: async (scenario) => [remove(`${dana}/permissions`, asDana(scenario))],
  revokeOne: async (scenario) => [remove("me/permissions/pages_messaging", asDana(scenario))],
  page: async (scenario) => [
    get(bakery, asDana(scenario)),
    get(yoga, { ...asDana(scenario), ...allFields(page) }),
    get(bakery, { ...asBakery(scenario), ...allFields(page) }),
    get("me", asBakery(scenario)),
  ],
  pages: async (scenario) => [
    get("", { ...asDana(scenario), ids: bakery }),
    get("", { ...asDana(scenario), ids: `${bakery},${yoga}`, ...allFields(page) }),
  ],
  conversations: async (scenario) => {
    const fields = allFields(conversation);
    const path = `${bakery}/conversations`;
    return [
      get(path, { ...asBakery(scenario), platform: "messenger", limit: "1" }),
      get(path, { ...asBakery(scenario), platform: "instagram", ...fields }),
      get("me/conversations", { ...asYoga(scenario), ...fields }),
    ];
  },
  readSubscription: async (scenario) => {
    const path = `${bakery}/subscribed_apps`;
    await scenario.send(post(path, { ...asBakery(scenario), subscribed_fields: "messages,feed" }));
    return [get(path, asBakery(scenario)), get(path, { ...asBakery(scenario), limit: "100" })];
  },
  subscribe: async (scenario) => [
    post(`${bakery}/subscribed_apps`, {
      ...asBakery(scenario),
      subscribed_fields: webhookFields.join(","),
    }),
  ],
  unsubscribe: async (scenario) => [remove(`${bakery}/subscribed_apps`, asBakery(scenario))],
  businesses: async (scenario) => [
    get("me/businesses", asDana(scenario)),
    get(`${dana}/businesses`, { ...asDana(scenario), ...allFields(business), limit: "100" }),
  ],
  business: async (scenario) => [get(portfolio, { ...asDana(scenario), ...allFields(business) })],
  ownedPages: async (scenario) => [
    get(`${portfolio}/owned_pages`, asDana(scenario)),
    get(`${portfolio}/owned_pages`, { ...asDana(scenario), ...allFields(page) }),
  ],
  clientPages: async (scenario) => [
    get(`${portfolio}/client_pages`, { ...asDana(scenario), ...allFields(page) }),
  ],
  batch: async (scenario) => {
    const token = asYoga(scenario);
    const withProof = { ...token, appsecret_proof: proof(scenario.practice, token.access_token) };
    const reads = [
      batchItem("me"),
      batchItem("me/accounts"),
      batchItem(`${yoga}/conversations`, withProof),
    ];
    return [
      batchOf(reads, asDana(scenario)),
      batchOf([batchItem("me")], { ...asBakery(scenario), include_headers: "false" }),
      batchOf([batchItem(`${yoga}/conversations`, withProof)], { access_token: scenario.appToken }),
    ];
  },
};
