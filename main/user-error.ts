import type { ProblemView } from "../common/contract/problems.ts";

/** Thrown when a call from the window fails with a problem that the user can read. */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly problem: ProblemView;
  constructor(problem: ProblemView) {
    super(problem.code);
    this.problem = problem;
  }
}
