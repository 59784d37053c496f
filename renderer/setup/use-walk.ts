import { useEffect, useRef, useState } from "react";
import type { MetaAppForm, MetaAppSetup } from "../../common/contract/meta-app.ts";
import type { CallResult, MetaAppField } from "../../common/contract/problems.ts";
import type { DesktopClient } from "../client/client.ts";
import { settingsTexts } from "../i18n/settings.ts";
import { setupTexts } from "../i18n/setup.ts";
import type { MetaAppFields } from "../settings/meta-app/meta-app-fields.ts";
import {
  draftOf,
  edit,
  formOf,
  goTo,
  nextStep,
  type SetupStep,
  startWalk,
  type WalkState,
  withErrors,
  withProblem,
  withTestLogin,
} from "./walk-state.ts";

/** What runs until Meta has answered. */
type Work = "verifying" | "starting" | "saving";

export interface Walk {
  readonly state: WalkState;
  readonly setup: MetaAppSetup;
  readonly working: Work | undefined;
  /** Set once the app is saved and in use. */
  readonly savedMessage: string | undefined;
  readonly change: (change: Partial<MetaAppFields>) => void;
  readonly goTo: (step: SetupStep) => void;
  /** Goes to the next step if the fields of this one are right. */
  readonly next: () => Promise<void>;
  readonly startTest: () => Promise<void>;
  readonly save: () => Promise<void>;
}

/** Returns the state of the walk. Each change is kept in the main process at once. */
export function useWalk(desktop: DesktopClient, setup: MetaAppSetup): Walk {
  const [state, setState] = useState(() => startWalk(setup));
  const [working, setWorking] = useState<Work>();
  const [savedMessage, setSavedMessage] = useState<string>();
  const latest = useRef(state);
  latest.current = state;
  useEffect(
    () => desktop.on("testLogin", (view) => setState((now) => withTestLogin(now, view))),
    [desktop],
  );

  function keep(next: WalkState, sendSecret = false): void {
    setState(next);
    void desktop.saveMetaAppDraft(draftOf(next, sendSecret));
  }

  /** Calls with the form, or shows which fields are invalid. Returns undefined if that fails. */
  async function send<T>(
    work: Work,
    call: (form: MetaAppForm) => Promise<CallResult<T>>,
  ): Promise<T | undefined> {
    if (working) return undefined;
    const { invalid, form } = formOf(state, setup.saved);
    if (invalid.length > 0) {
      setState(withErrors(state, errorsOf(invalid)));
      return undefined;
    }
    setWorking(work);
    const result = await call(form);
    setWorking(undefined);
    if (result.ok) return result.value;
    setState(withProblem(latest.current, result.problem));
    return undefined;
  }

  return {
    state,
    setup,
    working,
    savedMessage,
    change(change) {
      keep(edit(state, change), "appSecret" in change);
    },
    goTo: (step) => keep(goTo(state, step)),
    async next() {
      if (state.step === "credentials") {
        const answer = await send("verifying", desktop.verifyMetaApp);
        // The answer is not about fields that have changed since.
        if (!answer || latest.current.fields !== state.fields) return;
        keep({ ...goTo(latest.current, "redirect"), appName: answer.appName });
        return;
      }
      const { invalid } = formOf(state, setup.saved);
      if (state.step !== "create" && invalid.length > 0) {
        setState(withErrors(state, errorsOf(invalid)));
      } else keep(goTo(state, nextStep(state.step)));
    },
    async startTest() {
      setState({ ...state, testLogin: undefined, errors: {}, problem: undefined });
      await send("starting", desktop.startTestLogin);
    },
    async save() {
      const answer = await send("saving", desktop.saveMetaApp);
      if (answer) setSavedMessage(savedWords(answer.appName, state.fields.appId.trim()));
    },
  };
}

const errorsOf = (invalid: readonly MetaAppField[]): WalkState["errors"] =>
  Object.fromEntries(invalid.map((field) => [field, settingsTexts[`${field}Error`]]));

const savedWords = (appName: string | undefined, appId: string): string =>
  appName === undefined ? setupTexts.savedNameless(appId) : setupTexts.saved(appName, appId);
