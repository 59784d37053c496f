import { Details } from "../controls/Details.tsx";
import { focusIds, useFocusHandover } from "../controls/focus-management.ts";
import { texts } from "../i18n/index.ts";
import { problemDetails } from "../state/problem-details.ts";
import type { ShownProblem, WindowState } from "../state/store.ts";
import { useApp } from "./app-context.ts";

interface ActionFeedbackProps {
  readonly status: string;
  readonly statusTone: WindowState["statusTone"];
  readonly problem: ShownProblem | undefined;
  /** Nothing could be loaded: the way on is to try again. */
  readonly retry: boolean;
}

/**
 * The result of the last action. Both regions are there from the start and only their text changes:
 * a screen reader does not announce a region that appears together with its text.
 */
export function ActionFeedback({ status, statusTone, problem, retry }: ActionFeedbackProps) {
  const { actions } = useApp();
  const connectAs = problem?.takeOverChannel;
  return (
    <>
      <div className={status ? `message ${statusTone}` : "message"}>
        <div role="status" aria-live="polite">
          {status}
        </div>
        {status && <DismissButton text={texts.dismiss} onClick={actions.dismiss} />}
      </div>
      <div className={problem ? `message ${toneOf(problem)}` : "message"}>
        <div role="alert" aria-live="assertive">
          {problem?.message}
        </div>
        {problem && <Details lines={problemDetails(problem)} />}
        {connectAs && (
          <DismissButton
            text={texts.takeOver}
            focusNext={focusIds.connect(connectAs)}
            onClick={() => void actions.connect(connectAs, { takeOver: true })}
          />
        )}
        {problem && retry && <DismissButton text={texts.tryAgain} onClick={actions.reload} />}
        {problem && !retry && <DismissButton text={texts.dismiss} onClick={actions.dismiss} />}
      </div>
    </>
  );
}

/** What somebody broke off is no trouble; it is told as loud as any other answer to a login. */
const toneOf = ({ code }: ShownProblem): "bad" | "plain" =>
  code === "cancelled" || code === "access_denied" ? "plain" : "bad";

interface DismissButtonProps {
  readonly text: string;
  /** Id of what takes the focus. */
  readonly focusNext?: string;
  readonly onClick: () => void;
}

/** Goes away by its own click. */
function DismissButton({ text, focusNext, onClick }: DismissButtonProps) {
  const ref = useFocusHandover<HTMLButtonElement>([focusNext ?? focusIds.main, focusIds.main]);
  return (
    <button ref={ref} type="button" className="button small" onClick={() => onClick()}>
      {text}
    </button>
  );
}
