import { clipboard } from "electron";
import type { ChannelType } from "../../../../common/contract/accounts.ts";
import { isSandboxed } from "../../window/web-contents-security.ts";
import { userError } from "../call-errors.ts";
import type { CallHandlers } from "../dispatch.ts";
import type { HandlerDeps } from "./deps.ts";
import { openBrowser, signInLinks } from "./sign-in.ts";

export function createFlowHandlers({
  ui,
  services,
  openLoginWindow,
}: Pick<HandlerDeps, "ui" | "services" | "openLoginWindow">): Pick<
  CallHandlers,
  "flows" | "connect" | "cancel" | "copyLink" | "openHere"
> {
  /** Creates a new link for a browser. Its ticket works for 60 seconds and in one browser only. */
  async function createLink(flowId: string): Promise<string> {
    const { channels } = (await services).workspace();
    const flow = channels.flows.list().find(({ id }) => id === flowId);
    if (!flow) throw userError("flow_over");
    const links = await signInLinks(services);
    return links.signInUrl({ path: connectPath(flow.type), flowId });
  }

  /**
   * The calls that are opening a link, by flow id. They are remembered because a browser takes a
   * while to open, and a second click in the meantime must not open a second tab.
   */
  const opening = new Map<string, Promise<void>>();

  function openOnce(flowId: string): Promise<void> {
    const opened =
      opening.get(flowId) ??
      createLink(flowId)
        .then(openBrowser)
        .finally(() => opening.delete(flowId));
    opening.set(flowId, opened);
    return opened;
  }

  return {
    flows: () => ui.flows(),
    async connect(type, intent) {
      const { channels } = (await services).workspace();
      // Check that the server is running before opening a flow, so that no flow is left behind if
      // the port is taken.
      await signInLinks(services);
      const flow = channels.flows.open(type, intent);
      if (flow.step.name === "waiting") await openOnce(flow.id);
      return flow;
    },
    async cancel(flowId) {
      (await services).workspace().channels.flows.cancel(flowId);
      return null;
    },
    async copyLink(flowId) {
      clipboard.writeText(await createLink(flowId));
      return null;
    },
    async openHere(flowId) {
      // Facebook's page is third-party content, so show it only in a sandbox.
      if (!isSandboxed()) throw userError("not_sandboxed");
      openLoginWindow(flowId, await createLink(flowId));
      return null;
    },
  };
}

const connectPath = (type: ChannelType): string =>
  `/auth/facebook/connect?type=${type}&redirect_path=%2F`;
