import type { MetaAppForm as EnteredForm } from "../../common/contract/meta-app.ts";
import { createMutex } from "../channels/mutex.ts";
import type { Clock } from "../channels/ports/clock.ts";
import { metaAppTexts } from "../i18n/meta-app.ts";
import { listen } from "../server/index.ts";
import { testLoginPath } from "../server/routes/test-login.ts";
import { serveTestLogin, type TestLoginServerDeps } from "../server/test-login.ts";
import { UserError } from "../user-error.ts";
import type { MetaAppForm } from "./meta-app-form.ts";
import { portTakenAtForm } from "./meta-app-problems.ts";
import type { TestLogin } from "./test-login.ts";
import { redirectUriOn } from "./workspace.ts";

export interface TestLoginsDeps extends Omit<TestLoginServerDeps, "testLogin"> {
  readonly testLogin: TestLogin;
  readonly clock: Clock;
  readonly verify: MetaAppForm["verify"];
  /** Returns the port that a Meta app would use. */
  readonly port: () => number;
  /** Returns the port of the backend in use, or undefined if it has none. */
  readonly backendPort: () => number | undefined;
}

/** Starts test logins, and opens the port that they need. */
export interface TestLogins {
  /**
   * Returns a link that begins the login in a browser. Rejects with UserError if Meta rejects the
   * app, another program uses the port, or the login was cancelled or replaced meanwhile.
   */
  start(entered: EnteredForm): Promise<string>;
  /** Returns another link. Throws UserError if the login does not wait for a browser. */
  link(): string;
  /** Ends the login and frees its port. */
  cancel(): Promise<void>;
}

/** How long the port stays open for the last page of a login, in milliseconds. */
const lastPageTime = 10_000;

export function createTestLogins(deps: TestLoginsDeps): TestLogins {
  const { testLogin, clock } = deps;
  const mutex = createMutex();
  /** A port that is open for the test login only. */
  let ownPort: { readonly port: number; close(): Promise<void> } | undefined;
  /** Counts starts and cancels, because both end a start that is still waiting for Meta. */
  let latest = 0;

  async function closeOwnPort(): Promise<void> {
    await ownPort?.close();
    ownPort = undefined;
  }

  /** Opens the port unless it is open. */
  async function openPort(port: number): Promise<void> {
    if (port === ownPort?.port) return;
    await closeOwnPort();
    if (port === deps.backendPort()) return;
    const loopback = await listen({ port, anyPort: false });
    if (!loopback.ok) throw portTakenAtForm(port);
    const stop = serveTestLogin(loopback.value, deps);
    ownPort = {
      port,
      close: async () => void (await Promise.all([stop(), loopback.value.close()])),
    };
  }

  const closeUnusedPort = () =>
    void mutex.run(async () => {
      if (!testLogin.isRunning()) await closeOwnPort();
    });

  function link(): string {
    const ticket = testLogin.issueTicket();
    if (ticket === undefined) throw testOver();
    return `http://localhost:${deps.port()}${testLoginPath}?ticket=${ticket}`;
  }

  return {
    async start(entered) {
      latest += 1;
      const own = latest;
      const { app, appSecret } = await deps.verify(entered);
      return mutex.run(async () => {
        if (own !== latest) throw testOver();
        const port = deps.port();
        await openPort(port);
        void testLogin
          .start({ ...app, appSecret }, app.redirectUri ?? redirectUriOn(port))
          .then(() => clock.after(lastPageTime, closeUnusedPort));
        return link();
      });
    },
    link,
    cancel() {
      latest += 1;
      return mutex.run(async () => {
        testLogin.cancel();
        await closeOwnPort();
      });
    },
  };
}

const testOver = () => new UserError({ code: "flow_over", message: metaAppTexts().testOver });
