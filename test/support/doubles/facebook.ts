import type { ChannelType } from "../../../common/contract/accounts.ts";
import type { MetaPlace, MetaPlaceLink, Problem, Result } from "../../../main/channels/model.ts";
import type {
  CheckRequest,
  CheckResult,
  DialogRequest,
  FacebookPort,
  Login,
  LoginRequest,
  PageToken,
  SubscriptionRequest,
  SubscriptionResult,
  TokenExpiry,
} from "../../../main/channels/ports/facebook.ts";
import { problem } from "../logins.ts";

/** A Facebook that answers as told, and remembers what it was asked. */
export class FakeFacebook implements FacebookPort {
  readonly dialogs: DialogRequest[] = [];
  readonly logins: LoginRequest[] = [];
  readonly checks: (readonly CheckRequest[])[] = [];
  readonly revocations: { readonly id: string; readonly token: string }[] = [];
  /** User tokens whose life it was asked about. */
  readonly expiryReads: string[] = [];
  tokenExpiry: Result<TokenExpiry> = { ok: true, value: {} };
  /** What it was asked to end, in turn: "page 1", "user a". */
  readonly endings: string[] = [];
  /** Channels by Page id, as they are subscribed now. */
  readonly subscribed = new Map<string, readonly ChannelType[]>();
  /** Requests of each call. */
  readonly subscriptions: (readonly SubscriptionRequest[])[] = [];
  /** Tokens of each call. */
  readonly unsubscriptions: (readonly PageToken[])[] = [];

  login: Result<Login> = { ok: false, problem: problem("no_login_prepared") };
  /** By Page id; every other Page is fine. */
  readonly checkProblems = new Map<string, Problem>();
  revocation: Result<null> = { ok: true, value: null };
  /** By Page id, why it can be neither subscribed nor unsubscribed; `*`: any. */
  readonly subscriptionProblems = new Map<string, Problem>();
  /** Answers wait for these; replaced by a test that needs a slow Facebook. */
  loginDelay: Promise<void> = Promise.resolve();
  checkDelay: Promise<void> = Promise.resolve();
  expiryDelay: Promise<void> = Promise.resolve();
  revokeDelay: Promise<void> = Promise.resolve();
  subscribeDelay: Promise<void> = Promise.resolve();
  unsubscribeDelay: Promise<void> = Promise.resolve();

  dialogUrl(request: DialogRequest): string {
    this.dialogs.push(request);
    return `https://dialog.invalid/?state=${request.state}`;
  }

  async readLogin(request: LoginRequest): Promise<Result<Login>> {
    this.logins.push(request);
    await this.loginDelay;
    if (this.login.ok) request.onPages(this.login.value.pages.length);
    return this.login;
  }

  async check(requests: readonly CheckRequest[]): Promise<readonly CheckResult[]> {
    this.checks.push(requests);
    await this.checkDelay;
    return requests.map(({ accountId, pageId }) => {
      const ill = this.checkProblems.get(pageId);
      return { accountId, result: ill ? { ok: false, problem: ill } : { ok: true, value: null } };
    });
  }

  async subscribe(
    requests: readonly SubscriptionRequest[],
  ): Promise<readonly SubscriptionResult[]> {
    this.subscriptions.push(requests);
    await this.subscribeDelay;
    return requests.map(({ pageId, channels }) => {
      const result = this.#subscriptionResult(pageId);
      if (result.ok) this.subscribed.set(pageId, channels);
      return { pageId, result };
    });
  }

  async unsubscribe(pages: readonly PageToken[]): Promise<readonly SubscriptionResult[]> {
    this.unsubscriptions.push(pages);
    await this.unsubscribeDelay;
    return pages.map(({ pageId }) => {
      const result = this.#subscriptionResult(pageId);
      if (result.ok) this.subscribed.delete(pageId);
      this.endings.push(`page ${pageId}`);
      return { pageId, result };
    });
  }

  #subscriptionResult(pageId: string): Result<null> {
    const found = this.subscriptionProblems.get(pageId) ?? this.subscriptionProblems.get("*");
    return found ? { ok: false, problem: found } : { ok: true, value: null };
  }

  async revoke(user: { readonly id: string; readonly token: string }): Promise<Result<null>> {
    this.revocations.push(user);
    this.endings.push(`user ${user.id}`);
    await this.revokeDelay;
    return this.revocation;
  }

  async readTokenExpiry(userToken: string): Promise<Result<TokenExpiry>> {
    this.expiryReads.push(userToken);
    await this.expiryDelay;
    return this.tokenExpiry;
  }

  link(place: MetaPlace, pageId: string): MetaPlaceLink {
    return { place, url: `https://meta.invalid/${pageId}` };
  }

  /** The `state` of the last dialog. */
  get state(): string {
    return this.dialogs.at(-1)?.state ?? "";
  }
}
