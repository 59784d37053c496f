import { describe, expect, it } from "vitest";
import { createKeychainConnection } from "../../../main/keychain/connection.ts";
import { ManualClock } from "../../support/doubles/clock.ts";
import { FakeKeytar } from "./fake-keytar.ts";
import { singleSecrets, stateOf } from "./fixture.ts";

/** Creates one keychain for the accounts and one for the Meta app, as in practice mode. */
function twoKeychains() {
  const keytar = new FakeKeytar();
  const clock = new ManualClock();
  const loads: unknown[] = [];
  const connection = createKeychainConnection({
    clock,
    async loadKeytar() {
      loads.push(keytar);
      return keytar;
    },
  });
  const create = (service: "Pagekeeper" | "Pagekeeper Practice") =>
    singleSecrets({ service, connection, ownItems: () => ["app:1"] });
  return {
    keytar,
    clock,
    loads,
    accounts: create("Pagekeeper Practice"),
    app: create("Pagekeeper"),
  };
}

describe("two keychains on one connection", () => {
  it("load keytar once and call it one at a time", async () => {
    const { keytar, loads, accounts, app } = twoKeychains();
    await Promise.all([
      accounts.write("app:1", "token"),
      app.write("app:1", "secret"),
      accounts.read("app:1"),
      app.read("app:1"),
    ]);
    expect(keytar.mostAtOnce).toBe(1);
    expect(loads).toHaveLength(1);
  });

  it("make no call while a timed-out call of either still runs", async () => {
    const { keytar, clock, accounts, app } = twoKeychains();
    keytar.behaviour = "prompting";
    const read = accounts.read("app:1");
    await clock.pass(15_000);
    await clock.pass(45_000);
    expect(await stateOf(read, clock)).toEqual({ status: "locked" });
    expect(await app.read("app:1")).toEqual({ status: "locked" });
    expect(keytar.calls).toEqual(["get app:1"]);
    keytar.items.set("Pagekeeper Practice/app:1", "token");
    keytar.answerPrompt("open");
    await clock.pass(0);
    expect(app.status()).toEqual({ name: "ready" });
    expect(await app.read("app:1")).toEqual({ status: "absent" });
  });

  it("are closed together", async () => {
    const { keytar, accounts, app } = twoKeychains();
    await accounts.close();
    expect(await app.read("app:1")).toEqual({ status: "locked" });
    expect(keytar.calls).toEqual([]);
  });
});
