import type { DesktopClient } from "../client/client.ts";
import type { Walk } from "./use-walk.ts";

export interface StepProps {
  readonly walk: Walk;
  readonly desktop: DesktopClient;
}

/** The id of the step's main button, which takes over the focus from what disappears. */
export const primaryId = "setup-primary";
