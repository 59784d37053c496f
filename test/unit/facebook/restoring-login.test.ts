/** Repairs accounts with the real client and the simulated Facebook. */
import { expect, it, onTestFinished } from "vitest";
import { allAccounts, isFailing } from "../../../common/accounts.ts";
import type { ChannelType } from "../../../common/contract/accounts.ts";
import { createChannels } from "../../../main/channels/index.ts";
import { createMutex } from "../../../main/channels/mutex.ts";
import { people } from "../../../main/practice/index.ts";
import { invalidationReasons } from "../../../main/practice/state.ts";
import { MemoryActivity } from "../../support/doubles/activity.ts";
import { ManualClock } from "../../support/doubles/clock.ts";
import { FakeKeychain } from "../../support/doubles/keychain.ts";
import { MemoryRecords } from "../../support/doubles/records.ts";
import { problem } from "../../support/logins.ts";
import { answerDialogAt } from "../practice/support.ts";
import { start } from "./support/practice.ts";

/** Connects every Page of Dana Reyes that can be connected, in both channels. */
async function connectDana() {
  const { practice, facebook } = await start(4);
  const channels = createChannels({
    facebook,
    keychain: new FakeKeychain(),
    records: new MemoryRecords(),
    recordsMutex: createMutex(),
    activity: new MemoryActivity(),
    clock: new ManualClock(),
    practice: true,
    webhooks: () => false,
    checkEvery: () => 24,
    random: () => 0,
    redirectUri: () => "http://localhost:47814/auth/facebook/callback",
    callbackProblem: ({ kind }) => problem(kind),
    onAccountsChanged: () => undefined,
    onFlowsChanged: () => undefined,
    onFlowEndedWithoutBrowser: () => undefined,
  });
  onTestFinished(() => channels.close());

  async function logIn(type: ChannelType, reconnectAccountId?: string) {
    const intent = reconnectAccountId === undefined ? {} : { reconnectAccountId };
    const begun = channels.flows.begin({ type, browserId: "b", redirectPath: "/", intent });
    if (!begun.ok) throw new Error(begun.problem.code);
    const { searchParams: answer } = await answerDialogAt(begun.value.dialogUrl);
    const code = answer.get("code") ?? "";
    await channels.flows.finish(answer.get("state") ?? "", "b", { kind: "code", code });
    await channels.check();
  }
  await logIn("messenger");
  await logIn("instagram");

  const failing = () =>
    allAccounts(channels.list())
      .filter(isFailing)
      .map(({ id }) => id);
  return { practice, channels, logIn, failing };
}

const endings = invalidationReasons.filter((reason) => reason !== "checkpoint");

it.each(
  endings.flatMap(
    (reason) =>
      [
        [reason, "messenger"],
        [reason, "instagram"],
      ] as const,
  ),
)(
  "restores all accounts of a person with one login after %s, begun in %s",
  async (reason, type) => {
    const { practice, channels, failing, logIn } = await connectDana();
    const failingBefore = failing();
    practice.control.do({ action: "invalidate-tokens", person: people.dana.id, reason });
    await channels.check();
    const all = allAccounts(channels.list());
    const { problems } = channels.list();
    expect(problems).toMatchObject([{ kind: "failing", user: { id: people.dana.id } }]);
    expect(problems[0]?.accountIds).toHaveLength(all.length);

    await logIn(type, all.find(({ channel }) => channel === type)?.id);
    expect(failing()).toEqual(failingBefore);
    expect(allAccounts(channels.list())).toHaveLength(all.length);
  },
);
