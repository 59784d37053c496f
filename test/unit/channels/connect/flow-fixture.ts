import type { ChannelType } from "../../../../common/contract/accounts.ts";
import type { FlowEnd } from "../../../../main/channels/connect/browser-flows.ts";
import type { ConnectRequest } from "../../../../main/channels/connect/connect.ts";
import { createFlows, type Flows } from "../../../../main/channels/connect/flows.ts";
import { ManualClock } from "../../../support/doubles/clock.ts";
import { FakeFacebook } from "../../../support/doubles/facebook.ts";
import { problem } from "../../../support/logins.ts";

export const code = { kind: "code", code: "one-time-code" } as const;
export const redirectUri = "http://localhost:47814/auth/facebook/callback";

type Result = FlowEnd["result"];

/** Replaces `connect`, so that a test can decide when and how each call ends. */
class FakeConnect {
  readonly requests: ConnectRequest[] = [];
  #done = Promise.withResolvers<Result>();

  start(request: ConnectRequest): Promise<Result> {
    this.requests.push(request);
    return this.#done.promise;
  }

  end(result: Result): void {
    this.#done.resolve(result);
    this.#done = Promise.withResolvers();
  }

  fail(error: Error): void {
    this.#done.reject(error);
  }

  get latest(): ConnectRequest {
    const request = this.requests.at(-1);
    if (!request) throw new Error("nothing is being connected");
    return request;
  }
}

export class FlowFixture {
  readonly clock = new ManualClock();
  readonly facebook = new FakeFacebook();
  readonly connect = new FakeConnect();
  readonly endedWithoutBrowser: FlowEnd[] = [];
  changes = 0;
  /** How often `onEnded` was called. */
  ends = 0;
  readonly flows: Flows = createFlows({
    facebook: this.facebook,
    clock: this.clock,
    redirectUri: () => redirectUri,
    alsoRestored: () => [],
    connect: (request) => this.connect.start(request),
    callbackProblem: (response) => problem(response.kind),
    onChange: () => {
      this.changes += 1;
    },
    onEnded: () => {
      this.ends += 1;
    },
    onEndedWithoutBrowser: (end) => this.endedWithoutBrowser.push(end),
  });

  /** Begins a flow in this browser and returns its `state`. */
  begin(browserId: string, type: ChannelType = "messenger"): string {
    const begun = this.flows.begin({ type, browserId, redirectPath: "/back" });
    if (!begun.ok) throw new Error(begun.problem.code);
    return this.facebook.state;
  }

  /** Begins a flow in browser "one" and starts connecting. Returns a promise of the flow's end. */
  beginConnecting(): Promise<FlowEnd> | undefined {
    return this.flows.finish(this.begin("one"), "one", code);
  }

  cancelFirst(): boolean {
    return this.flows.cancel(this.flows.list()[0]?.id ?? "");
  }

  get steps(): readonly string[] {
    return this.flows.list().map(({ type, step }) => `${type}: ${step.name}`);
  }

  /** The outcomes of the flows that were passed to `onEndedWithoutBrowser`. */
  get outcomes(): readonly string[] {
    return this.endedWithoutBrowser.map(outcomeOf);
  }
}

/** Returns "connected", or the code of the problem. */
export const outcomeOf = ({ result }: FlowEnd): string =>
  result.ok ? "connected" : result.problem.code;
