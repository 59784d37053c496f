import { beforeEach, describe, expect, it } from "vitest";
import { loginOf, unticked } from "../../support/logins.ts";
import { World } from "./world.ts";

let world: World;
beforeEach(async () => {
  world = new World();
  await world.connect("messenger", loginOf("a", ["1", "2"]));
  await world.connect("instagram", loginOf("a", ["1"]));
});

describe("disconnecting", () => {
  it("takes one account and leaves the rest", async () => {
    expect(await world.channels.disconnectAccount("messenger-1")).toBe(true);
    expect(world.accounts).toEqual(["messenger-2", "instagram-1"]);
    expect(world.secrets).toEqual(["page:1", "page:2", "user:a"]);
  });

  it("takes a channel with all its accounts", async () => {
    expect(await world.channels.disconnectChannel("messenger")).toBe(true);
    expect(world.channels.list().channels.map(({ id }) => id)).toEqual(["instagram"]);
    expect(world.secrets).toEqual(["page:1", "user:a"]);
  });

  it.each(["", "messenger-77", "1", "messenger", "__proto__", "messenger-1\0"])(
    "an account called %j is no account",
    async (id) => {
      const before = world.records.get();
      expect(await world.channels.disconnectAccount(id)).toBe(false);
      expect(world.records.get()).toBe(before);
    },
  );

  it.each(["", "whatsapp", "messenger-1"])("a channel called %j is no channel", async (id) => {
    expect(await world.channels.disconnectChannel(id)).toBe(false);
  });

  it("fails aloud, and changes nothing, when the disk refuses", async () => {
    const before = world.records.get();
    world.records.full = true;
    await expect(world.channels.disconnectAccount("messenger-1")).rejects.toThrow(
      "could not be written",
    );
    expect(world.records.get()).toBe(before);
    expect(world.secrets).toContain("page:1");
  });

  it("waits for a connect that is saving, and then wins", async () => {
    let disconnecting: Promise<boolean> | undefined;
    world.vault.beforeWrite = () => {
      disconnecting ??= world.channels.disconnectAccount("messenger-2");
    };
    await world.connect("messenger", loginOf("a", ["1", "2", "3"]));
    expect(await disconnecting).toBe(true);
    expect(world.accounts).toContain("messenger-3");
    expect(world.accounts).not.toContain("messenger-2");
    expect(world.secrets).not.toContain("page:2");
  });
});

describe("the list", () => {
  it("says whether it is practice, and what could not be connected", async () => {
    await world.connect("messenger", loginOf("a", ["1", unticked("a", "5")]));
    const { practice, unconnectable } = world.channels.list();
    expect(practice).toBe(false);
    expect(unconnectable.map(({ pageId }) => pageId)).toEqual(["5"]);
  });

  it("holds no secret", () => {
    expect(JSON.stringify(world.channels.list())).not.toContain("token-");
  });
});
