/** Killed after any write of a connect or a disconnect, the next start finds keychain and records in agreement. */
import { describe, expect, it } from "vitest";
import { secretsInUse } from "../../../main/channels/records.ts";
import { Life } from "../../support/doubles/life.ts";
import { MemoryRecords } from "../../support/doubles/records.ts";
import { settled } from "../../support/doubles/settled.ts";
import { FakeVault } from "../../support/doubles/vault.ts";
import { loginOf } from "../../support/logins.ts";
import { minutes, World } from "./world.ts";

interface Scenario {
  readonly what: string;
  /** What was there before. */
  readonly given: (world: World) => Promise<unknown>;
  readonly act: (world: World) => Promise<unknown>;
  /** A user whose access at Facebook must have been ended if no account of theirs is left. */
  readonly revokes?: string;
}

const nothing = async () => undefined;
const pageOneInBoth = async (world: World) => {
  await world.connect("messenger", loginOf("a", ["1", "2"]));
  await world.connect("instagram", loginOf("a", ["1"]));
};

const scenarios: readonly Scenario[] = [
  {
    what: "a first connect",
    given: nothing,
    act: (world) => world.connect("messenger", loginOf("a", ["1", "2", "3"])),
  },
  {
    what: "a connect of Pages that are there already",
    given: pageOneInBoth,
    act: (world) => world.connect("messenger", loginOf("a", ["1", "2", "3"])),
  },
  {
    what: "a connect in the other channel",
    given: pageOneInBoth,
    act: (world) => world.connect("instagram", loginOf("a", ["1", "2"])),
  },
  {
    what: "a connect by somebody else who takes everything over",
    given: pageOneInBoth,
    act: (world) => world.connect("messenger", loginOf("b", ["1", "2", "3"]), { takeOver: true }),
  },
  {
    what: "a connect that the keychain breaks off",
    given: pageOneInBoth,
    act: (world) => {
      world.vault.broken.add("page:3");
      return world.connect("messenger", loginOf("b", ["1", "3"]), { takeOver: true });
    },
  },
  {
    what: "a connect after everything was disconnected",
    given: async (world) => {
      await pageOneInBoth(world);
      world.facebook.revocation = { ok: false, problem: down };
      await world.channels.disconnectChannel("messenger");
      await world.channels.disconnectChannel("instagram");
    },
    act: (world) => world.connect("messenger", loginOf("a", ["1"])),
  },
  {
    what: "a disconnect of one account of a Page that is in both channels",
    given: pageOneInBoth,
    act: (world) => world.channels.disconnectAccount("instagram-1"),
  },
  {
    what: "a disconnect of a channel",
    given: pageOneInBoth,
    act: (world) => world.channels.disconnectChannel("messenger"),
  },
  {
    what: "a disconnect of a user's last account",
    given: (world) => world.connect("messenger", loginOf("a", ["1"])),
    act: (world) => world.channels.disconnectAccount("messenger-1"),
    revokes: "a",
  },
];

const down = { code: "down", message: "Facebook is down.", fault: "facebook" } as const;

/** The state that `act` leaves when it is killed after `writes` lasting writes. */
async function killedAfter(writes: number, { given, act }: Scenario) {
  const before = new World();
  await given(before);
  await settled();
  before.channels.close();
  const life = new Life(writes);
  const world = new World({
    records: new MemoryRecords(before.records.get(), life),
    vault: new FakeVault(before.vault.items, life),
  });
  await Promise.race([act(world), life.over]);
  await settled();
  world.channels.close();
  return { world, before, finished: !life.dead };
}

/** A new run of the app over what is left. */
const restarted = ({ records, vault }: World) =>
  new World({
    records: new MemoryRecords(records.get()),
    vault: new FakeVault(vault.items),
  });

function expectAgreement(world: World): void {
  const records = world.records.get();
  expect(records).toMatchObject({ writing: [], removing: [], revoking: [] });
  expect(world.secrets).toEqual([...secretsInUse(records)].sort());
  const owners = new Set(records.accounts.map(({ userId }) => userId));
  expect(new Set(records.users.map(({ id }) => id))).toEqual(owners);
  for (const [name, secret] of world.vault.items) {
    const [kind, id] = name.split(":");
    expect(secret).toMatch(new RegExp(`^${kind}-token-(.+-)?${id}$`));
  }
}

const sorted = (ids: readonly string[]) => [...ids].sort();

describe.each(scenarios)("$what", (scenario) => {
  it.each(["open", "locked at first"] as const)(
    "may be killed after any write; keychain at the next start %s",
    async (keychain) => {
      const whole = await killedAfter(Number.POSITIVE_INFINITY, scenario);
      const ends = [sorted(whole.before.accounts), sorted(whole.world.accounts)];
      let kills = 0;
      for (let finished = false; !finished; kills += 1) {
        const killed = await killedAfter(kills, scenario);
        finished = killed.finished;
        const next = restarted(killed.world);
        if (keychain !== "open") next.vault.become("locked");
        await next.channels.settle();
        next.vault.become("open");
        // With an open keychain all is done by now, and this finds nothing to do.
        await next.clock.pass(keychain === "open" ? 0 : 10 * minutes);

        expectAgreement(next);
        expect(ends).toContainEqual(sorted(next.accounts));
        const asked = [...killed.world.facebook.revocations, ...next.facebook.revocations];
        const gone = next.accounts.length === 0 && scenario.revokes !== undefined;
        if (gone) expect(asked.map(({ id }) => id)).toContain(scenario.revokes);
      }
      expect(kills).toBeGreaterThan(1);
    },
  );
});
