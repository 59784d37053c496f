import { createContext, useContext } from "react";
import type { DisconnectTarget } from "../accounts/disconnect-effects.ts";
import type { DesktopClient } from "../client/client.ts";
import type { Actions } from "../state/actions.ts";

/** What every component may do; it never changes, so that nothing is drawn again because of it. */
export interface AppTools {
  readonly actions: Actions;
  /** What only the app's own window has; undefined in the web UI, whose contract has neither checks nor settings. */
  readonly desktop: DesktopClient | undefined;
  /** Opens the dialog that asks first. */
  readonly confirmDisconnect: (target: DisconnectTarget) => void;
}

export const AppContext = createContext<AppTools | undefined>(undefined);

export function useApp(): AppTools {
  const tools = useContext(AppContext);
  if (!tools) throw new Error("A component was drawn outside the window");
  return tools;
}
