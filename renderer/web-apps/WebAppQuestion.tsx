import { useState, useSyncExternalStore } from "react";
import type { WebAppQuestion as Question } from "../../common/contract/web-apps.ts";
import type { DesktopClient } from "../client/client.ts";
import { ConfirmDialog } from "../controls/ConfirmDialog.tsx";
import { focusIds, useFocusReturn } from "../controls/focus-management.ts";
import { settingsTexts } from "../i18n/settings.ts";
import { createClickDelay } from "./click-delay.ts";
import { Origin } from "./Origin.tsx";
import { isOnThisComputer } from "./origin-parts.ts";

interface WebAppQuestionProps {
  readonly question: Question;
  readonly practice: boolean;
  readonly desktop: DesktopClient;
}

/**
 * Asks the user whether to allow a web app. The main process ends the question, and the dialog
 * closes when it does. The component is the default export because `lazy` requires it.
 */
export default function WebAppQuestion({ question, practice, desktop }: WebAppQuestionProps) {
  const { id, origin } = question;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState("");
  const [delay] = useState(() => createClickDelay(window));
  const ready = useSyncExternalStore(delay.subscribe, delay.isOver);
  const returnFocus = useFocusReturn([focusIds.main]);
  const answer = async (allow: boolean) => {
    setBusy(true);
    setError("");
    const result = await desktop.answerWebApp(id, allow);
    setBusy(false);
    if (!result.ok) setError(result.problem.message);
  };
  return (
    <ConfirmDialog
      topmost
      title={<Title origin={origin} />}
      description={<Description origin={origin} practice={practice} />}
      busy={busy}
      error={error}
      confirmLabel={settingsTexts.allow}
      confirmDisabled={!ready}
      destructive={false}
      cancelLabel={settingsTexts.dontAllow}
      // Start again after a click that came too early, because somebody who is clicking something
      // else may click more than once.
      onConfirm={() => (delay.isOver() ? void answer(true) : delay.restart())}
      onClose={() => void answer(false)}
      onClosed={returnFocus}
    />
  );
}

function Title({ origin }: Pick<Question, "origin">) {
  const [before, after] = settingsTexts.allowTitle(origin).split(origin);
  return (
    <>
      {before}
      <Origin origin={origin} />
      {after}
    </>
  );
}

function Description({ origin, practice }: Pick<Question, "origin"> & { practice: boolean }) {
  return (
    <>
      <p>
        {settingsTexts.allowText} <strong>{settingsTexts.allowDoubt}</strong>
      </p>
      <p>{settingsTexts.allowedActionsTitle}</p>
      <ul>
        {Object.entries(settingsTexts.allowedActions).map(([action, text]) => (
          <li key={action}>{text}</li>
        ))}
      </ul>
      <p>{settingsTexts.allowLimits}</p>
      {isOnThisComputer(origin) && <p>{settingsTexts.allowOnThisComputer}</p>}
      {practice && <p>{settingsTexts.allowInPractice}</p>}
    </>
  );
}
