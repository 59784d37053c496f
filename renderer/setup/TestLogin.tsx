import { useId, useState } from "react";
import type { TestLoginView } from "../../common/contract/meta-app.ts";
import type { CallResult } from "../../common/contract/problems.ts";
import type { DesktopClient } from "../client/client.ts";
import { FormStatus, refused, type Status, saved } from "../controls/FormStatus.tsx";
import { useFocusHandover } from "../controls/focus-management.ts";
import { texts } from "../i18n/index.ts";
import { setupTexts } from "../i18n/setup.ts";
import { StepProblem } from "./StepProblem.tsx";
import { primaryId, type StepProps } from "./step-props.ts";
import { isTesting } from "./walk-state.ts";

/** Shows the login that proves that Facebook returns to Pagekeeper. */
export function TestLogin({ walk: { state }, desktop }: StepProps) {
  const { testLogin } = state;
  return (
    <section className="test-login">
      <h4>{setupTexts.testTitle}</h4>
      <p>{setupTexts.testText}</p>
      <p className={testLogin?.name === "done" ? "field-saved" : undefined} aria-live="polite">
        {testLogin && sentenceOf(testLogin)}
      </p>
      {testLogin && isTesting(state) && <RunningTest view={testLogin} desktop={desktop} />}
      <StepProblem problem={testLogin?.name === "failed" ? testLogin.problem : undefined} />
    </section>
  );
}

function sentenceOf(view: TestLoginView): string | undefined {
  switch (view.name) {
    case "waiting":
      return view.httpsOnly ? texts.httpsOnly : texts.waiting;
    case "reading":
      return setupTexts.testReading;
    case "done":
      return setupTexts.testPassed(view.userName, view.pages);
    case "failed":
      return undefined;
  }
}

interface RunningTestProps {
  readonly view: TestLoginView;
  readonly desktop: DesktopClient;
}

/** The progress of a test login, with what the user can do meanwhile. */
function RunningTest({ view, desktop }: RunningTestProps) {
  const ref = useFocusHandover<HTMLFieldSetElement>([primaryId]);
  const [status, setStatus] = useState<Status>();
  const statusId = useId();
  const report = async (call: Promise<CallResult<null>>, success?: string) => {
    const result = await call;
    if (!result.ok) setStatus(refused(result.problem.message));
    else setStatus(success === undefined ? undefined : saved(success));
  };
  return (
    <fieldset ref={ref} className="flow" aria-label={setupTexts.testing}>
      <progress aria-label={setupTexts.testing} aria-valuetext={sentenceOf(view)} />
      <div className="flow-buttons">
        {view.name === "waiting" && (
          <>
            <button
              type="button"
              className="button"
              onClick={() => void report(desktop.copyTestLoginLink(), texts.linkCopied)}
            >
              {texts.copyLink}
            </button>
            <button
              type="button"
              className="button"
              onClick={() => void report(desktop.openTestLoginHere())}
            >
              {texts.openHere}
            </button>
          </>
        )}
        <button
          type="button"
          className="button"
          onClick={() => void report(desktop.cancelTestLogin())}
        >
          {texts.cancel}
        </button>
      </div>
      <FormStatus id={statusId} status={status} />
    </fieldset>
  );
}
