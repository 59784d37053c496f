import type { RecordedCall, State } from "../state.ts";
import { applyCommand } from "./apply-command.ts";
import type { Command } from "./commands.ts";

export interface PracticeControl {
  /**
   * Applies a command. If the person or Page is unknown or a number is out of range, throws an
   * error and changes nothing.
   */
  do(command: Command): void;
  /** Returns the Graph calls since the start or the last `forgetCalls`, from oldest to newest. */
  calls(): readonly RecordedCall[];
  forgetCalls(): void;
}

export const createControl = (state: State): PracticeControl => ({
  do: (command) => applyCommand(state, command),
  calls: () => [...state.calls],
  forgetCalls: () => {
    state.calls.length = 0;
  },
});
