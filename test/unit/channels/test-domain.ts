/** The whole domain over its doubles. */

import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { ConnectIntent } from "../../../common/contract/flows.ts";
import type { FlowEnd } from "../../../main/channels/connect/browser-flows.ts";
import { type Channels, createChannels } from "../../../main/channels/index.ts";
import type { Login } from "../../../main/channels/ports/facebook.ts";
import { ManualClock } from "../../support/doubles/clock.ts";
import { FakeFacebook } from "../../support/doubles/facebook.ts";
import { FakeKeychain } from "../../support/doubles/keychain.ts";
import { MemoryRecords } from "../../support/doubles/records.ts";
import { problem } from "../../support/logins.ts";

export const browserId = "browser-1";
export const minute = 60_000;

export class TestDomain {
  readonly clock = new ManualClock();
  readonly facebook = new FakeFacebook();
  readonly endedWithoutBrowser: FlowEnd[] = [];
  readonly records: MemoryRecords;
  readonly keychain: FakeKeychain;
  readonly channels: Channels;
  /** The setting, as saved. */
  webhooks: boolean;
  /** The setting, as saved; hours. */
  checkEvery = 24;
  random = 0;

  constructor({
    records = new MemoryRecords(),
    keychain = new FakeKeychain(),
    webhooks = false,
  } = {}) {
    this.webhooks = webhooks;
    this.records = records;
    this.keychain = keychain;
    this.channels = createChannels({
      facebook: this.facebook,
      keychain,
      records,
      clock: this.clock,
      practice: false,
      webhooks: () => this.webhooks,
      checkEvery: () => this.checkEvery,
      random: () => this.random,
      redirectUri: () => "http://localhost:47814/auth/facebook/callback",
      callbackProblem: (answer) => problem(answer.kind),
      onAccountsChanged: () => undefined,
      onFlowsChanged: () => undefined,
      onFlowEndedWithoutBrowser: (end) => this.endedWithoutBrowser.push(end),
    });
  }

  /** Begins a flow in the browser; its `state`. */
  begin(type: ChannelType, intent?: ConnectIntent): string {
    const request = { type, browserId: browserId, redirectPath: "/" };
    const begun = this.channels.flows.begin({ ...request, ...(intent && { intent }) });
    if (!begun.ok) throw new Error(begun.problem.code);
    return this.facebook.state;
  }

  /** A login from the click to its end. */
  async connect(type: ChannelType, login: Login, intent?: ConnectIntent): Promise<FlowEnd> {
    this.facebook.login = { ok: true, value: login };
    const end = this.channels.flows.finish(this.begin(type, intent), browserId, codeResponse);
    if (end === undefined) throw new Error("the flow was not taken up");
    return end;
  }

  /** Ids of the accounts, as recorded. */
  get accountIds(): readonly string[] {
    return this.records.get().accounts.map((account) => account.id);
  }

  /** Health by account id, as recorded. */
  get health(): Readonly<Record<string, string>> {
    const { accounts } = this.records.get();
    return Object.fromEntries(accounts.map(({ id, health }) => [id, health.state]));
  }

  /** Names of the secrets in the keychain. */
  get secretNames(): readonly string[] {
    return [...this.keychain.items.keys()].sort();
  }
}

export const codeResponse = { kind: "code", code: "one-time-code" } as const;
