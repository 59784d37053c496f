import type { DisconnectedBy } from "../../../common/contract/activity.ts";
import type { CheckScope } from "../../../common/contract/checks.ts";
import type { ChannelsResponse } from "../../../common/contract/http.ts";
import type {
  AuthorizationResponse,
  BrowserAccounts,
  BrowserFlows,
  FlowEnd,
} from "../../../main/channels/connect/browser-flows.ts";
import type { CheckReport } from "../../../main/channels/health/check-report.ts";
import type { Problem, Result } from "../../../main/channels/model.ts";
import { summaryOf } from "../../support/snapshot.ts";

export const dialogUrl = "https://dialog.example/v26.0/dialog/oauth?state=s3cret-state";

type BeginRequest = Parameters<BrowserFlows["begin"]>[0];

/**
 * A fake with a single flow. Only the browser that began the flow or was bound to it can finish it.
 */
export class FakeFlows implements BrowserFlows {
  readonly state = "s3cret-state";
  readonly begun: BeginRequest[] = [];
  readonly finished: AuthorizationResponse[] = [];
  /** The id of the flow that `bind` accepts. */
  desktopFlowId = "flow-1";
  beginProblem: Problem | undefined;
  httpsAttempts = 0;
  /** Called after a valid callback. Tests replace this function to end the flow in another way. */
  end: () => Promise<FlowEnd> = async () => connected("web", "/");
  #browser: string | undefined;

  begin(request: BeginRequest): Result<{ readonly dialogUrl: string }> {
    if (this.beginProblem) return { ok: false, problem: this.beginProblem };
    this.begun.push(request);
    this.#browser = request.browserId;
    return { ok: true, value: { dialogUrl } };
  }

  bind(flowId: string, browserId: string): boolean {
    if (flowId !== this.desktopFlowId) return false;
    this.#browser = browserId;
    return true;
  }

  finish(
    state: string,
    browserId: string,
    response: AuthorizationResponse,
  ): Promise<FlowEnd> | undefined {
    if (state !== this.state || browserId !== this.#browser) return undefined;
    this.#browser = undefined;
    this.finished.push(response);
    return this.end();
  }

  appOf(state: string): string | undefined {
    return state === this.state ? this.begun.at(-1)?.app : undefined;
  }

  endFlowsOf(app: string): void {
    if (this.begun.at(-1)?.app === app) this.#browser = undefined;
  }

  noteHttpsAttempt(): void {
    this.httpsAttempts += 1;
  }

  get waiting(): boolean {
    return this.#browser !== undefined;
  }
}

export const connected = (origin: FlowEnd["origin"], redirectPath: string): FlowEnd => ({
  type: "messenger",
  origin,
  redirectPath,
  result: { ok: true, value: summaryOf(1) },
});

export const failed = (origin: FlowEnd["origin"], redirectPath: string): FlowEnd => ({
  type: "messenger",
  origin,
  redirectPath,
  result: {
    ok: false,
    problem: {
      code: "cancelled",
      message: "You cancelled at Facebook & nothing was connected. Start again?",
      responsible: "user",
    },
  },
});

export class FakeAccounts implements BrowserAccounts {
  readonly accounts = new Set(["messenger-1", "messenger-2"]);
  readonly channels = new Set(["messenger"]);
  /** Who disconnected accounts, by call. */
  readonly disconnectedBy: (DisconnectedBy | undefined)[] = [];

  list(): ChannelsResponse {
    return {
      channels: [],
      problems: [],
      unconnectable: [],
      permissionGaps: [],
      connectSummaries: [],
      practice: true,
    };
  }

  readonly checks: (CheckScope | undefined)[] = [];
  /** What the next checks report. */
  report: Omit<CheckReport, "scope"> = { checked: 2, failing: 1, cancelled: false };

  async check(scope?: CheckScope): Promise<CheckReport> {
    this.checks.push(scope);
    return { scope: scope ?? { kind: "all" }, ...this.report };
  }

  async disconnectAccount(accountId: string, by?: DisconnectedBy): Promise<boolean> {
    this.disconnectedBy.push(by);
    return this.accounts.delete(accountId);
  }

  async disconnectChannel(channelId: string, by?: DisconnectedBy): Promise<boolean> {
    this.disconnectedBy.push(by);
    return this.channels.delete(channelId);
  }
}
