import { createContext, useContext } from "react";
import type { ChannelType } from "../../common/contract/accounts.ts";
import type { DisconnectTarget } from "../accounts/disconnect-effects.ts";
import type { DesktopClient, WebClient } from "../client/client.ts";
import type { Actions } from "../state/actions.ts";

/**
 * The tools that every component can use. The object never changes, so passing it down causes no
 * renders.
 */
export interface AppTools {
  readonly actions: Actions;
  /**
   * The calls of the app's own window. Undefined in the web UI, which cannot change settings.
   */
  readonly desktop: DesktopClient | undefined;
  /** The calls of the web UI. Undefined in the app's own window. */
  readonly web: WebClient | undefined;
  /** Opens a dialog that asks the user to confirm the disconnect. */
  readonly confirmDisconnect: (target: DisconnectTarget) => void;
  /** Opens a dialog that asks whether to move other people's Pages to the user's login. */
  readonly confirmTakeOver: (type: ChannelType) => void;
}

export const AppContext = createContext<AppTools | undefined>(undefined);

export function useApp(): AppTools {
  const tools = useContext(AppContext);
  if (!tools) throw new Error("useApp needs an AppContext");
  return tools;
}
