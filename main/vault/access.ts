import type { Clock } from "../channels/ports.ts";
import { createTurns, type InTurn } from "../channels/turns.ts";
import { type Gate, openGate } from "./gate.ts";
import { type Keytar, loadKeytar as loadInstalledKeytar } from "./keytar.ts";
import type { LastingKeytar } from "./lasting-keytar.ts";

/** The one way into the computer's keychain. All vaults of an app share it: two calls at once may hang (`research/electron.md` D.2). */
export interface Access {
  /** Operations, not single calls: no other write may come between a write and its reading back. */
  readonly inTurn: InTurn;
  readonly gate: Gate;
  /** Loaded when it is first asked for. */
  readonly keytar: () => Promise<Keytar | LastingKeytar>;
}

export interface AccessOptions {
  readonly clock: Clock;
  readonly loadKeytar?: () => Promise<Keytar | LastingKeytar>;
}

export function openAccess({ clock, loadKeytar = loadInstalledKeytar }: AccessOptions): Access {
  let loading: Promise<Keytar | LastingKeytar> | undefined;
  return {
    inTurn: createTurns(),
    gate: openGate(clock),
    keytar() {
      loading ??= loadKeytar();
      return loading;
    },
  };
}
