import { describe, expect, it } from "vitest";
import { isDisconnecting } from "../../../main/channels/records/pending-disconnects.ts";
import { secretNamesInUse } from "../../../main/channels/records/pending-secrets.ts";
import { CrashAfter } from "../../support/doubles/crash-after.ts";
import { flush } from "../../support/doubles/flush.ts";
import { FakeKeychain } from "../../support/doubles/keychain.ts";
import { MemoryRecords } from "../../support/doubles/records.ts";
import { loginOf } from "../../support/logins.ts";
import { minute, TestDomain } from "./test-domain.ts";

interface Scenario {
  readonly name: string;
  readonly given: (domain: TestDomain) => Promise<unknown>;
  readonly act: (domain: TestDomain) => Promise<unknown>;
  /** The id of the user whose access must be revoked if none of their accounts is left. */
  readonly revokes?: string;
}

const nothing = async () => undefined;
const pageOneInBothChannels = async (domain: TestDomain) => {
  await domain.connect("messenger", loginOf("a", ["1", "2"]));
  await domain.connect("instagram", loginOf("a", ["1"]));
};

const scenarios: readonly Scenario[] = [
  {
    name: "a first connect",
    given: nothing,
    act: (domain) => domain.connect("messenger", loginOf("a", ["1", "2", "3"])),
  },
  {
    name: "a repeated connect",
    given: pageOneInBothChannels,
    act: (domain) => domain.connect("messenger", loginOf("a", ["1", "2", "3"])),
  },
  {
    name: "a connect in the other channel",
    given: pageOneInBothChannels,
    act: (domain) => domain.connect("instagram", loginOf("a", ["1", "2"])),
  },
  {
    name: "a connect by another user who takes everything over",
    given: pageOneInBothChannels,
    act: (domain) => domain.connect("messenger", loginOf("b", ["1", "2", "3"]), { takeOver: true }),
  },
  {
    name: "a connect during which the keychain fails",
    given: pageOneInBothChannels,
    act: (domain) => {
      domain.keychain.broken.add("page:3");
      return domain.connect("messenger", loginOf("b", ["1", "3"]), { takeOver: true });
    },
  },
  {
    name: "a connect after everything was disconnected",
    given: async (domain) => {
      await pageOneInBothChannels(domain);
      domain.facebook.revocation = { ok: false, problem: down };
      await domain.channels.disconnectChannel("messenger");
      await domain.channels.disconnectChannel("instagram");
    },
    act: (domain) => domain.connect("messenger", loginOf("a", ["1"])),
  },
  {
    name: "a disconnect of one account of a Page in both channels",
    given: pageOneInBothChannels,
    act: (domain) => domain.channels.disconnectAccount("instagram-1"),
  },
  {
    name: "a disconnect of a channel",
    given: pageOneInBothChannels,
    act: (domain) => domain.channels.disconnectChannel("messenger"),
  },
  {
    name: "a disconnect of a user's last account",
    given: (domain) => domain.connect("messenger", loginOf("a", ["1"])),
    act: (domain) => domain.channels.disconnectAccount("messenger-1"),
    revokes: "a",
  },
  {
    name: "a disconnect of the rest while Pages are pending to be unsubscribed",
    given: async (domain) => {
      await pageOneInBothChannels(domain);
      domain.facebook.subscriptionProblems.set("*", down);
      await domain.channels.disconnectChannel("messenger");
    },
    act: (domain) => domain.channels.disconnectChannel("instagram"),
    revokes: "a",
  },
  {
    name: "a disconnect that can be undone",
    given: pageOneInBothChannels,
    act: async (domain) => {
      await domain.channels.disconnect(new Set(["messenger-1", "messenger-2", "instagram-1"]));
      await domain.clock.pass(10_000);
    },
    revokes: "a",
  },
  {
    name: "turning webhooks on or off",
    given: pageOneInBothChannels,
    act: async (domain) => {
      domain.webhooks = !domain.webhooks;
      domain.channels.onWebhookSettingChanged();
    },
  },
];

const down = { code: "down", message: "Facebook is down.", responsible: "facebook" } as const;

/** Restarts the app with the same disk, keychain and Facebook. */
function restart(before: TestDomain, crash?: CrashAfter): TestDomain {
  const domain = new TestDomain({
    records: new MemoryRecords(before.records.get(), crash),
    keychain: new FakeKeychain(before.keychain.items, crash),
    webhooks: before.webhooks,
  });
  for (const [pageId, channels] of before.facebook.subscribed) {
    domain.facebook.subscribed.set(pageId, channels);
  }
  return domain;
}

/** Runs the scenario and kills the app after `act` has made this number of durable writes. */
async function runUntilCrash(writes: number, webhooks: boolean, { given, act }: Scenario) {
  const before = new TestDomain({ webhooks });
  await given(before);
  await flush();
  before.channels.close();
  const crash = new CrashAfter(writes);
  const domain = restart(before, crash);
  await Promise.race([act(domain), crash.crashed]);
  await flush();
  domain.channels.close();
  return { domain, before, finished: !crash.isDead };
}

function expectConsistency(domain: TestDomain): void {
  const records = domain.records.get();
  expect(records).toMatchObject({ pendingWrites: [], pendingDeletes: [] });
  expect(domain.pending).toEqual([]);
  expect(domain.secretNames).toEqual([...secretNamesInUse(records)].sort());
  expect(records.accounts.filter(isDisconnecting)).toEqual([]);
  const owners = new Set(records.accounts.map(({ userId }) => userId));
  expect(new Set(records.users.map(({ id }) => id))).toEqual(owners);
  for (const [name, secret] of domain.keychain.items) {
    const [kind, id] = name.split(":");
    expect(secret).toMatch(new RegExp(`^${kind}-token-(.+-)?${id}$`));
  }
  expect(subscribedChannels(domain)).toEqual(expectedSubscriptions(domain));
}

/** Returns the channels for which each Page should be subscribed, by Page id. */
const expectedSubscriptions = ({ webhooks, records }: TestDomain) =>
  new Map(
    [...Map.groupBy(webhooks ? records.get().accounts : [], ({ pageId }) => pageId)].map(
      ([pageId, accounts]) => [pageId, sorted(accounts.map(({ channel }) => channel))],
    ),
  );
const subscribedChannels = ({ facebook }: TestDomain) =>
  new Map([...facebook.subscribed].map(([pageId, channels]) => [pageId, sorted(channels)]));

const sorted = (ids: readonly string[]) => [...ids].sort();

describe.each(scenarios)("$name", (scenario) => {
  it.each([
    ["an open keychain", false],
    ["a keychain that is locked at first", false],
    ["an open keychain", true],
    ["a keychain that is locked at first", true],
  ] as const)(
    "leaves everything consistent after a crash at any write and a start with %s (webhooks: %s)",
    async (keychain, webhooks) => {
      const isOpen = keychain === "an open keychain";
      const whole = await runUntilCrash(Number.POSITIVE_INFINITY, webhooks, scenario);
      const outcomes = [sorted(whole.before.accountIds), sorted(whole.domain.accountIds)];
      let crashes = 0;
      for (let finished = false; !finished; crashes += 1) {
        const crashed = await runUntilCrash(crashes, webhooks, scenario);
        finished = crashed.finished;
        const next = restart(crashed.domain);
        if (!isOpen) next.keychain.setState("locked");
        await next.channels.recoverFromLastRun();
        next.keychain.setState("open");
        // If the keychain was open, the recovery has done all work by now. Otherwise, a retry does
        // the rest.
        await next.clock.pass(isOpen ? 0 : 10 * minute);

        expectConsistency(next);
        expect(outcomes).toContainEqual(sorted(next.accountIds));
        const revoked = [...crashed.domain.facebook.revocations, ...next.facebook.revocations];
        if (scenario.revokes !== undefined && next.accountIds.length === 0)
          expect(revoked.map(({ id }) => id)).toContain(scenario.revokes);
      }
      expect(crashes).toBeGreaterThan(1);
    },
  );
});
