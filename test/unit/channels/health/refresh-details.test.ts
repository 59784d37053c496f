import { beforeEach, describe, expect, it } from "vitest";
import type { LoginDetails } from "../../../../main/channels/ports/facebook.ts";
import { maxPagesPerDetails } from "../../../../main/channels/ports/facebook.ts";
import { channelTexts } from "../../../../main/i18n/en/channels.ts";
import { flush } from "../../../support/doubles/flush.ts";
import { MemoryRecords } from "../../../support/doubles/records.ts";
import { account, loginOf, page, problem, user, userToken } from "../../../support/logins.ts";
import { minute, TestDomain } from "../test-domain.ts";

const day = 24 * 60 * minute;
const { instagramMovedTo, localHealth } = channelTexts;

let domain: TestDomain;
beforeEach(async () => {
  domain = new TestDomain();
  await domain.connect("messenger", loginOf("a", ["1", "2"]));
  await domain.connect("instagram", loginOf("a", ["1", "2"]));
  await flush();
});

async function readDetails(details: Partial<LoginDetails>): Promise<void> {
  domain.facebook.details = { ok: true, value: { expiry: {}, pages: [], ...details } };
  await domain.clock.pass(day);
  await domain.channels.check();
  await flush();
}

const viewOf = (id: string) =>
  domain.channels
    .list()
    .channels.flatMap(({ accounts }) => accounts)
    .find((each) => each.id === id);

describe("the daily check", () => {
  it("asks for the Pages of the accounts that work, each once", async () => {
    domain.facebook.checkProblems.set("2", problem("dead", "reconnect"));
    await domain.channels.check();
    expect(domain.facebook.detailReads).toEqual([
      { user: { id: "a", token: userToken("a") }, pages: [{ id: "1", instagram: true }] },
    ]);
  });

  it("takes over new names and pictures in both channels", async () => {
    const instagram = { id: "ig-1", username: "new.handle", pictureUrl: "https://p.invalid/ig" };
    await readDetails({
      userName: "Dana Lopez",
      pages: [{ id: "1", name: "New name", pictureUrl: "https://p.invalid/1", instagram }],
    });
    expect(viewOf("messenger-1")).toMatchObject({
      name: "New name",
      pictureUrl: "https://p.invalid/1",
      connectedBy: { name: "Dana Lopez" },
    });
    expect(viewOf("instagram-1")).toMatchObject({
      name: "New name",
      pictureUrl: "https://p.invalid/ig",
      instagram: { id: "ig-1", username: "new.handle" },
    });
    expect(viewOf("messenger-2")).toMatchObject({ name: "Page 2" });
  });

  it("keeps what Facebook does not return", async () => {
    const before = domain.records.get().accounts;
    await readDetails({
      pages: [
        { id: "1", name: "1", instagram: { id: "ig-1", username: "ig-1" } },
        { id: "2", name: "Page 2" },
      ],
    });
    const withoutHealth = domain.records.get().accounts.map(({ health: _, ...each }) => each);
    expect(withoutHealth).toEqual(before.map(({ health: _, ...each }) => each));
  });

  it("reads another part of very many Pages each day, all of them in turn", async () => {
    const ids = Array.from({ length: maxPagesPerDetails + 1 }, (_, at) => String(at + 1));
    const accounts = ids.map((id) => account("messenger", id, "a"));
    domain = new TestDomain({ records: new MemoryRecords({ accounts, users: [user("a")] }) });
    domain.keychain.items.set("user:a", userToken("a"));
    for (const id of ids) domain.keychain.items.set(`page:${id}`, page("a", id).token);
    await domain.channels.check();
    await domain.clock.pass(day);
    await domain.channels.check();
    const read = domain.facebook.detailReads.map(({ pages }) => pages.map(({ id }) => id));
    expect(read.map(({ length }) => length).toSorted((a, b) => a - b)).toEqual([
      1,
      maxPagesPerDetails,
    ]);
    expect(new Set(read.flat()).size).toBe(ids.length);
  });
});

describe("an Instagram account that moved to another Page", () => {
  const moved = { id: "ig-1", username: "page.1" };

  async function connectMoved(): Promise<void> {
    const { instagram: _, ...first } = page("a", "1");
    await domain.connect("instagram", loginOf("a", [first, page("a", "3", { instagram: moved })]));
    await flush();
  }

  it("is said to have moved when it is connected with the other Page", async () => {
    await connectMoved();
    expect(viewOf("instagram-3")?.health.state).toBe("works");
    expect(viewOf("instagram-1")?.health).toEqual({
      state: "instagram-not-linked",
      label: "No longer linked",
      message: instagramMovedTo("Page 3"),
      checkedAt: expect.any(String),
      remedy: "disconnect",
    });
    expect(viewOf("messenger-1")?.health.state).toBe("works");
  });

  it("does not seem to work after later checks, whatever they find", async () => {
    await connectMoved();
    await domain.channels.check();
    expect(viewOf("instagram-1")?.health.message).toBe(instagramMovedTo("Page 3"));
    domain.facebook.checkProblems.set("1", problem("instagram_not_linked", "instagram-not-linked"));
    await domain.channels.check();
    expect(viewOf("instagram-1")?.health.message).toBe(instagramMovedTo("Page 3"));
  });

  it("does not name the other Page once that is disconnected", async () => {
    await connectMoved();
    await domain.channels.disconnectAccount("instagram-3");
    expect(viewOf("instagram-1")?.health.message).toBe(localHealth.instagram_moved);
  });

  it("is noticed by the daily check if both Pages are connected", async () => {
    await readDetails({
      pages: [
        { id: "1", name: "Page 1" },
        { id: "2", name: "Page 2", instagram: moved },
      ],
    });
    expect(viewOf("instagram-2")).toMatchObject({ instagram: moved, health: { state: "works" } });
    expect(viewOf("instagram-1")?.health.message).toBe(instagramMovedTo("Page 2"));
  });

  it("swaps places with another one without trouble", async () => {
    await readDetails({
      pages: [
        { id: "1", name: "Page 1", instagram: { id: "ig-2", username: "page.2" } },
        { id: "2", name: "Page 2", instagram: moved },
      ],
    });
    expect(viewOf("instagram-1")).toMatchObject({
      instagram: { id: "ig-2" },
      health: { state: "works" },
    });
    expect(viewOf("instagram-2")).toMatchObject({ instagram: moved, health: { state: "works" } });
  });

  it("works again once it comes back, and is missing at the other Page then", async () => {
    await connectMoved();
    await readDetails({
      pages: [
        { id: "1", name: "Page 1", instagram: moved },
        { id: "3", name: "Page 3" },
      ],
    });
    expect(viewOf("instagram-1")?.health.state).toBe("works");
    expect(viewOf("instagram-3")?.health.message).toBe(instagramMovedTo("Page 1"));
  });

  it("is repaired by connecting the Page again with the account that it has now", async () => {
    await connectMoved();
    const other = { id: "ig-9", username: "page.9" };
    await domain.connect("instagram", loginOf("a", [page("a", "1", { instagram: other })]));
    await flush();
    expect(viewOf("instagram-1")).toMatchObject({ instagram: other, health: { state: "works" } });
    expect(viewOf("instagram-3")?.health.state).toBe("works");
  });
});
