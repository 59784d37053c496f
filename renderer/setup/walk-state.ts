import type { MetaAppDraft, MetaAppSetup, TestLoginView } from "../../common/contract/meta-app.ts";
import type { MetaAppField, ProblemView } from "../../common/contract/problems.ts";
import {
  initialFields,
  type MetaAppFields,
  validateFields,
} from "../settings/meta-app/meta-app-fields.ts";

export const setupSteps = ["create", "credentials", "redirect", "permissions", "live"] as const;
export type SetupStep = (typeof setupSteps)[number];
export type StepState = "done" | "current" | "open";

export interface WalkState {
  readonly fields: MetaAppFields;
  /** Whether the main process has a secret that was entered before. It is never shown. */
  readonly secretEntered: boolean;
  readonly step: SetupStep;
  /** The last step that the user may go to. */
  readonly reached: SetupStep;
  /** What is wrong with the fields. */
  readonly errors: Readonly<Partial<Record<MetaAppField, string>>>;
  /** A problem that no field can solve. */
  readonly problem: ProblemView | undefined;
  /** The name of the app, once Meta has confirmed its ID and secret. */
  readonly appName: string | undefined;
  /** The last test login. Undefined if a field has changed since then. */
  readonly testLogin: TestLoginView | undefined;
}

const stepOfField: Readonly<Record<MetaAppField, SetupStep>> = {
  appId: "credentials",
  appSecret: "credentials",
  configId: "redirect",
  redirectUri: "redirect",
};

/** Continues where the user has stopped, unless the Meta app has changed since then. */
export function startWalk(setup: MetaAppSetup): WalkState {
  const { draft, versions, testLogin } = setup;
  const fields = initialFields(setup);
  const isUsable = versions.some(({ version, retired }) => version === fields.version && !retired);
  const step = setupSteps.find((name) => name === draft?.step) ?? "create";
  return {
    fields: isUsable ? fields : { ...fields, version: versions[0]?.version ?? "" },
    secretEntered: draft?.secretEntered === true,
    step,
    reached: step,
    errors: {},
    problem: undefined,
    appName: undefined,
    testLogin: withoutCancelled(testLogin),
  };
}

/** What was confirmed or tested before is not true of the changed fields. */
export function edit(state: WalkState, change: Partial<MetaAppFields>): WalkState {
  const changesApp = "appId" in change || "appSecret" in change;
  return {
    ...state,
    fields: { ...state.fields, ...change },
    ...(change.appSecret !== undefined && { secretEntered: change.appSecret.trim() !== "" }),
    ...(changesApp && { appName: undefined }),
    reached: state.step,
    errors: {},
    problem: undefined,
    testLogin: undefined,
  };
}

/** Shows the progress of a test login. */
export const withTestLogin = (state: WalkState, view: TestLoginView): WalkState => ({
  ...state,
  testLogin: withoutCancelled(view),
});

/** A login that was cancelled has tested nothing. */
const withoutCancelled = (view: TestLoginView | undefined): TestLoginView | undefined =>
  view?.name === "failed" && view.problem.code === "cancelled" ? undefined : view;

export const goTo = (state: WalkState, step: SetupStep): WalkState => ({
  ...state,
  step,
  reached: indexOf(step) > indexOf(state.reached) ? step : state.reached,
  errors: {},
  problem: undefined,
});

export const nextStep = (step: SetupStep): SetupStep => setupSteps[indexOf(step) + 1] ?? step;
export const previousStep = (step: SetupStep): SetupStep | undefined =>
  setupSteps[indexOf(step) - 1];

const indexOf = (step: SetupStep): number => setupSteps.indexOf(step);

/** Shows what is wrong at the fields, in the step that has the first of them. */
export function withErrors(state: WalkState, errors: WalkState["errors"]): WalkState {
  const [first] = Object.keys(errors) as MetaAppField[];
  return first ? { ...goTo(state, stepOfField[first]), errors } : state;
}

/** Shows a problem at its field, or below the step's fields if it has none. */
export function withProblem(state: WalkState, problem: ProblemView): WalkState {
  const { field, message } = problem;
  // Only a redirect URI of the user's own has a field.
  const isShown = field !== undefined && (field !== "redirectUri" || isLive(state));
  return isShown ? withErrors(state, { [field]: message }) : { ...state, errors: {}, problem };
}

export const isLive = ({ fields }: WalkState): boolean => fields.redirectMode === "live";

/** Returns the form to send, and the invalid fields among those of the steps so far. */
export function formOf(
  { fields, step, secretEntered }: WalkState,
  saved: MetaAppSetup["saved"],
): ReturnType<typeof validateFields> {
  const { appSecret: _, ...typed } = fields;
  const shown: MetaAppFields =
    step === "credentials" ? { ...fields, login: "classic", redirectMode: "development" } : fields;
  return validateFields(shown, {
    draft: { ...typed, appId: typed.appId.trim(), step, secretEntered },
    ...(saved && { saved }),
  });
}

/** The main process keeps the secret that it has if the draft has none. */
export const draftOf = (
  { fields: { appSecret, ...fields }, step }: WalkState,
  sendSecret: boolean,
): MetaAppDraft => ({ ...fields, step, ...(sendSecret && { appSecret }) });

/** Returns the state of a step in the list of steps. */
export function stepState(state: WalkState, step: SetupStep): StepState {
  if (step === state.step) return "current";
  const isPast = indexOf(step) < indexOf(state.reached);
  const needsTest = step === "redirect" || step === "permissions";
  return isPast && (!needsTest || isProven(state, step)) ? "done" : "open";
}

function isProven({ testLogin }: WalkState, step: "redirect" | "permissions"): boolean {
  if (testLogin?.name !== "done") return false;
  return (
    step === "redirect" ||
    testLogin.permissions.every(({ required, status }) => !required || status === "granted")
  );
}

export const countGranted = ({ permissions }: Extract<TestLoginView, { name: "done" }>): number =>
  permissions.filter(({ status }) => status === "granted").length;

export const isReachable = ({ reached }: WalkState, step: SetupStep): boolean =>
  indexOf(step) <= indexOf(reached);

export const isTesting = ({ testLogin }: WalkState): boolean =>
  testLogin?.name === "waiting" || testLogin?.name === "reading";
