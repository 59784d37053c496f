import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { Reachability } from "../../../common/contract/snapshot.ts";
import type { MetaPlace, MetaPlaceLink, Problem, Result } from "../../../main/channels/model.ts";
import type {
  CheckRequest,
  CheckResult,
  DetailsRequest,
  DialogRequest,
  FacebookPort,
  Login,
  LoginDetails,
  LoginRequest,
  PageToken,
  SubscriptionRequest,
  SubscriptionResult,
} from "../../../main/channels/ports/facebook.ts";
import { problem } from "../logins.ts";

type DelayedCall = "readLogin" | "check" | "readDetails" | "subscribe" | "unsubscribe" | "revoke";

const done: Result<null> = { ok: true, value: null };

/** A Facebook whose answers a test sets. It records all requests. */
export class FakeFacebook implements FacebookPort {
  readonly appId: string;
  login: Result<Login> = { ok: false, problem: problem("no_login_prepared") };
  details: Result<LoginDetails> = { ok: true, value: { expiry: {}, pages: [] } };
  revocation: Result<null> = done;
  reached: Reachability = { name: "unknown" };
  /** The problems with which checks fail, by Page id. Checks of all other Pages succeed. */
  readonly checkProblems = new Map<string, Problem>();
  /**
   * The problems with which subscribing and unsubscribing fail, by Page id. The key `*` means all
   * Pages.
   */
  readonly subscriptionProblems = new Map<string, Problem>();

  /** Where Meta's pages are, unless they are where Meta has them. */
  readonly addresses = new Map<string, string>();

  readonly dialogs: DialogRequest[] = [];
  readonly logins: LoginRequest[] = [];
  readonly checks: (readonly CheckRequest[])[] = [];
  readonly detailReads: DetailsRequest[] = [];
  readonly subscriptions: (readonly SubscriptionRequest[])[] = [];
  readonly unsubscriptions: (readonly PageToken[])[] = [];
  readonly revocations: { readonly id: string; readonly token: string }[] = [];
  /**
   * The Pages that were unsubscribed and the users whose access was revoked, oldest first. Two
   * examples are "page 1" and "user a".
   */
  readonly endings: string[] = [];
  /** The channels for which a Page is currently subscribed, by Page id. */
  readonly subscribed = new Map<string, readonly ChannelType[]>();

  readonly #delays = new Map<DelayedCall, Promise<void>>();

  constructor(appId = "app") {
    this.appId = appId;
  }

  /** Delays these calls until the test calls the returned function. */
  delay(call: DelayedCall): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#delays.set(call, promise);
    return resolve;
  }

  goDown(): void {
    this.revocation = { ok: false, problem: problem("down") };
    this.subscriptionProblems.set("*", problem("down"));
  }

  comeBack(): void {
    this.revocation = done;
    this.subscriptionProblems.clear();
  }

  /** The `state` parameter of the last login dialog. */
  get state(): string {
    return this.dialogs.at(-1)?.state ?? "";
  }

  reachability(): Reachability {
    return this.reached;
  }

  dialogUrl(request: DialogRequest): string {
    this.dialogs.push(request);
    return `https://dialog.invalid/?state=${request.state}`;
  }

  async readLogin(request: LoginRequest): Promise<Result<Login>> {
    this.logins.push(request);
    await this.#delays.get("readLogin");
    if (this.login.ok) request.onPages(this.login.value.pages.length);
    return this.login;
  }

  async check(requests: readonly CheckRequest[]): Promise<readonly CheckResult[]> {
    this.checks.push(requests);
    await this.#delays.get("check");
    return requests.map(({ accountId, pageId }) => {
      const found = this.checkProblems.get(pageId);
      return { accountId, result: found ? { ok: false, problem: found } : done };
    });
  }

  async readDetails(request: DetailsRequest): Promise<Result<LoginDetails>> {
    this.detailReads.push(request);
    await this.#delays.get("readDetails");
    return this.details;
  }

  async subscribe(
    requests: readonly SubscriptionRequest[],
  ): Promise<readonly SubscriptionResult[]> {
    this.subscriptions.push(requests);
    await this.#delays.get("subscribe");
    return requests.map(({ pageId, channels }) => {
      const result = this.#subscriptionResult(pageId);
      if (result.ok) this.subscribed.set(pageId, channels);
      return { pageId, result };
    });
  }

  async unsubscribe(pages: readonly PageToken[]): Promise<readonly SubscriptionResult[]> {
    this.unsubscriptions.push(pages);
    await this.#delays.get("unsubscribe");
    return pages.map(({ pageId }) => {
      const result = this.#subscriptionResult(pageId);
      if (result.ok) this.subscribed.delete(pageId);
      this.endings.push(`page ${pageId}`);
      return { pageId, result };
    });
  }

  #subscriptionResult(pageId: string): Result<null> {
    const found = this.subscriptionProblems.get(pageId) ?? this.subscriptionProblems.get("*");
    return found ? { ok: false, problem: found } : done;
  }

  async revoke(user: { readonly id: string; readonly token: string }): Promise<Result<null>> {
    this.revocations.push(user);
    this.endings.push(`user ${user.id}`);
    await this.#delays.get("revoke");
    return this.revocation;
  }

  link(place: MetaPlace, pageId: string): MetaPlaceLink {
    return { place, url: `https://meta.invalid/${pageId}` };
  }

  addressOf(metaUrl: string): string {
    return this.addresses.get(metaUrl) ?? metaUrl;
  }
}
