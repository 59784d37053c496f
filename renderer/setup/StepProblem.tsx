import type { ProblemView } from "../../common/contract/problems.ts";
import { Details } from "../controls/Details.tsx";
import { problemDetails } from "../state/problem-details.ts";

/** Shows a problem that belongs to no field. */
export function StepProblem({ problem }: { readonly problem: ProblemView | undefined }) {
  return (
    <>
      <p className="field-error" aria-live="assertive">
        {problem?.message}
      </p>
      {problem?.details && <Details lines={problemDetails(problem)} />}
    </>
  );
}
