import { randomBytes } from "node:crypto";
import type { TestedPermission, TestLoginView } from "../../common/contract/meta-app.ts";
import type { ProblemView } from "../../common/contract/problems.ts";
import type { AuthorizationResponse } from "../channels/connect/browser-flows.ts";
import { isSameSecret } from "../channels/connect/is-same-secret.ts";
import type { Result } from "../channels/model.ts";
import { permissionNames, permissionView } from "../channels/permissions.ts";
import type { Clock } from "../channels/ports/clock.ts";
import { callbackProblem, type Facebook } from "../facebook/index.ts";
import type { TestLoginResult } from "../facebook/login/read-test-login.ts";
import { metaAppTexts } from "../i18n/meta-app.ts";
import type { BrowserTestLogin } from "../server/routes/test-login.ts";
import { createTickets } from "../server/tickets.ts";
import type { AppWithSecret } from "./meta-app-form.ts";
import { problemAtForm } from "./meta-app-problems.ts";

export interface TestLoginDeps {
  readonly clock: Clock;
  /** Connects to Facebook with an app that is not saved. */
  readonly connectTo: (
    app: AppWithSecret,
  ) => Pick<Facebook, "dialogUrl" | "readTestLogin" | "close">;
  /** Called when the result of `view` has changed. */
  readonly onChange: (view: TestLoginView) => void;
}

/** A login that tests a Meta app before it is saved. What it obtains is used for nothing else. */
export interface TestLogin extends BrowserTestLogin {
  /** Starts a login, which replaces the one before. Resolves when it has ended. */
  start(app: AppWithSecret, redirectUri: string): Promise<void>;
  isRunning(): boolean;
  /** Returns a ticket for `begin`, or undefined unless the login waits for a browser. */
  issueTicket(): string | undefined;
  cancel(): void;
  /** Returns undefined if no login was started. */
  view(): TestLoginView | undefined;
  /** Ends the login and forgets its result. */
  forget(): void;
}

/** As long as a flow's, because Facebook often doesn't redirect (docs/research/meta.md §1.2). */
const maxDuration = 10 * 60_000;
/** As long as a sign-in link's. */
const ticketLifetime = 60_000;

interface Login {
  readonly facebook: ReturnType<TestLoginDeps["connectTo"]>;
  readonly redirectUri: string;
  readonly state: string;
  readonly abort: AbortController;
  readonly ended: PromiseWithResolvers<void>;
  /** The browser that has opened the link. */
  browserId?: string;
  view: TestLoginView;
  /** Set once the browser is back. A browser that loads the redirect again gets the same end. */
  ending?: Promise<{ readonly ok: boolean }>;
}

export function createTestLogin({ clock, connectTo, onChange }: TestLoginDeps): TestLogin {
  const tickets = createTickets<Login>({ clock, lifetime: ticketLifetime });
  let current: Login | undefined;
  let stopTimer: () => void = () => undefined;

  function show(login: Login, view: TestLoginView): void {
    if (login !== current || isOver(login)) return;
    login.view = view;
    onChange(view);
  }

  function end(login: Login, view: Extract<TestLoginView, { name: "done" | "failed" }>): void {
    show(login, view);
    login.abort.abort();
    login.facebook.close();
    login.ended.resolve();
    if (login === current) stopTimer();
  }

  const fail = (login: Login, problem: ProblemView) =>
    end(login, { name: "failed", problem: problemAtForm(problem) });

  const cancel = (login: Login) =>
    fail(login, { code: "cancelled", message: metaAppTexts().atForm.cancelled });

  async function read(login: Login, response: AuthorizationResponse): Promise<{ ok: boolean }> {
    const result = await answerTo(login, response);
    if (result.ok) end(login, doneView(result.value));
    else fail(login, result.problem);
    return { ok: login.view.name === "done" };
  }

  return {
    start(app, redirectUri) {
      if (current) cancel(current);
      const login: Login = {
        facebook: connectTo(app),
        redirectUri,
        state: randomBytes(32).toString("base64url"),
        abort: new AbortController(),
        ended: Promise.withResolvers(),
        view: { name: "waiting" },
      };
      current = login;
      stopTimer = clock.after(maxDuration, () =>
        fail(login, { code: "timed_out", message: metaAppTexts().testTimedOut }),
      );
      onChange(login.view);
      return login.ended.promise;
    },
    isRunning: () => current !== undefined && !isOver(current),
    issueTicket: () => (current?.view.name === "waiting" ? tickets.issue(current) : undefined),
    cancel() {
      if (current) cancel(current);
    },
    view: () => current?.view,
    forget() {
      if (current) cancel(current);
      current = undefined;
    },
    begin(ticket, browserId) {
      const login = tickets.redeem(ticket);
      if (login === undefined || login !== current || login.view.name !== "waiting") {
        return undefined;
      }
      login.browserId = browserId;
      show(login, { name: "waiting" });
      const { state, redirectUri } = login;
      return login.facebook.dialogUrl({ type: "all", state, redirectUri, rerequest: true });
    },
    hasState: (state) => current !== undefined && isSameSecret(current.state, state),
    finish(state, browserIds, response) {
      const login = current;
      if (!login || !isSameSecret(login.state, state)) return undefined;
      const { browserId } = login;
      if (browserId === undefined || !browserIds.some((id) => isSameSecret(id, browserId))) {
        return undefined;
      }
      if (login.view.name === "waiting") {
        show(login, { name: "reading" });
        login.ending = read(login, response);
      }
      return login.view.name === "reading" ? login.ending : undefined;
    },
    noteHttpsAttempt() {
      if (current?.view.name === "waiting") show(current, { name: "waiting", httpsOnly: true });
    },
  };
}

const isOver = ({ view }: Login): boolean => view.name === "done" || view.name === "failed";

async function answerTo(
  { facebook, redirectUri, abort: { signal } }: Login,
  response: AuthorizationResponse,
): Promise<Result<TestLoginResult>> {
  if (response.kind !== "code") return { ok: false, problem: callbackProblem(response) };
  return facebook.readTestLogin({ code: response.code, redirectUri, signal });
}

const doneView = ({ userName, pages, permissions }: TestLoginResult) =>
  ({
    name: "done",
    userName,
    pages,
    permissions: permissionNames.map(
      (name): TestedPermission => ({
        ...permissionView(name),
        status: statusOf(name, permissions),
      }),
    ),
  }) as const;

function statusOf(
  name: string,
  { granted, declined }: TestLoginResult["permissions"],
): TestedPermission["status"] {
  if (granted.includes(name)) return "granted";
  return declined.includes(name) ? "declined" : "missing";
}
