import type { ProblemView } from "../../common/contract/problems.ts";
import { ActionButton } from "../controls/ActionButton.tsx";
import { Details } from "../controls/Details.tsx";
import { focusIds } from "../controls/focus-management.ts";
import { texts } from "../i18n/index.ts";
import { problemDetails } from "../state/problem-details.ts";
import { useApp } from "./app-context.ts";

/** Shown instead of the accounts if they could not be loaded. */
export function LoadFailed({ problem }: { readonly problem: ProblemView }) {
  const { actions } = useApp();
  return (
    <div className="load-failed">
      <h1 className="visually-hidden">{texts.accounts}</h1>
      <p role="alert">{problem.message}</p>
      <Details lines={problemDetails(problem)} />
      <ActionButton
        className="primary"
        focusNext={[focusIds.main]}
        onClick={() => void actions.reload()}
      >
        {texts.tryAgain}
      </ActionButton>
    </div>
  );
}
