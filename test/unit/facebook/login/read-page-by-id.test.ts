import { describe, expect, it } from "vitest";
import { graphError } from "../support/graph.ts";
import { secrets } from "../support/login.ts";
import { empty, ids, login, node, nodes, scopes } from "../support/page-list.ts";

describe("a Page read by its id", () => {
  const read = async (answer: (id: string) => unknown) =>
    await login({
      accounts: empty,
      debug: scopes({ pages_show_list: ["1", "2"] }),
      batch: nodes((id) => (id === "1" ? answer(id) : node(id))),
    });

  it.each([
    ["no token", {}],
    ["the user's long-lived token", { access_token: secrets.longToken }],
    ["the user's short-lived token", { access_token: secrets.shortToken }],
  ])("gives a Page no token if Meta returns %s", async (_name, page) => {
    const { pages } = await read((id) => ({ id, name: "Harbor Yoga", ...page }));
    expect(pages[0]).toEqual({ id: "1", name: "Harbor Yoga" });
    expect(pages[1]).toMatchObject({ token: "EAApage2" });
  });

  it.each([
    ["does not exist for this person", graphError(100, 33)],
    [
      "is not a Page",
      graphError(100, undefined, "Tried accessing nonexisting field (access_token)"),
    ],
    ["must not be read", graphError(10)],
    ["has another shape", { name: "Harbor Yoga" }],
  ])("leaves out a Page that %s", async (_name, body) => {
    const { pages, furtherSteps } = await read(() => body);
    expect(ids(pages)).toEqual(["2"]);
    expect(furtherSteps).toEqual(["debug", "batch"]);
  });

  it("reads a Page once more if Meta did not read it in time", async () => {
    const slow = new Set(["1"]);
    const { pages, furtherSteps } = await read((id) => (slow.delete(id) ? undefined : node(id)));
    expect(ids(pages)).toEqual(["2", "1"]);
    expect(furtherSteps).toEqual(["debug", "batch", "batch"]);
  });

  it("reads a Page once more when a limit is over", async () => {
    const limited = new Set(["1"]);
    const waits: (string | undefined)[] = [];
    const { pages, furtherSteps } = await login(
      {
        accounts: empty,
        debug: scopes({ pages_show_list: ["1", "2"] }),
        batch: nodes((id) => (limited.delete(id) ? graphError(4) : node(id))),
      },
      { onPause: (until) => waits.push(until) },
    );
    expect(ids(pages)).toEqual(["2", "1"]);
    expect(furtherSteps).toEqual(["debug", "batch", "batch"]);
    expect(waits).toEqual([expect.stringContaining("T"), undefined]);
  });

  it("gives up on a Page that Meta never reads in time", async () => {
    const { pages, furtherSteps } = await read(() => undefined);
    expect(ids(pages)).toEqual(["2"]);
    expect(furtherSteps).toEqual(["debug", "batch", "batch"]);
  });
});
