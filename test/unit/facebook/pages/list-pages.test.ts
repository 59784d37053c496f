import { describe, expect, it } from "vitest";
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
  const listRequests = graph.requests.filter((one) => stepOf(one) === "accounts");
  return {
    result,
    pages: result.ok ? result.value.pages : [],
    listRequests,
    calls: graph.requests.length,
    seen,
  };
}

const listOne = async (page: object): Promise<ListedPage | undefined> =>
  (await readPages(() => ({ body: { data: [{ id: "1", name: "Harbor Yoga", ...page }] } })))
    .pages[0];

/**
 * Returns the requested part of a list of `count` Pages. The URL in `next` leads nowhere, because
 * the client must not use it.
 */
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
  it.each([
    [1, 1],
    [25, 1],
    [26, 1],
    [100, 1],
    [101, 2],
    [501, 6],
    [5_000, 50],
  ])("reads %i Pages in %i calls", async (count, calls) => {
    const found = await readPages(paged(count));
    expect(found.pages).toHaveLength(count);
    expect(found.listRequests).toHaveLength(calls);
    expect(found.calls).toBe(4 + calls);
    expect(found.seen).toHaveLength(calls);
    expect(found.seen.at(-1)).toBe(count);
    expect(new Set(found.pages.map(({ token }) => token)).size).toBe(count);
  });

  it("reads the list by cursor from the same host", async () => {
    const { listRequests } = await readPages(paged(250));
    expect(listRequests.map(({ query }) => query.get("after"))).toEqual([null, "100", "200"]);
    expect(listRequests.every(({ path }) => path === "/v26.0/me/accounts")).toBe(true);
  });

  it.each<readonly [string, object]>([
    ["has a repeating cursor", { cursors: { after: "same" }, next: "http://127.0.0.1:9/" }],
    ["has a next but no cursor", { next: "http://127.0.0.1:9/" }],
  ])("rejects a list that %s", async (_name, paging) => {
    const { result, listRequests } = await readPages(() => ({ body: { data: [], paging } }));
    expect(result).toMatchObject({ problem: { code: "facebook_unexpected" } });
    expect(listRequests.length).toBeLessThanOrEqual(2);
  });

  it("rejects a list whose later part fails", async () => {
    const { result } = await readPages((received, response) =>
      received.query.has("after") ? { status: 503, body: "" } : paged(150)(received, response),
    );
    expect(result).toMatchObject({ ok: false, problem: { code: "facebook_down" } });
  });

  it.each(["", "..", "1/../me", "1?fields=access_token", "1\u0000", "1".repeat(300)])(
    "rejects a list with a Page whose id is %.20j",
    async (id) => {
      const { result } = await readPages(() => ({ body: { data: [{ id, name: "A" }] } }));
      expect(result).toMatchObject({ problem: { code: "facebook_unexpected" } });
    },
  );

  it("returns a Page once if Meta lists it twice", async () => {
    const page = { id: "1", name: "A" };
    const { pages } = await readPages(() => ({ body: { data: [page, page] } }));
    expect(pages).toHaveLength(1);
  });

  it("asks for Instagram's fields only with Instagram's permissions", async () => {
    const fields = async (type: "messenger" | "instagram") =>
      (await readPages(paged(0), type)).listRequests[0]?.query.get("fields");
    expect(await fields("messenger")).toBe("id,name,access_token,tasks,picture{url}");
    expect(await fields("instagram")).toBe(
      "id,name,access_token,tasks,picture{url},instagram_business_account{id,username,profile_picture_url},connected_instagram_account{id}",
    );
  });

  it("reads the list without the field for personal Instagram accounts if Meta rejects it", async () => {
    const { pages, listRequests, calls } = await readPages(
      (one, response) =>
        one.query.get("fields")?.includes("connected_instagram_account")
          ? { status: 400, body: graphError(100) }
          : paged(150)(one, response),
      "instagram",
    );
    expect(pages).toHaveLength(150);
    expect(listRequests).toHaveLength(3);
    expect(calls).toBe(4 + 3);
  });

  it.each<readonly [string, "messenger" | "instagram", number]>([
    ["without that field", "messenger", 1],
    ["with and without that field", "instagram", 2],
  ])("fails if Meta refuses the list %s", async (_name, type, calls) => {
    const refusing = () => ({ status: 400, body: graphError(100) });
    const { result, listRequests } = await readPages(refusing, type);
    expect(result).toMatchObject({ problem: { details: { graphCode: 100 } } });
    expect(listRequests).toHaveLength(calls);
  });
});

describe("a Page", () => {
  it("returns everything that Meta says about a Page", async () => {
    const page = await listOne({
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

  it.each([
    ["no token", {}],
    ["an empty token", { access_token: "" }],
    ["the user's long-lived token", { access_token: secrets.longToken }],
    ["the user's short-lived token", { access_token: secrets.shortToken }],
  ])("gives a Page no token if Meta returns %s", async (_name, page) => {
    expect(await listOne(page)).toEqual({ id: "1", name: "Harbor Yoga" });
  });

  /**
   * The client must not return the first five URLs unchanged, because the web UI would then request
   * them from our own server, with the user's cookie.
   */
  it.each([
    ["/connect?type=messenger", undefined],
    ["connect", undefined],
    ["//localhost:47814/connect", undefined],
    ["", undefined],
    ["http:/connect?type=messenger", "http://connect/?type=messenger"],
    ["javascript:alert(1)", undefined],
    ["data:image/svg+xml,<svg/>", undefined],
    ["file:///etc/passwd", undefined],
    ["app://pagekeeper/", undefined],
  ])("turns the picture URL %j into %j", async (url, pictureUrl) => {
    const instagram = { id: "9", username: "harbor" };
    const page = await listOne({
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

  it.each<readonly [string, object, object]>([
    ["a personal Instagram account", {}, { personalInstagram: true }],
    [
      "a professional Instagram account",
      { instagram_business_account: { id: "9", username: "harbor" } },
      { instagram: { id: "9", username: "harbor" } },
    ],
  ])("recognises %s", async (_name, linked, expected) => {
    const page = await listOne({ ...linked, connected_instagram_account: { id: "9" } });
    expect(page).toEqual({ id: "1", name: "Harbor Yoga", ...expected });
  });

  it.each<readonly [string, string, string]>([
    ["line breaks and escapes", "Harbor\r\nYoga\u001b[31m\u2028!", "Harbor Yoga [31m !"],
    ["no end", "y".repeat(100_000), "y".repeat(200)],
    ["half a letter", "Harbor \ud83d", "Harbor \ufffd"],
    ["nothing but control characters", "\u0000\u0007", "1"],
    ["joined letters of other scripts", "👩‍👧 می‌خواهم", "👩‍👧 می‌خواهم"],
  ])("fits a name with %s on one line", async (_what, name, shown) => {
    expect(await listOne({ name })).toEqual({ id: "1", name: shown });
  });

  it("drops whatever is too long to be stored", async () => {
    const long = "y".repeat(3_900_000 / 8);
    const page = await listOne({
      access_token: `EAA${long}`,
      tasks: ["MESSAGING", long, ...Array.from({ length: 1_000 }, (_, index) => `TASK_${index}`)],
      picture: { data: { url: `https://example.test/${long}` } },
      instagram_business_account: {
        id: "9",
        username: long,
        profile_picture_url: `https://example.test/${"ä".repeat(1_000)}`,
      },
    });
    expect(page).toEqual({
      id: "1",
      name: "Harbor Yoga",
      tasks: ["MESSAGING", ...Array.from({ length: 49 }, (_, index) => `TASK_${index}`)],
      instagram: { id: "9", username: "y".repeat(200) },
    });
  });

  it.each(["EAA page", "EAApage\n", "EAApag\u00e9", 5])(
    "gives a Page no token if Meta returns the malformed %j",
    async (access_token) => {
      expect(await listOne({ access_token })).toEqual({ id: "1", name: "Harbor Yoga" });
    },
  );

  it("keeps a Page whose optional fields have the wrong type", async () => {
    const odd = {
      access_token: "EAApage",
      tasks: "MESSAGING",
      picture: 5,
      instagram_business_account: [],
      connected_instagram_account: "9",
    };
    expect(await listOne(odd)).toEqual({ id: "1", name: "Harbor Yoga", token: "EAApage" });
  });
});
