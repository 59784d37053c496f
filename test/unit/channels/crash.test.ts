/** Killed after any write, the next start brings keychain, records and the subscriptions at Facebook into agreement. */
import { describe, expect, it } from "vitest";
import { secretNamesInUse } from "../../../main/channels/records/pending-secrets.ts";
import { CrashAfter } from "../../support/doubles/crash-after.ts";
import { flush } from "../../support/doubles/flush.ts";
import { FakeKeychain } from "../../support/doubles/keychain.ts";
import { MemoryRecords } from "../../support/doubles/records.ts";
import { loginOf } from "../../support/logins.ts";
import { minute, TestDomain } from "./test-domain.ts";

interface Scenario {
  readonly what: string;
  /** What was there before. */
  readonly given: (domain: TestDomain) => Promise<unknown>;
  readonly act: (domain: TestDomain) => Promise<unknown>;
  /** A user whose access at Facebook must have been ended if no account of theirs is left. */
  readonly revokes?: string;
}

const nothing = async () => undefined;
const pageOneInBoth = async (domain: TestDomain) => {
  await domain.connect("messenger", loginOf("a", ["1", "2"]));
  await domain.connect("instagram", loginOf("a", ["1"]));
};

const scenarios: readonly Scenario[] = [
  {
    what: "a first connect",
    given: nothing,
    act: (domain) => domain.connect("messenger", loginOf("a", ["1", "2", "3"])),
  },
  {
    what: "a connect of Pages that are there already",
    given: pageOneInBoth,
    act: (domain) => domain.connect("messenger", loginOf("a", ["1", "2", "3"])),
  },
  {
    what: "a connect in the other channel",
    given: pageOneInBoth,
    act: (domain) => domain.connect("instagram", loginOf("a", ["1", "2"])),
  },
  {
    what: "a connect by somebody else who takes everything over",
    given: pageOneInBoth,
    act: (domain) => domain.connect("messenger", loginOf("b", ["1", "2", "3"]), { takeOver: true }),
  },
  {
    what: "a connect that the keychain breaks off",
    given: pageOneInBoth,
    act: (domain) => {
      domain.keychain.broken.add("page:3");
      return domain.connect("messenger", loginOf("b", ["1", "3"]), { takeOver: true });
    },
  },
  {
    what: "a connect after everything was disconnected",
    given: async (domain) => {
      await pageOneInBoth(domain);
      domain.facebook.revocation = { ok: false, problem: down };
      await domain.channels.disconnectChannel("messenger");
      await domain.channels.disconnectChannel("instagram");
    },
    act: (domain) => domain.connect("messenger", loginOf("a", ["1"])),
  },
  {
    what: "a disconnect of one account of a Page that is in both channels",
    given: pageOneInBoth,
    act: (domain) => domain.channels.disconnectAccount("instagram-1"),
  },
  {
    what: "a disconnect of a channel",
    given: pageOneInBoth,
    act: (domain) => domain.channels.disconnectChannel("messenger"),
  },
  {
    what: "a disconnect of a user's last account",
    given: (domain) => domain.connect("messenger", loginOf("a", ["1"])),
    act: (domain) => domain.channels.disconnectAccount("messenger-1"),
    revokes: "a",
  },
  {
    what: "a disconnect of everything, with Pages that Facebook has yet to unsubscribe",
    given: async (domain) => {
      await pageOneInBoth(domain);
      domain.facebook.subscriptionProblems.set("*", down);
      await domain.channels.disconnectChannel("messenger");
    },
    act: (domain) => domain.channels.disconnectChannel("instagram"),
    revokes: "a",
  },
  {
    what: "webhooks being switched over",
    given: pageOneInBoth,
    act: async (domain) => {
      domain.webhooks = !domain.webhooks;
      domain.channels.applyWebhookSetting();
    },
  },
];

const down = { code: "down", message: "Facebook is down.", responsible: "facebook" } as const;

/** A new run of the app, at the same Facebook. */
function nextRun(before: TestDomain, life?: CrashAfter): TestDomain {
  const domain = new TestDomain({
    records: new MemoryRecords(before.records.get(), life),
    keychain: new FakeKeychain(before.keychain.items, life),
    webhooks: before.webhooks,
  });
  for (const [pageId, channels] of before.facebook.subscribed) {
    domain.facebook.subscribed.set(pageId, channels);
  }
  return domain;
}

/** The state that `act` leaves when it is killed after `writes` lasting writes. */
async function killedAfter(writes: number, webhooks: boolean, { given, act }: Scenario) {
  const before = new TestDomain({ webhooks });
  await given(before);
  await flush();
  before.channels.close();
  const life = new CrashAfter(writes);
  const domain = nextRun(before, life);
  await Promise.race([act(domain), life.crashed]);
  await flush();
  domain.channels.close();
  return { domain, before, finished: !life.isDead };
}

function expectAgreement(domain: TestDomain): void {
  const records = domain.records.get();
  expect(records).toMatchObject({
    pendingWrites: [],
    pendingDeletes: [],
    pendingRevocations: [],
    pendingUnsubscribes: [],
  });
  expect(domain.secretNames).toEqual([...secretNamesInUse(records)].sort());
  const owners = new Set(records.accounts.map(({ userId }) => userId));
  expect(new Set(records.users.map(({ id }) => id))).toEqual(owners);
  for (const [name, secret] of domain.keychain.items) {
    const [kind, id] = name.split(":");
    expect(secret).toMatch(new RegExp(`^${kind}-token-(.+-)?${id}$`));
  }
}

/** Channels by Page id, as they are to be subscribed. */
const wanted = ({ webhooks, records }: TestDomain) =>
  new Map(
    [...Map.groupBy(webhooks ? records.get().accounts : [], ({ pageId }) => pageId)].map(
      ([pageId, accounts]) => [pageId, sorted(accounts.map(({ channel }) => channel))],
    ),
  );
const subscribed = ({ facebook }: TestDomain) =>
  new Map([...facebook.subscribed].map(([pageId, channels]) => [pageId, sorted(channels)]));

const sorted = (ids: readonly string[]) => [...ids].sort();

describe.each(scenarios)("$what", (scenario) => {
  it.each([
    ["open", false],
    ["locked at first", false],
    ["open", true],
    ["locked at first", true],
  ] as const)(
    "may be killed after any write; keychain at the next start %s, webhooks %s",
    async (keychain, webhooks) => {
      const whole = await killedAfter(Number.POSITIVE_INFINITY, webhooks, scenario);
      const ends = [sorted(whole.before.accountIds), sorted(whole.domain.accountIds)];
      let kills = 0;
      for (let finished = false; !finished; kills += 1) {
        const killed = await killedAfter(kills, webhooks, scenario);
        finished = killed.finished;
        const next = nextRun(killed.domain);
        if (keychain !== "open") next.keychain.setState("locked");
        await next.channels.recoverFromLastRun();
        next.keychain.setState("open");
        // With an open keychain all is done by now, and this finds nothing to do.
        await next.clock.pass(keychain === "open" ? 0 : 10 * minute);

        expectAgreement(next);
        expect(subscribed(next)).toEqual(wanted(next));
        expect(ends).toContainEqual(sorted(next.accountIds));
        const asked = [...killed.domain.facebook.revocations, ...next.facebook.revocations];
        const gone = next.accountIds.length === 0 && scenario.revokes !== undefined;
        if (gone) expect(asked.map(({ id }) => id)).toContain(scenario.revokes);
      }
      expect(kills).toBeGreaterThan(1);
    },
  );
});
