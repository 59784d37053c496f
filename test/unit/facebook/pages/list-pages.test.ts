import { describe, expect, test } from "vitest";
import type { ListedPage } from "../../../../main/channels/ports/facebook.ts";
import {
  createTestFacebook,
  graphError,
  type ReceivedRequest,
  type Responder,
  startGraph,
} from "../support/graph.ts";
import { loginRequest, loginResponder, secrets, stepOf } from "../support/login.ts";

async function readPages(accounts: Responder, type: "messenger" | "instagram" = "messenger") {
  const graph = await startGraph(loginResponder({ accounts }));
  const seen: number[] = [];
  const result = await createTestFacebook(graph.origin).readLogin(
    loginRequest({ type, onPages: (pages) => seen.push(pages) }),
  );
  const asked = graph.requests.filter((one) => stepOf(one) === "accounts");
  return {
    result,
    pages: result.ok ? result.value.pages : [],
    asked,
    calls: graph.requests.length,
    seen,
  };
}

const listed = async (page: object): Promise<ListedPage | undefined> =>
  (await readPages(() => ({ body: { data: [{ id: "1", name: "Harbor Yoga", ...page }] } })))
    .pages[0];

/** `count` Pages, a hundred an answer, with a `next` that must never be followed. */
const paged =
  (count: number): Responder =>
  ({ query }: ReceivedRequest) => {
    const from = Number(query.get("after") ?? 0);
    const to = Math.min(from + Number(query.get("limit")), count);
    const data = Array.from({ length: to - from }, (_, index) => ({
      id: String(from + index),
      name: `Branch ${from + index}`,
      access_token: `EAApage${from + index}`,
    }));
    const next = to < count && { next: `http://127.0.0.1:9/?access_token=${secrets.longToken}` };
    return { body: { data, paging: { cursors: { after: String(to) }, ...next } } };
  };

describe("the list", () => {
  test.each([
    [1, 1],
    [25, 1],
    [26, 1],
    [100, 1],
    [101, 2],
    [501, 6],
    [5_000, 50],
  ])("of %i Pages takes %i calls, five in all for the first hundred", async (count, calls) => {
    const found = await readPages(paged(count));
    expect(found.pages).toHaveLength(count);
    expect(found.asked).toHaveLength(calls);
    expect(found.calls).toBe(4 + calls);
    expect(found.seen).toHaveLength(calls);
    expect(found.seen.at(-1)).toBe(count);
    expect(new Set(found.pages.map(({ token }) => token)).size).toBe(count);
  });

  test("is read by cursor at the same host", async () => {
    const { asked } = await readPages(paged(250));
    expect(asked.map(({ query }) => query.get("after"))).toEqual([null, "100", "200"]);
    expect(asked.every(({ path }) => path === "/v26.0/me/accounts")).toBe(true);
  });

  test.each<readonly [string, object]>([
    ["whose cursor repeats", { cursors: { after: "same" }, next: "http://127.0.0.1:9/" }],
    ["whose next has no cursor", { next: "http://127.0.0.1:9/" }],
  ])("%s is a problem, not an endless or a short list", async (_name, paging) => {
    const { result, asked } = await readPages(() => ({ body: { data: [], paging } }));
    expect(result).toMatchObject({ problem: { code: "facebook_unexpected" } });
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  test("that breaks off is a problem, not a short list", async () => {
    const { result } = await readPages((asked, response) =>
      asked.query.has("after") ? { status: 503, body: "" } : paged(150)(asked, response),
    );
    expect(result).toMatchObject({ ok: false, problem: { code: "facebook_down" } });
  });

  test.each(["", "..", "1/../me", "1?fields=access_token", "1\u0000", "1".repeat(300)])(
    "with a Page of the id %.20j is not understood",
    async (id) => {
      const { result } = await readPages(() => ({ body: { data: [{ id, name: "A" }] } }));
      expect(result).toMatchObject({ problem: { code: "facebook_unexpected" } });
    },
  );

  test("names a Page once that is listed twice", async () => {
    const page = { id: "1", name: "A" };
    const { pages } = await readPages(() => ({ body: { data: [page, page] } }));
    expect(pages).toHaveLength(1);
  });

  test("asks for Instagram's fields only where Instagram's permissions were asked for", async () => {
    const fields = async (type: "messenger" | "instagram") =>
      (await readPages(paged(0), type)).asked[0]?.query.get("fields");
    expect(await fields("messenger")).toBe("id,name,access_token,tasks,picture{url}");
    expect(await fields("instagram")).toBe(
      "id,name,access_token,tasks,picture{url},instagram_business_account{id,username,profile_picture_url},connected_instagram_account{id}",
    );
  });

  test("goes on without the field of personal Instagram accounts where Graph does not know it", async () => {
    const { pages, asked, calls } = await readPages(
      (one, response) =>
        one.query.get("fields")?.includes("connected_instagram_account")
          ? { status: 400, body: graphError(100) }
          : paged(150)(one, response),
      "instagram",
    );
    expect(pages).toHaveLength(150);
    expect(asked).toHaveLength(3);
    expect(calls).toBe(4 + 3);
  });

  test.each<readonly [string, "messenger" | "instagram", number]>([
    ["without that field", "messenger", 1],
    ["with it or without", "instagram", 2],
  ])("that is refused %s is a problem", async (_name, type, calls) => {
    const refusing = () => ({ status: 400, body: graphError(100) });
    const { result, asked } = await readPages(refusing, type);
    expect(result).toMatchObject({ problem: { details: { graphCode: 100 } } });
    expect(asked).toHaveLength(calls);
  });
});

describe("a Page", () => {
  test("is told with all that Facebook says of it", async () => {
    const page = await listed({
      access_token: "EAApage",
      tasks: ["MESSAGING"],
      picture: { data: { url: "https://example.test/p.jpg" } },
      instagram_business_account: {
        id: "9",
        username: "harbor",
        profile_picture_url: "https://example.test/i.jpg",
      },
    });
    expect(page).toEqual({
      id: "1",
      name: "Harbor Yoga",
      token: "EAApage",
      tasks: ["MESSAGING"],
      pictureUrl: "https://example.test/p.jpg",
      instagram: { id: "9", username: "harbor", pictureUrl: "https://example.test/i.jpg" },
    });
  });

  test.each([
    ["none", {}],
    ["an empty one", { access_token: "" }],
    ["the user's long-lived one", { access_token: secrets.longToken }],
    ["the user's short-lived one", { access_token: secrets.shortToken }],
  ])("with %s has no token", async (_name, page) => {
    expect(await listed(page)).toEqual({ id: "1", name: "Harbor Yoga" });
  });

  /** In the web UI the first five would be asked of our own server, by the user's browser with its cookie. */
  test.each([
    ["/connect?type=messenger", undefined],
    ["connect", undefined],
    ["//localhost:47814/connect", undefined],
    ["", undefined],
    ["http:/connect?type=messenger", "http://connect/?type=messenger"],
    ["javascript:alert(1)", undefined],
    ["data:image/svg+xml,<svg/>", undefined],
    ["file:///etc/passwd", undefined],
    ["app://pagekeeper/", undefined],
  ])("with its picture at %j has the picture %j", async (url, pictureUrl) => {
    const instagram = { id: "9", username: "harbor" };
    const page = await listed({
      picture: { data: { url } },
      instagram_business_account: { ...instagram, profile_picture_url: url },
    });
    const picture = pictureUrl === undefined ? {} : { pictureUrl };
    expect(page).toEqual({
      id: "1",
      name: "Harbor Yoga",
      ...picture,
      instagram: { ...instagram, ...picture },
    });
  });

  test.each<readonly [string, object, object]>([
    ["only a personal one is linked", {}, { personalInstagram: true }],
    [
      "the linked one is professional",
      { instagram_business_account: { id: "9", username: "harbor" } },
      { instagram: { id: "9", username: "harbor" } },
    ],
  ])("tells apart that of its Instagram accounts %s", async (_name, linked, told) => {
    const page = await listed({ ...linked, connected_instagram_account: { id: "9" } });
    expect(page).toEqual({ id: "1", name: "Harbor Yoga", ...told });
  });

  test.each<readonly [string, string, string]>([
    ["line breaks and escapes", "Harbor\r\nYoga\u001b[31m\u2028!", "Harbor Yoga [31m !"],
    ["no end", "y".repeat(100_000), "y".repeat(200)],
    ["half a letter", "Harbor \ud83d", "Harbor \ufffd"],
    ["nothing but control characters", "\u0000\u0007", "1"],
    ["joined letters of other scripts", "👩‍👧 می‌خواهم", "👩‍👧 می‌خواهم"],
  ])("whose name has %s is called by what of it fits one line", async (_what, name, shown) => {
    expect(await listed({ name })).toEqual({ id: "1", name: shown });
  });

  test("is not lost for a decoration of the wrong kind", async () => {
    const odd = {
      access_token: "EAApage",
      tasks: "MESSAGING",
      picture: 5,
      instagram_business_account: [],
      connected_instagram_account: "9",
    };
    expect(await listed(odd)).toEqual({ id: "1", name: "Harbor Yoga", token: "EAApage" });
  });
});
