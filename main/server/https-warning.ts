import type { BrowserFlows } from "../channels/connect/browser-flows.ts";
import { serverTexts } from "../i18n/server.ts";
import { redirectWithError } from "./redirect.ts";
import type { BrowserTestLogin } from "./routes/test-login.ts";
import type { SignInTickets } from "./sign-in-tickets.ts";

interface HttpsWarningDeps {
  readonly flows: Pick<BrowserFlows, "noteHttpsAttempt">;
  readonly testLogin: Pick<BrowserTestLogin, "noteHttpsAttempt">;
  readonly tickets: Pick<SignInTickets, "open">;
  readonly onDesktopRedirect: (pathWithQuery: string) => void;
}

/** Explains in the window why a browser that insists on https cannot open our links. */
export interface HttpsWarning {
  onHttpsAttempt(): void;
  /** Call this for each new sign-in link. */
  reset(): void;
}

export function createHttpsWarning(deps: HttpsWarningDeps): HttpsWarning {
  const { flows, testLogin, tickets, onDesktopRedirect } = deps;
  /** Browsers try several times. Warn once for each link, because a warning shows the window. */
  let warned = false;
  return {
    onHttpsAttempt() {
      // The link of a login is explained by its flow.
      flows.noteHttpsAttempt();
      testLogin.noteHttpsAttempt();
      if (warned || tickets.open().every(({ flowId }) => flowId !== undefined)) return;
      warned = true;
      const problem = { code: "https_only", message: serverTexts().httpsOnly };
      onDesktopRedirect(redirectWithError("/", problem));
    },
    reset() {
      warned = false;
    },
  };
}
