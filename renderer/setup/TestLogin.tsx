import { useId, useState } from "react";
import type { TestLoginView } from "../../common/contract/meta-app.ts";
import type { CallResult } from "../../common/contract/problems.ts";
import type { DesktopClient } from "../client/client.ts";
import { FormStatus, refused, type Status, saved } from "../controls/FormStatus.tsx";
import { texts } from "../i18n/index.ts";
import { setupTexts } from "../i18n/setup.ts";
import { StepProblem } from "./StepProblem.tsx";
import type { StepProps } from "./step-props.ts";
import { isTesting } from "./walk-state.ts";

/** Shows the login that proves that Facebook returns to Pagekeeper. */
export function TestLogin({ walk: { state }, desktop }: StepProps) {
  const { testLogin } = state;
  return (
    <section className="test-login">
      <h4>{setupTexts.testTitle}</h4>
      <p>{setupTexts.testText}</p>
      {testLogin && isTesting(state) && <RunningTest view={testLogin} desktop={desktop} />}
      <p className="field-saved" aria-live="polite">
        {testLogin?.name === "done" && setupTexts.testPassed(testLogin.userName, testLogin.pages)}
      </p>
      <StepProblem problem={testLogin?.name === "failed" ? testLogin.problem : undefined} />
    </section>
  );
}

interface RunningTestProps {
  readonly view: TestLoginView;
  readonly desktop: DesktopClient;
}

function RunningTest({ view, desktop }: RunningTestProps) {
  const [status, setStatus] = useState<Status>();
  const statusId = useId();
  const sentence = sentenceOf(view);
  const report = async (call: Promise<CallResult<null>>, success?: string) => {
    const result = await call;
    setStatus(
      result.ok
        ? success === undefined
          ? undefined
          : saved(success)
        : refused(result.problem.message),
    );
  };
  return (
    <fieldset className="flow" aria-label={setupTexts.testing}>
      <p aria-live="polite">{sentence}</p>
      <progress aria-label={setupTexts.testing} aria-valuetext={sentence} />
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

function sentenceOf(view: TestLoginView): string {
  if (view.name === "reading") return setupTexts.testReading;
  return view.name === "waiting" && view.httpsOnly ? texts.httpsOnly : texts.waiting;
}
