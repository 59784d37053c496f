import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { ConnectIntent } from "../../../common/contract/flows.ts";
import type { FlowEnd } from "../../../main/channels/connect/browser-flows.ts";
import { type Channels, createChannels } from "../../../main/channels/index.ts";
import { createMutex } from "../../../main/channels/mutex.ts";
import type { Login } from "../../../main/channels/ports/facebook.ts";
import { pendingViews } from "../../../main/channels/views.ts";
import { MemoryActivity } from "../../support/doubles/activity.ts";
import { ManualClock } from "../../support/doubles/clock.ts";
import { FakeFacebook } from "../../support/doubles/facebook.ts";
import { flush } from "../../support/doubles/flush.ts";
import { FakeKeychain } from "../../support/doubles/keychain.ts";
import { MemoryRecords } from "../../support/doubles/records.ts";
import { problem } from "../../support/logins.ts";

export const browserId = "browser-1";
export const minute = 60_000;
export const codeResponse = { kind: "code", code: "one-time-code" } as const;

/** The complete domain, with doubles for its ports. */
export class TestDomain {
  readonly clock = new ManualClock();
  readonly facebook: FakeFacebook;
  readonly records: MemoryRecords;
  readonly keychain: FakeKeychain;
  readonly channels: Channels;
  readonly activity = new MemoryActivity(() => this.clock.now());
  readonly endedWithoutBrowser: FlowEnd[] = [];
  /** Whether the webhook setting is on. */
  webhooks: boolean;
  /** The setting for the time between two checks, in hours. */
  checkEvery = 24;
  random = 0;

  constructor({
    records = new MemoryRecords(),
    keychain = new FakeKeychain(),
    webhooks = false,
    appId = "app",
  } = {}) {
    this.facebook = new FakeFacebook(appId);
    this.webhooks = webhooks;
    this.records = records;
    this.keychain = keychain;
    this.channels = createChannels({
      facebook: this.facebook,
      keychain,
      records,
      recordsMutex: createMutex(),
      activity: this.activity,
      clock: this.clock,
      practice: false,
      webhooks: () => this.webhooks,
      checkEvery: () => this.checkEvery,
      random: () => this.random,
      redirectUri: () => "http://localhost:47814/auth/facebook/callback",
      callbackProblem: (response) => problem(response.kind),
      onAccountsChanged: () => undefined,
      onFlowsChanged: () => undefined,
      onFlowEndedWithoutBrowser: (end) => this.endedWithoutBrowser.push(end),
    });
  }

  /** Begins a flow in the browser and returns its `state`. */
  begin(type: ChannelType, intent?: ConnectIntent): string {
    const request = { type, browserId, redirectPath: "/", ...(intent && { intent }) };
    const begun = this.channels.flows.begin(request);
    if (!begun.ok) throw new Error(begun.problem.code);
    return this.facebook.state;
  }

  /** Runs a whole flow. `login` is the login that Facebook returns during the flow. */
  async connect(type: ChannelType, login: Login, intent?: ConnectIntent): Promise<FlowEnd> {
    this.facebook.login = { ok: true, value: login };
    const end = this.channels.flows.finish(this.begin(type, intent), browserId, codeResponse);
    if (end === undefined) throw new Error("the state was not accepted");
    return end;
  }

  /** Disconnects the Messenger channel and waits until its background work is done. */
  async disconnectMessenger(): Promise<void> {
    await this.channels.disconnectChannel("messenger");
    await flush();
  }

  /** Closes the domain and starts another one with the same records and keychain. */
  async restart(
    webhooks = this.webhooks,
    { appId } = { appId: this.facebook.appId },
  ): Promise<TestDomain> {
    this.channels.close();
    const { records, keychain } = this;
    const next = new TestDomain({ records, keychain, webhooks, appId });
    await next.channels.recoverFromLastRun();
    return next;
  }

  get accountIds(): readonly string[] {
    return this.records.get().accounts.map((account) => account.id);
  }

  /** The health states, by account id. */
  get health(): Readonly<Record<string, string>> {
    const { accounts } = this.records.get();
    return Object.fromEntries(accounts.map(({ id, health }) => [id, health.state]));
  }

  /** The users and Pages whose access has yet to be revoked, for example "user a" and "page 1". */
  get pending(): readonly string[] {
    return pendingViews(this.records.get()).map((each) =>
      each.kind === "access" ? `user ${each.userId}` : `page ${each.pageId}`,
    );
  }

  get secretNames(): readonly string[] {
    return [...this.keychain.items.keys()].sort();
  }
}
