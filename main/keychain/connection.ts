import { createTurns, type InTurn } from "../channels/mutex.ts";
import type { Clock } from "../channels/ports/index.ts";
import { type Gate, openGate, type Reply } from "./call-guard.ts";
import { type Keytar, loadKeytar as loadInstalledKeytar } from "./keytar/keytar.ts";
import type { LastingKeytar } from "./keytar/reconnecting-keytar.ts";
import { openStatusBoard, type StatusBoard } from "./status.ts";

/** The one way into the computer's keychain. All vaults of an app share it: two calls at once may hang (`research/electron.md` D.2). */
export interface Access {
  /** Operations, not single calls: no other write may come between a write and its reading back. */
  readonly inTurn: InTurn;
  readonly gate: Gate;
  /** How the keychain was met last, by whichever vault. */
  readonly board: StatusBoard;
  /** Loaded when it is first asked for. */
  readonly keytar: () => Promise<Keytar | LastingKeytar>;
}

export interface AccessOptions {
  readonly clock: Clock;
  readonly loadKeytar?: () => Promise<Keytar | LastingKeytar>;
}

/** A late yes proves that the keychain is open; a late no, `null` or `false` may come from a dismissed prompt. */
const opens = (reply: Reply<unknown>): boolean =>
  reply.kind === "answered" && reply.value !== null && reply.value !== false;

export function openAccess({ clock, loadKeytar = loadInstalledKeytar }: AccessOptions): Access {
  const board = openStatusBoard();
  const gate = openGate(clock, {
    slow: () => board.set({ name: "waiting" }),
    late: (reply) => {
      if (opens(reply)) board.set({ name: "ready" });
    },
  });
  let loading: Promise<Keytar | LastingKeytar> | undefined;
  return {
    inTurn: createTurns(),
    gate,
    board,
    keytar() {
      loading ??= loadKeytar();
      return loading;
    },
  };
}
