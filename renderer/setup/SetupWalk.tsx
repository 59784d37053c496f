import { type FormEvent, type ReactNode, useEffect, useId, useRef } from "react";
import type { ChannelType } from "../../common/contract/accounts.ts";
import type { MetaAppSetup } from "../../common/contract/meta-app.ts";
import type { DesktopClient } from "../client/client.ts";
import { DialogCancel } from "../controls/Dialog.tsx";
import { texts } from "../i18n/index.ts";
import { setupTexts } from "../i18n/setup.ts";
import { CreateStep } from "./CreateStep.tsx";
import { CredentialsStep } from "./CredentialsStep.tsx";
import { LiveStep } from "./LiveStep.tsx";
import { PermissionsStep } from "./PermissionsStep.tsx";
import { RedirectStep } from "./RedirectStep.tsx";
import { SavedApp } from "./SavedApp.tsx";
import { StepGuide } from "./StepGuide.tsx";
import { StepList } from "./StepList.tsx";
import { StepProblem } from "./StepProblem.tsx";
import { primaryId, type StepProps } from "./step-props.ts";
import { useWalk, type Walk } from "./use-walk.ts";
import { isTesting, previousStep, type SetupStep, setupSteps } from "./walk-state.ts";

interface SetupWalkProps {
  readonly desktop: DesktopClient;
  readonly setup: MetaAppSetup;
  readonly onConnect: (type: ChannelType) => void;
}

const stepComponents: Readonly<Record<SetupStep, (props: StepProps) => ReactNode>> = {
  create: CreateStep,
  credentials: CredentialsStep,
  redirect: RedirectStep,
  permissions: PermissionsStep,
  live: LiveStep,
};

export function SetupWalk({ desktop, setup, onConnect }: SetupWalkProps) {
  const walk = useWalk(desktop, setup);
  const { step, errors } = walk.state;
  const formId = useId();
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const isSaved = walk.savedMessage !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: Focuses the heading of each step.
  useEffect(() => heading.current?.focus(), [step, isSaved]);
  useEffect(() => {
    if (Object.keys(errors).length === 0) return;
    form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [errors]);

  const Step = stepComponents[step];
  const primary = primaryOf(walk);
  const previous = previousStep(step);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!primary.disabled) void primary.run();
  };
  if (walk.savedMessage !== undefined) {
    return <SavedApp heading={heading} message={walk.savedMessage} onConnect={onConnect} />;
  }
  return (
    <>
      <div className="setup-body">
        <StepList walk={walk} />
        <form ref={form} id={formId} className="setup-step" onSubmit={onSubmit} noValidate>
          <h3 ref={heading} tabIndex={-1}>
            <span className="quiet">
              {setupTexts.stepOf(setupSteps.indexOf(step) + 1, setupSteps.length)}
            </span>
            {setupTexts.stepNames[step]}
          </h3>
          <Step walk={walk} desktop={desktop} />
          <StepProblem problem={walk.state.problem} />
          <StepGuide key={step} step={step} />
        </form>
      </div>
      <div className="dialog-buttons">
        <p className="apart quiet">{setupTexts.kept}</p>
        <DialogCancel>{texts.close}</DialogCancel>
        {previous && (
          <button type="button" className="button" onClick={() => walk.goTo(previous)}>
            {setupTexts.back}
          </button>
        )}
        {primary.skip && (
          <button type="button" className="button" onClick={() => void walk.next()}>
            {setupTexts.skipTest}
          </button>
        )}
        <button
          id={primaryId}
          type="submit"
          form={formId}
          className="button primary"
          aria-disabled={primary.disabled}
        >
          {primary.label}
        </button>
      </div>
    </>
  );
}

interface Primary {
  readonly label: string;
  readonly run: () => Promise<void>;
  readonly disabled?: boolean;
  /** Whether another button goes on without it. */
  readonly skip?: boolean;
}

/** Returns what the step's main button does. */
function primaryOf(walk: Walk): Primary {
  const { working, state } = walk;
  const disabled = working !== undefined;
  switch (state.step) {
    case "credentials":
      return {
        label: working === "verifying" ? setupTexts.verifying : setupTexts.verify,
        run: walk.next,
        disabled,
      };
    case "redirect":
      return redirectPrimary(walk);
    case "live":
      return {
        label: working === "saving" ? setupTexts.saving : setupTexts.save,
        run: walk.save,
        disabled,
      };
    default:
      return { label: setupTexts.next, run: walk.next };
  }
}

/** Only a test shows that Facebook returns, so the test comes first. */
function redirectPrimary(walk: Walk): Primary {
  const { working, state } = walk;
  if (state.testLogin?.name === "done") return { label: setupTexts.next, run: walk.next };
  const label = state.testLogin?.name === "failed" ? setupTexts.testAgain : setupTexts.startTest;
  return {
    label: working === "starting" ? setupTexts.verifying : label,
    run: walk.startTest,
    disabled: working !== undefined || isTesting(state),
    skip: true,
  };
}
