import { CircleCheck } from "../controls/icons.ts";
import { setupTexts } from "../i18n/setup.ts";
import type { Walk } from "./use-walk.ts";
import { isReachable, type SetupStep, setupSteps, stepState } from "./walk-state.ts";

/** The steps and how far the user has come. */
export function StepList({ walk }: { readonly walk: Walk }) {
  return (
    <nav className="setup-steps" aria-label={setupTexts.steps}>
      <ol>
        {setupSteps.map((step, index) => (
          <li key={step}>
            <StepButton walk={walk} step={step} number={index + 1} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface StepButtonProps {
  readonly walk: Walk;
  readonly step: SetupStep;
  readonly number: number;
}

function StepButton({ walk: { state, goTo }, step, number }: StepButtonProps) {
  const progress = stepState(state, step);
  return (
    <button
      type="button"
      className={`step ${progress}`}
      aria-current={progress === "current" ? "step" : undefined}
      disabled={!isReachable(state, step)}
      onClick={() => goTo(step)}
    >
      <span className="step-sign" aria-hidden="true">
        {progress === "done" ? <CircleCheck /> : number}
      </span>
      <span className="step-name">{setupTexts.stepNames[step]}</span>
      {progress === "done" && <span className="visually-hidden">, {setupTexts.done}</span>}
    </button>
  );
}
