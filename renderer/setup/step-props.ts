import type { DesktopClient } from "../client/client.ts";
import type { Walk } from "./use-walk.ts";

export interface StepProps {
  readonly walk: Walk;
  readonly desktop: DesktopClient;
}
