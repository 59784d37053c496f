import { texts } from "../i18n/index.ts";
import { settingsTexts } from "../i18n/settings.ts";
import { setupTexts } from "../i18n/setup.ts";
import type { StepProps } from "./step-props.ts";
import { countGranted, isLive, type WalkState } from "./walk-state.ts";

/** Sums up what is going to be saved. */
export function LiveStep({ walk: { state, setup } }: StepProps) {
  const { fields, appName, testLogin } = state;
  const appId = fields.appId.trim();
  return (
    <>
      <p>{setupTexts.liveText}</p>
      <dl className="facts">
        <dt>{setupTexts.app}</dt>
        <dd>{appName === undefined ? appId : setupTexts.appNamed(appName, appId)}</dd>
        <dt>{settingsTexts.login}</dt>
        <dd>{settingsTexts[fields.login]}</dd>
        <dt>{setupTexts.returnAddress}</dt>
        <dd>{isLive(state) ? fields.redirectUri.trim() : setup.localRedirectUri}</dd>
        <dt>{setupTexts.test}</dt>
        <dd>{setupTexts.testResults[testResult(state)]}</dd>
        {testLogin?.name === "done" && (
          <>
            <dt>{setupTexts.stepNames.permissions}</dt>
            <dd>{texts.permissions(countGranted(testLogin), testLogin.permissions.length)}</dd>
          </>
        )}
      </dl>
    </>
  );
}

function testResult({ testLogin }: WalkState): "passed" | "failed" | "none" {
  if (testLogin?.name === "done") return "passed";
  return testLogin?.name === "failed" ? "failed" : "none";
}
