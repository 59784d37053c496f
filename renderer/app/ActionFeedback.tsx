import { ActionButton } from "../controls/ActionButton.tsx";
import { Details } from "../controls/Details.tsx";
import { focusIds } from "../controls/focus-management.ts";
import { texts } from "../i18n/index.ts";
import { problemDetails } from "../state/problem-details.ts";
import type { ShownProblem, WindowState } from "../state/window-state.ts";
import { useApp } from "./app-context.ts";

interface ActionFeedbackProps {
  readonly status: string;
  readonly statusTone: WindowState["statusTone"];
  readonly problem: ShownProblem | undefined;
  /**
   * True if nothing could be loaded, so that the message offers "Try again" instead of "Dismiss".
   */
  readonly retry: boolean;
}

/**
 * Shows the result of the last action. Both live regions are always rendered and only their text
 * changes, because screen readers don't announce a live region that appears together with its text.
 */
export function ActionFeedback({ status, statusTone, problem, retry }: ActionFeedbackProps) {
  return (
    <>
      <div className={status ? `message ${statusTone}` : "message"}>
        <div role="status" aria-live="polite">
          {status}
        </div>
        {status && <DismissButton />}
      </div>
      <div className={problem ? `message ${toneOf(problem)}` : "message"}>
        <div role="alert" aria-live="assertive">
          {problem?.message}
        </div>
        {problem && <Details lines={problemDetails(problem)} />}
        {problem?.takeOverChannel && <TakeOverButton channel={problem.takeOverChannel} />}
        {problem && (retry ? <RetryButton /> : <DismissButton />)}
      </div>
    </>
  );
}

/** A cancelled login is shown in a plain tone, because it is not an error. */
const toneOf = ({ code }: ShownProblem): "bad" | "plain" =>
  code === "cancelled" || code === "access_denied" ? "plain" : "bad";

function DismissButton() {
  const { actions } = useApp();
  return (
    <ActionButton focusNext={[focusIds.main]} onClick={actions.dismiss}>
      {texts.dismiss}
    </ActionButton>
  );
}

function RetryButton() {
  const { actions } = useApp();
  return (
    <ActionButton focusNext={[focusIds.main]} onClick={() => void actions.reload()}>
      {texts.tryAgain}
    </ActionButton>
  );
}

interface TakeOverButtonProps {
  readonly channel: NonNullable<ShownProblem["takeOverChannel"]>;
}

function TakeOverButton({ channel }: TakeOverButtonProps) {
  const { actions } = useApp();
  return (
    <ActionButton
      focusNext={[focusIds.connect(channel), focusIds.main]}
      onClick={() => void actions.connect(channel, { takeOver: true })}
    >
      {texts.takeOver}
    </ActionButton>
  );
}
