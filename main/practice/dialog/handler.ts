/** Handles `GET` and `POST /v{N}/dialog/oauth`. */
import { randomBytes } from "node:crypto";
import { type HttpRequest, type HttpResponse, isSameOrigin, readForm, redirect } from "../http.ts";
import type { Person } from "../seed.ts";
import type { State } from "../state.ts";
import { earlierGrant } from "./assets.ts";
import { type Dialog, findByKey, type Step } from "./form.ts";
import {
  redirectCancelled,
  redirectWithCode,
  redirectWithErrorCode,
  redirectWithStateOnly,
} from "./redirects.ts";
import { type DialogRequest, parseDialogRequest } from "./request.ts";
import { assetsPage } from "./steps/assets-step.ts";
import { errorPage } from "./steps/frame.ts";
import { donePage, reviewPage } from "./steps/review.ts";
import { peoplePage, welcomePage } from "./steps/welcome.ts";
import { grantOf, stepsOf } from "./steps.ts";

const dialogPath = /^(\/v\d{1,3}\.\d)?\/dialog\/oauth\/?$/;

export const isDialogPath = (pathname: string): boolean => dialogPath.test(pathname);

export function handleDialog(state: State, request: HttpRequest): HttpResponse {
  const isSubmitted = request.method === "POST";
  const params = isSubmitted ? readForm(request) : request.url.searchParams;
  const parsed = parseDialogRequest(state.app, params);
  if (!parsed.ok) return errorPage(parsed.message);
  if (!isSubmitted) return openDialog(state, parsed.request);
  return isSameOrigin(request)
    ? submitStep(state, parsed.request, params)
    : errorPage("This form was not sent from the dialog itself.");
}

/**
 * Shows the dialog unless a failure mode replaces it. Like Facebook, reports errors of the app
 * before the person can answer.
 */
function openDialog(state: State, request: DialogRequest): HttpResponse {
  switch (state.failureModes.dialog) {
    case "normal":
      return welcomePage(dialogOf(state, request, state.loggedIn));
    case "error-code":
      return redirect(redirectWithErrorCode(request), 302);
    case "silent":
      return redirect(redirectWithStateOnly(request), 302);
    case "no-redirect":
      return errorPage("Feature unavailable: Facebook Login is currently not available here.");
  }
}

const dialogOf = (
  state: State,
  request: DialogRequest,
  person: Person,
  inputs = new URLSearchParams(),
): Dialog => ({ state, request, person, inputs, keepsEarlier: inputs.has("keep") });

function submitStep(state: State, request: DialogRequest, form: URLSearchParams): HttpResponse {
  const answer = form.get("answer");
  if (answer === "cancel") return redirect(redirectCancelled(request));
  const person = findByKey(form.get("person"));
  if (!person) return errorPage("The form does not say who logs in.");
  const dialog = dialogOf(state, request, person, form);
  switch (answer) {
    case "another":
      return peoplePage(dialog);
    case "keep":
      return continueFrom({ ...dialog, keepsEarlier: earlierGrant(dialog) !== undefined });
    case "edit":
      return showStep(dialog, stepsOf(dialog)[0]);
    case "back":
      return showStep(dialog, stepsOf(dialog)[indexOf(dialog) - 1]);
    case "continue":
      return form.get("step") === "done" ? finish(dialog) : continueFrom(dialog);
    default:
      state.loggedIn = person;
      return welcomePage(dialogOf(state, request, person));
  }
}

/** Returns the position of the submitted step among all steps, or -1 for "Continue as". */
function indexOf(dialog: Dialog): number {
  const steps: readonly string[] = stepsOf(dialog);
  return steps.indexOf(dialog.inputs.get("step") ?? "");
}

function continueFrom(dialog: Dialog): HttpResponse {
  const steps = stepsOf(dialog);
  const next = steps[indexOf(dialog) + 1];
  if (next) return showStep(dialog, next);
  save(dialog);
  return steps.length > 0 ? donePage(dialog) : finish(dialog);
}

const save = (dialog: Dialog): void =>
  void dialog.state.grants.set(dialog.person.id, grantOf(dialog));

function showStep(dialog: Dialog, step: Step | undefined): HttpResponse {
  if (step === undefined) return welcomePage(dialogOf(dialog.state, dialog.request, dialog.person));
  return step === "review" ? reviewPage(dialog) : assetsPage(dialog, step);
}

/**
 * Redirects back to the app. Saves once more, because the saved answers may be gone by now, for
 * example if the person has removed the app meanwhile.
 */
function finish(dialog: Dialog): HttpResponse {
  const { state, request, person } = dialog;
  save(dialog);
  return redirect(redirectWithCode(request, issueCode(state, person, request.redirectUriText)));
}

const codeLifetimeMs = 10 * 60 * 1000;

function issueCode(state: State, person: Person, redirectUri: string): string {
  deleteOldCodes(state);
  const code = `AQ${randomBytes(96).toString("base64url")}`;
  state.codes.set(code, {
    personId: person.id,
    redirectUri,
    expiresAt: state.now() + codeLifetimeMs,
    used: false,
  });
  return code;
}

/**
 * Deletes the codes that expired some time ago. Recently expired codes stay, so that Graph can
 * report them as expired.
 */
function deleteOldCodes(state: State): void {
  for (const [code, { expiresAt }] of state.codes) {
    if (expiresAt + codeLifetimeMs < state.now()) state.codes.delete(code);
  }
}
