/** Runs the client against a simulated Facebook that leaves Pages out of its list. */
import { describe, expect, it } from "vitest";
import type { LoginRequest } from "../../../../main/channels/ports/facebook.ts";
import {
  type Command,
  type PracticeOptions,
  pages,
  people,
} from "../../../../main/practice/index.ts";
import { type Answers, answerDialogAt, start } from "../../practice/support.ts";
import { createTestFacebook } from "../support/graph.ts";
import { loginRequest } from "../support/login.ts";

const { redirectUri } = loginRequest();
const dana = people.dana.id;

interface Scene extends PracticeOptions, Answers {
  readonly type?: LoginRequest["type"];
  readonly business?: boolean;
  readonly known?: readonly string[];
  /** The commands to send to the simulated Facebook after the dialog. */
  readonly commands?: readonly Command[];
}

/** Opens and submits the login dialog, and reads the login. */
async function logIn({
  type = "messenger",
  business,
  known = [],
  commands = [],
  ...scene
}: Scene = {}) {
  const practice = await start({ branches: 0, ...scene });
  const facebook = createTestFacebook(practice.origin, {
    dialogOrigin: practice.origin,
    appId: practice.appId,
    appSecret: () => practice.appSecret,
    ...(business && { configId: practice.configId }),
  });
  const dialog = facebook.dialogUrl({ type, state: "s", redirectUri, rerequest: false });
  const code = (await answerDialogAt(dialog, scene)).searchParams.get("code") ?? "";
  for (const command of commands) practice.control.do(command);
  practice.control.forgetCalls();
  const result = await facebook.readLogin(loginRequest({ type, code, knownPages: () => known }));
  if (!result.ok) throw new Error(result.problem.code);
  const found = new Map(result.value.pages.map((page) => [page.name, page]));
  const paths = practice.control
    .calls()
    .filter(({ via }) => via === "http")
    .map(({ path }) => path);
  return { found, names: [...found.keys()], user: result.value.user, paths };
}

const emptyList: Command = { action: "page-list", pageList: "empty" };
const shortList: Command = { action: "page-list", pageList: "short" };
const everyPage: Command = { action: "every-page", person: dana };
const seededPages = [
  "Northwind Bakery",
  "Harbor Yoga",
  "Corner Books",
  "Lakeside Dental",
  "Studio Fern",
];

describe("a complete list", () => {
  it.each([
    [1, 5],
    [25, 5],
    [26, 5],
    [100, 5],
    [501, 10],
    [5_000, 54],
  ])("reads %i Pages in a login of %i calls", async (count, calls) => {
    const pageCount: Command = { action: "pages", count };
    const { found, paths } = await logIn({ commands: [pageCount, everyPage] });
    expect(found.size).toBe(count);
    expect(paths).toHaveLength(calls);
  });
});

describe("an incomplete list", () => {
  it.each<readonly [string, Scene, number]>([
    ["is empty", { commands: [emptyList] }, 2],
    [
      "lacks a Page that was connected before",
      { commands: [shortList], known: [pages.lakesideDental.id] },
      2,
    ],
    ["is short after a Login for Business", { business: true, commands: [shortList] }, 2],
    ["is empty after a Login for Business", { business: true, commands: [emptyList] }, 2],
    ["lacks a portfolio's Pages for want of a permission", { decline: ["business_management"] }, 2],
  ])("adds the selected Pages to a list that %s", async (_name, scene, more) => {
    const { found, names, user, paths } = await logIn(scene);
    expect(names.toSorted()).toEqual(seededPages.toSorted());
    expect(paths).toHaveLength(5 + more);
    const tokens = new Set([...found.values()].map(({ token }) => token));
    expect(tokens.size).toBe(5);
    expect(tokens.has(user.token) || tokens.has(undefined)).toBe(false);
  });

  it("adds missing Pages fifty at a time", async () => {
    const { found, paths } = await logIn({ branches: 496, commands: [emptyList] });
    expect(found.size).toBe(501);
    expect(paths).toHaveLength(5 + 1 + 11);
  });

  it("does not add Pages that were not selected", async () => {
    const { names } = await logIn({ without: ["Lakeside Dental"], commands: [emptyList] });
    expect(names).toEqual(seededPages.filter((name) => name !== "Lakeside Dental"));
  });

  it("adds the Pages of businesses if all Pages were selected", async () => {
    const { names, paths } = await logIn({ commands: [everyPage, emptyList] });
    expect(names).toEqual(["Lakeside Dental", "Studio Fern"]);
    expect(paths.slice(5).map((path) => path.replace(/^\/v26\.0\/(\d+\/)?/, ""))).toEqual([
      "",
      "me/businesses",
      "owned_pages",
      "client_pages",
      "",
    ]);
  });

  it("adds only Pages connected before if the app may not ask about scopes", async () => {
    const native: Command = { action: "app-type", appType: "native" };
    const short = await logIn({ commands: [shortList, native], known: [pages.lakesideDental.id] });
    expect(short.names.toSorted()).toEqual(seededPages.toSorted());
    const empty = await logIn({ commands: [emptyList, native] });
    expect(empty.names).toEqual(["Lakeside Dental", "Studio Fern"]);
  });

  it("returns the Instagram accounts of Pages and marks the personal ones", async () => {
    const personal: Command = {
      action: "instagram",
      page: pages.studioFern.id,
      state: "personal",
    };
    for (const commands of [[personal], [personal, emptyList]]) {
      const { found } = await logIn({ type: "instagram", commands });
      expect(found.get("Lakeside Dental")?.instagram?.username).toBe("lakeside.dental");
      expect(found.get("Studio Fern")).toMatchObject({ personalInstagram: true });
      expect(found.get("Studio Fern")?.instagram).toBeUndefined();
      expect(found.get("Harbor Yoga")).not.toHaveProperty("personalInstagram");
    }
  });
});

describe("a withheld permission", () => {
  it.each([
    ["messenger", "pages_messaging"],
    ["instagram", "instagram_manage_messages"],
  ] as const)("withholds a permission for %s from one Page alone", async (type, permission) => {
    const { id: page } = pages.northwindBakery;
    const withhold: Command = {
      action: "page-permission",
      person: dana,
      page,
      permission,
      is: "withheld",
    };
    const { found } = await logIn({ type, business: true, commands: [withhold] });
    const withheld = [...found.values()].flatMap(
      (one) => one.withheld?.map((it) => [one.id, it]) ?? [],
    );
    expect(withheld).toEqual([[page, permission]]);
  });
});
