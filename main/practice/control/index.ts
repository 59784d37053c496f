import type { Call, World } from "../state.ts";
import { runCommand } from "./apply-command.ts";
import type { Command } from "./commands.ts";

export interface PracticeControl {
  /**
   * Misbehave, or behave again. Throws, and changes nothing, for an unknown person or Page, or a number out of range.
   * Everything is told apart in `commands.ts`.
   */
  do(command: Command): void;
  /** Graph calls since the start or `forgetCalls`, oldest first. HTTP calls are those `via` http; items of a batch have their own entry. */
  calls(): readonly Call[];
  forgetCalls(): void;
}

export const createControl = (world: World): PracticeControl => ({
  do: (command) => runCommand(world, command),
  calls: () => [...world.calls],
  forgetCalls: () => {
    world.calls.length = 0;
  },
});
