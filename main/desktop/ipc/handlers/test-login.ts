import { clipboard } from "electron";
import { testLoginId } from "../../window/login-window.ts";
import { isSandboxed } from "../../window/web-contents-security.ts";
import { userError } from "../call-errors.ts";
import type { CallHandlers } from "../dispatch.ts";
import type { HandlerDeps } from "./deps.ts";
import { openBrowser } from "./sign-in.ts";

export function createTestLoginHandlers({
  services,
  openLoginWindow,
}: Pick<HandlerDeps, "services" | "openLoginWindow">): Pick<
  CallHandlers,
  "startTestLogin" | "cancelTestLogin" | "copyTestLoginLink" | "openTestLoginHere"
> {
  return {
    async startTestLogin(form) {
      await openBrowser(await (await services).testLogins.start(form));
      return null;
    },
    async cancelTestLogin() {
      await (await services).testLogins.cancel();
      return null;
    },
    async copyTestLoginLink() {
      clipboard.writeText((await services).testLogins.link());
      return null;
    },
    async openTestLoginHere() {
      // Facebook's page is third-party content, so show it only in a sandbox.
      if (!isSandboxed()) throw userError("not_sandboxed");
      openLoginWindow(testLoginId, (await services).testLogins.link());
      return null;
    },
  };
}
