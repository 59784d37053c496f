import { createContext, useContext } from "react";
import type { DesktopClient } from "../client/client.ts";
import type { Actions } from "../state/actions.ts";
import type { DisconnectTarget } from "../state/disconnect.ts";

/** What every component may do; it never changes, so that nothing is drawn again because of it. */
export interface WindowTools {
  readonly actions: Actions;
  /** What only the app's own window has; undefined in the web UI, whose contract has neither checks nor settings. */
  readonly desktop: DesktopClient | undefined;
  /** Opens the dialog that asks first. */
  readonly ask: (target: DisconnectTarget) => void;
}

export const WindowToolsContext = createContext<WindowTools | undefined>(undefined);

export function useWindow(): WindowTools {
  const tools = useContext(WindowToolsContext);
  if (!tools) throw new Error("A component was drawn outside the window");
  return tools;
}
