/** How the practice Facebook is brought to each documented error, and the call that then meets it. */
import { type Command, pages } from "../../../main/practice/index.ts";
import type { ErrorName } from "../meta/errors.ts";
import type { EndpointName } from "../meta.ts";
import { get, inBatch, item, ofBakery, ofDana, ofPage, ofYoga, post } from "./sample-requests.ts";
import { type Ask, codeParams, dana, type Stage } from "./scenario.ts";

interface Trouble {
  readonly at: EndpointName;
  readonly bring: (stage: Stage) => Ask | Promise<Ask>;
}

const bakery = pages.northwindBakery.id;
const yoga = pages.harborYoga.id;
const fern = pages.studioFern.id;
const tokenPath = "oauth/access_token";

const onceTold =
  (command: Command, ask: (stage: Stage) => Ask): Trouble["bring"] =>
  (stage) => {
    stage.practice.control.do(command);
    return ask(stage);
  };

const me = (stage: Stage) => get("me", ofDana(stage));
const conversations = (platform: string) => (stage: Stage) =>
  get(`${bakery}/conversations`, { ...ofBakery(stage), platform });

type Reason = Extract<Command, { action: "invalidate-tokens" }>["reason"];
const ended = (reason: Reason): Trouble => ({
  at: "user",
  bring: onceTold({ action: "invalidate-tokens", person: dana, reason }, me),
});

const limited = (at: EndpointName, ask: (stage: Stage) => Ask): Trouble => ({
  at,
  bring: onceTold({ action: "limits", limits: "business", minutes: 7 }, ask),
});

/** The exchange of a good code, but for `changes`. */
const exchange = (changes: Ask["params"]): Trouble => ({
  at: "codeExchange",
  bring: async (stage) => post(tokenPath, { ...(await codeParams(stage)), ...changes }),
});

const reading =
  (page: string, name: string): Trouble["bring"] =>
  (stage) =>
    get(`${page}/conversations`, { ...ofPage(stage, name), platform: "instagram" });

export const troubles: Readonly<Record<ErrorName, Trouble>> = {
  serviceDown: { at: "user", bring: onceTold({ action: "service", service: "down" }, me) },
  appLimit: { at: "user", bring: onceTold({ action: "limits", limits: "app" }, me) },
  parameter: {
    at: "accounts",
    bring: (stage) => get("me/accounts", { ...ofDana(stage), limit: "0" }),
  },
  objectMissing: { at: "page", bring: (stage) => get("123456", ofDana(stage)) },
  noToken: { at: "debugToken", bring: () => get("debug_token", { input_token: "junk" }) },
  noActiveToken: { at: "user", bring: () => get("me") },
  unknownPath: { at: "user", bring: (stage) => get("no/such/path", ofDana(stage)) },
  unknownAlias: { at: "page", bring: (stage) => get("some.page", ofDana(stage)) },
  proofMissing: {
    at: "user",
    bring: onceTold({ action: "proof", proof: "required" }, (stage) => ({
      ...me(stage),
      unproven: true,
    })),
  },
  proofWrong: {
    at: "user",
    bring: (stage) => get("me", { ...ofDana(stage), appsecret_proof: "0".repeat(64) }),
  },
  tokenUnreadable: { at: "user", bring: () => get("me", { access_token: "junk" }) },
  appTokenIgnored: {
    at: "debugToken",
    bring: onceTold({ action: "app-type", appType: "native" }, ({ app }) =>
      get("debug_token", { input_token: app, access_token: app }),
    ),
  },
  appRemoved: ended("app-removed"),
  checkpoint: ended("checkpoint"),
  passwordChanged: ended("password-changed"),
  tokenExpired: ended("expired"),
  loggedOut: ended("logged-out"),
  roleLost: {
    at: "conversations",
    bring: onceTold(
      { action: "role", person: dana, page: bakery, role: "none" },
      conversations("messenger"),
    ),
  },
  pageNotGranted: {
    at: "page",
    bring: onceTold(
      { action: "selection", person: dana, page: bakery, selection: "deselected" },
      (stage) => get("me", ofBakery(stage)),
    ),
  },
  codeMalformed: exchange({ code: "AQnone" }),
  codeUsed: {
    at: "codeExchange",
    bring: async (stage) => {
      const ask = post(tokenPath, await codeParams(stage));
      await stage.ask(ask);
      return ask;
    },
  },
  codeExpired: {
    at: "codeExchange",
    bring: async (stage) => {
      const ask = post(tokenPath, await codeParams(stage));
      stage.later(10 * 60_000);
      return ask;
    },
  },
  otherRedirectUri: exchange({ redirect_uri: "http://localhost:1/elsewhere" }),
  unknownApp: exchange({ client_id: "1" }),
  wrongSecret: exchange({ client_secret: "another" }),
  permissionMissing: {
    at: "conversations",
    bring: onceTold(
      { action: "permission", person: dana, permission: "pages_messaging", status: "expired" },
      conversations("messenger"),
    ),
  },
  pageTokenNeeded: {
    at: "conversations",
    bring: (stage) => get(`${bakery}/conversations`, ofDana(stage)),
  },
  businessPermissionMissing: {
    at: "businesses",
    bring: onceTold(
      { action: "permission", person: dana, permission: "business_management", status: "declined" },
      (stage) => get("me/businesses", ofDana(stage)),
    ),
  },
  instagramNotProfessional: {
    at: "conversations",
    bring: onceTold(
      { action: "instagram", page: bakery, state: "personal" },
      conversations("instagram"),
    ),
  },
  instagramNotLinked: { at: "conversations", bring: reading(yoga, "Harbor Yoga") },
  messageAccessOff: { at: "conversations", bring: reading(fern, "Studio Fern") },
  pagesLimit: limited("readSubscription", (stage) => get(`${yoga}/subscribed_apps`, ofYoga(stage))),
  instagramLimit: limited("conversations", conversations("instagram")),
  messengerLimit: limited("conversations", conversations("messenger")),
  fieldsRequired: {
    at: "subscribe",
    bring: (stage) => post(`${yoga}/subscribed_apps`, ofYoga(stage)),
  },
  batchTooLarge: {
    at: "batch",
    bring: (stage) =>
      inBatch(
        Array.from({ length: 51 }, () => item("me")),
        ofDana(stage),
      ),
  },
};
