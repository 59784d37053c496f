import { type Command, pages } from "../../../main/practice/index.ts";
import type { ErrorName } from "../meta/errors.ts";
import type { EndpointName } from "../meta/index.ts";
import type { Exchange } from "./recorder.ts";
import {
  asBakery,
  asDana,
  asPage,
  asYoga,
  batchItem,
  batchOf,
  get,
  post,
} from "./sample-requests.ts";
import { codeParams, dana, type SampleRequest, type Scenario } from "./scenario.ts";

type RequestFor = (scenario: Scenario) => SampleRequest | Promise<SampleRequest>;

interface ErrorScenario {
  readonly endpoint: EndpointName;
  readonly request: RequestFor;
  /** The command to apply to the practice Facebook before the request. */
  readonly command?: Command;
}

const at = (endpoint: EndpointName, request: RequestFor, command?: Command): ErrorScenario => ({
  endpoint,
  request,
  ...(command && { command }),
});

/** Provokes the error and returns the response. */
export async function provoke(
  { request, command }: ErrorScenario,
  scenario: Scenario,
): Promise<Exchange> {
  if (command) scenario.practice.control.do(command);
  return scenario.send(await request(scenario));
}

const bakery = pages.northwindBakery.id;
const yoga = pages.harborYoga.id;
const fern = pages.studioFern.id;
const tokenPath = "oauth/access_token";

const me: RequestFor = (scenario) => get("me", asDana(scenario));

const conversations =
  (platform: string): RequestFor =>
  (scenario) =>
    get(`${bakery}/conversations`, { ...asBakery(scenario), platform });

const instagramOf =
  (page: string, name: string): RequestFor =>
  (scenario) =>
    get(`${page}/conversations`, { ...asPage(scenario, name), platform: "instagram" });

type Reason = Extract<Command, { action: "invalidate-tokens" }>["reason"];
const invalidated = (reason: Reason): ErrorScenario =>
  at("user", me, { action: "invalidate-tokens", person: dana, reason });

const limited = (endpoint: EndpointName, request: RequestFor): ErrorScenario =>
  at(endpoint, request, { action: "limits", limits: "business", minutes: 7 });

/** Exchanges a valid code after changing some of the parameters. */
const exchangeCode = (changes: SampleRequest["params"]): ErrorScenario =>
  at("codeExchange", async (scenario) =>
    post(tokenPath, { ...(await codeParams(scenario)), ...changes }),
  );

export const errorScenarios: Readonly<Record<ErrorName, ErrorScenario>> = {
  serviceDown: at("user", me, { action: "service", service: "down" }),
  appLimit: at("user", me, { action: "limits", limits: "app" }),
  parameter: at("accounts", (scenario) => get("me/accounts", { ...asDana(scenario), limit: "0" })),
  objectMissing: at("page", (scenario) => get("123456", asDana(scenario))),
  noToken: at("debugToken", () => get("debug_token", { input_token: "junk" })),
  noActiveToken: at("user", () => get("me")),
  unknownPath: at("user", (scenario) => get("no/such/path", asDana(scenario))),
  unknownAlias: at("page", (scenario) => get("some.page", asDana(scenario))),
  proofMissing: at("user", (scenario) => ({ ...get("me", asDana(scenario)), withoutProof: true }), {
    action: "proof",
    proof: "required",
  }),
  proofWrong: at("user", (scenario) =>
    get("me", { ...asDana(scenario), appsecret_proof: "0".repeat(64) }),
  ),
  tokenUnreadable: at("user", () => get("me", { access_token: "junk" })),
  appTokenRejected: at(
    "debugToken",
    ({ appToken }) => get("debug_token", { input_token: appToken, access_token: appToken }),
    { action: "app-type", appType: "native" },
  ),
  appRemoved: invalidated("app-removed"),
  checkpoint: invalidated("checkpoint"),
  passwordChanged: invalidated("password-changed"),
  tokenExpired: invalidated("expired"),
  loggedOut: invalidated("logged-out"),
  roleLost: at("conversations", conversations("messenger"), {
    action: "role",
    person: dana,
    page: bakery,
    role: "none",
  }),
  pageNotGranted: at("page", (scenario) => get("me", asBakery(scenario)), {
    action: "selection",
    person: dana,
    page: bakery,
    selection: "deselected",
  }),
  codeMalformed: exchangeCode({ code: "AQnone" }),
  codeUsed: at("codeExchange", async (scenario) => {
    const request = post(tokenPath, await codeParams(scenario));
    await scenario.send(request);
    return request;
  }),
  codeExpired: at("codeExchange", async (scenario) => {
    const request = post(tokenPath, await codeParams(scenario));
    scenario.advanceClock(10 * 60_000);
    return request;
  }),
  otherRedirectUri: exchangeCode({ redirect_uri: "http://localhost:1/elsewhere" }),
  unknownApp: exchangeCode({ client_id: "1" }),
  wrongSecret: exchangeCode({ client_secret: "another" }),
  permissionMissing: at("conversations", conversations("messenger"), {
    action: "permission",
    person: dana,
    permission: "pages_messaging",
    status: "expired",
  }),
  pageTokenNeeded: at("conversations", (scenario) =>
    get(`${bakery}/conversations`, asDana(scenario)),
  ),
  businessPermissionMissing: at(
    "businesses",
    (scenario) => get("me/businesses", asDana(scenario)),
    {
      action: "permission",
      person: dana,
      permission: "business_management",
      status: "declined",
    },
  ),
  pageRestricted: at("conversations", conversations("messenger"), {
    action: "restriction",
    page: bakery,
    restriction: "page",
  }),
  businessBlocked: at("conversations", conversations("messenger"), {
    action: "restriction",
    page: bakery,
    restriction: "business",
  }),
  instagramNotProfessional: at("conversations", conversations("instagram"), {
    action: "instagram",
    page: bakery,
    state: "personal",
  }),
  instagramNotLinked: at("conversations", instagramOf(yoga, "Harbor Yoga")),
  messageAccessOff: at("conversations", instagramOf(fern, "Studio Fern")),
  pagesLimit: limited("readSubscription", (scenario) =>
    get(`${yoga}/subscribed_apps`, asYoga(scenario)),
  ),
  instagramLimit: limited("conversations", conversations("instagram")),
  messengerLimit: limited("conversations", conversations("messenger")),
  fieldsRequired: at("subscribe", (scenario) => post(`${yoga}/subscribed_apps`, asYoga(scenario))),
  batchTooLarge: at("batch", (scenario) =>
    batchOf(Array(51).fill(batchItem("me")), asDana(scenario)),
  ),
};
