import { createContext, useContext } from "react";
import type { DisconnectTarget } from "../accounts/disconnect-effects.ts";
import type { DesktopClient } from "../client/client.ts";
import type { Actions } from "../state/actions.ts";

/** Available to every component. Never changes, so it causes no renders. */
export interface AppTools {
  readonly actions: Actions;
  /** Undefined in the web UI, which can neither check accounts nor change settings. */
  readonly desktop: DesktopClient | undefined;
  /** Opens the dialog that asks before disconnecting. */
  readonly confirmDisconnect: (target: DisconnectTarget) => void;
}

export const AppContext = createContext<AppTools | undefined>(undefined);

export function useApp(): AppTools {
  const tools = useContext(AppContext);
  if (!tools) throw new Error("useApp needs an AppContext");
  return tools;
}
