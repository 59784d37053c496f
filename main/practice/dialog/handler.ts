/** Handles `GET` and `POST /v{N}/dialog/oauth`. */
import { randomBytes } from "node:crypto";
import { type HttpRequest, type HttpResponse, isSameOrigin, readForm, redirect } from "../http.ts";
import { type Person, people } from "../seed.ts";
import { pagesOf, type State } from "../state.ts";
import { grantAfter, questionsFor } from "./grants.ts";
import { dialogPage, errorPage } from "./page.ts";
import {
  redirectCancelled,
  redirectWithCode,
  redirectWithErrorCode,
  redirectWithStateOnly,
} from "./redirects.ts";
import { type DialogRequest, parseDialogRequest } from "./request.ts";

const dialogPath = /^(\/v\d{1,3}\.\d)?\/dialog\/oauth\/?$/;

export const isDialogPath = (pathname: string): boolean => dialogPath.test(pathname);

export function handleDialog(state: State, request: HttpRequest): HttpResponse {
  const isSubmitted = request.method === "POST";
  const params = isSubmitted ? readForm(request) : request.url.searchParams;
  const parsed = parseDialogRequest(state.app, params);
  if (!parsed.ok) return errorPage(parsed.message);
  if (!isSubmitted) return openDialog(state, parsed.request);
  return isSameOrigin(request)
    ? submitDialog(state, parsed.request, params)
    : errorPage("This form was not sent from the dialog itself.");
}

/**
 * Shows the dialog unless a failure mode replaces it. Like Facebook, reports errors of the app
 * before the person can answer.
 */
function openDialog(state: State, request: DialogRequest): HttpResponse {
  switch (state.failureModes.dialog) {
    case "normal":
      return dialogPage(state, request);
    case "error-code":
      return redirect(redirectWithErrorCode(request), 302);
    case "silent":
      return redirect(redirectWithStateOnly(request), 302);
    case "no-redirect":
      return errorPage("Feature unavailable: Facebook Login is currently not available here.");
  }
}

function submitDialog(state: State, request: DialogRequest, form: URLSearchParams): HttpResponse {
  if (form.get("answer") !== "continue") return redirect(redirectCancelled(request));
  const person = Object.values(people).find(({ key }) => key === form.get("person"));
  if (!person) return errorPage("The form does not say who logs in.");
  const earlier = state.grants.get(person.id);
  const questions = questionsFor(request, earlier);
  const choice = readChoice(state, person, form);
  state.grants.set(person.id, grantAfter(earlier, questions, choice));
  return redirect(redirectWithCode(request, issueCode(state, person, request.redirectUriText)));
}

function readChoice(state: State, person: Person, form: URLSearchParams) {
  const selected = new Set(form.getAll(`${person.key}.page`));
  const pageIds = pagesOf(state, person.id).map(({ id }) => id);
  return {
    pages: new Set(pageIds.filter((id) => selected.has(id))),
    permissions: new Set(form.getAll(`${person.key}.permission`)),
    all: form.has(`${person.key}.all-permissions`),
  };
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
