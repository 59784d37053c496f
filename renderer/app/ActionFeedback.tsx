import { Details } from "../controls/Details.tsx";
import { focusIds, useFocusHandover } from "../controls/focus-management.ts";
import { texts } from "../i18n/index.ts";
import { problemDetails } from "../state/details.ts";
import type { ShownProblem, WindowState } from "../state/store.ts";
import { useWindow } from "./app-context.ts";

interface MessagesProps {
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
export function Messages({ status, statusTone, problem, retry }: MessagesProps) {
  const { actions } = useWindow();
  const connectAs = problem?.connectAs;
  return (
    <>
      <div className={status ? `message ${statusTone}` : "message"}>
        <div role="status" aria-live="polite">
          {status}
        </div>
        {status && <LeavingButton text={texts.dismiss} onClick={actions.dismiss} />}
      </div>
      <div className={problem ? `message ${toneOf(problem)}` : "message"}>
        <div role="alert" aria-live="assertive">
          {problem?.message}
        </div>
        {problem && <Details lines={problemDetails(problem)} />}
        {connectAs && (
          <LeavingButton
            text={texts.takeOver}
            focusNext={focusIds.connect(connectAs)}
            onClick={() => void actions.connect(connectAs, { takeOver: true })}
          />
        )}
        {problem && retry && <LeavingButton text={texts.tryAgain} onClick={actions.reload} />}
        {problem && !retry && <LeavingButton text={texts.dismiss} onClick={actions.dismiss} />}
      </div>
    </>
  );
}

/** What somebody broke off is no trouble; it is told as loud as any other answer to a login. */
const toneOf = ({ code }: ShownProblem): "bad" | "plain" =>
  code === "cancelled" || code === "access_denied" ? "plain" : "bad";

interface LeavingButtonProps {
  readonly text: string;
  /** Id of what takes the focus. */
  readonly focusNext?: string;
  readonly onClick: () => void;
}

/** Goes away by its own click. */
function LeavingButton({ text, focusNext, onClick }: LeavingButtonProps) {
  const ref = useFocusHandover<HTMLButtonElement>([focusNext ?? focusIds.main, focusIds.main]);
  return (
    <button ref={ref} type="button" className="button small" onClick={() => onClick()}>
      {text}
    </button>
  );
}
