/** Renders the login dialog, which also works without its script. */

import { type Html, html, nothing, page } from "../html.ts";
import type { HttpResponse } from "../http.ts";
import { type Page, type Person, people } from "../seed.ts";
import { type Grant, pagesOf, type State } from "../state.ts";
import { type Questions, questionsFor } from "./grants.ts";
import type { DialogRequest } from "./request.ts";

export function dialogPage(state: State, request: DialogRequest): HttpResponse {
  const { name } = state.app;
  return page({
    title: `Log in to ${name} – Practice Facebook`,
    formLeaves: true,
    body: html`<main>
<p class="brand">Practice Facebook</p>
<h1>Log in to ${name}</h1>
<p>This page imitates Facebook’s login. Its people and Pages are made up, and nothing leaves this computer.</p>
<form method="post" action="?">
${hiddenInputs(request.params)}
<fieldset role="radiogroup"><legend>Log in as</legend>
${Object.values(people).map(personRadio)}
</fieldset>
${Object.values(people).map((person) => personPanel(state, request, person))}
<div class="actions">
<button class="main" name="answer" value="continue">Continue</button>
<button name="answer" value="cancel">Cancel</button>
</div>
</form>
<p class="quiet"><a href="/practice">Try what happens when something goes wrong</a></p>
</main>`,
  });
}

/**
 * The only parameters that the form submits again, because other parameters could be mistaken for
 * the person's answers.
 */
const resubmittedParams = [
  "client_id",
  "redirect_uri",
  "state",
  "scope",
  "config_id",
  "response_type",
  "auth_type",
];

const hiddenInputs = (params: URLSearchParams): readonly Html[] =>
  resubmittedParams.flatMap((name) => {
    const value = params.get(name);
    return value === null ? [] : html`<input type="hidden" name="${name}" value="${value}">`;
  });

const personRadio = (person: Person, index: number): Html =>
  html`<div class="choices"><label><input type="radio" name="person" id="${person.key}" value="${person.key}"${
    index === 0 ? html` checked` : nothing
  }> <span>${person.name}</span></label></div>`;

/**
 * Renders the questions for one person. The style sheet hides the questions unless this person is
 * selected.
 */
function personPanel(state: State, request: DialogRequest, person: Person): Html {
  const questions = questionsFor(request, state.grants.get(person.id));
  const pages = pagesOf(state, person.id);
  return html`<div class="panel panel-${person.key}">
${pageFieldset(request, person, pages, questions.pages)}
${permissionFieldset(person, questions)}
</div>`;
}

function pageFieldset(
  request: DialogRequest,
  person: Person,
  pages: readonly Page[],
  question: Questions["pages"],
): Html {
  if (question.kind === "reuse") {
    return html`<fieldset><legend>Pages</legend>${reusedPages(request, pages, question.selected)}</fieldset>`;
  }
  return html`<fieldset><legend>Pages</legend>
${selectAllButtons}
<ul class="choices">${pages.map(({ id, name }) =>
    checkbox(`${person.key}.page`, id, name, isSelected(question.preselected, id)),
  )}</ul>
</fieldset>`;
}

const isSelected = (selected: Grant["pages"], id: string): boolean =>
  selected === "all" || selected.has(id);

/** The maximum number of Page names to show. For the rest, the dialog shows only the number. */
const maxNames = 10;

function reusedPages(
  request: DialogRequest,
  pages: readonly Page[],
  selected: Grant["pages"],
): Html {
  const names = pages.filter(({ id }) => isSelected(selected, id)).map(({ name }) => name);
  const shown = names.slice(0, maxNames).join(", ") || "no Pages";
  const rest = names.length > maxNames ? ` and ${names.length - maxNames} more` : "";
  const again = new URLSearchParams(request.params);
  again.set("auth_type", "rerequest");
  return html`<p>You chose these Pages before: ${shown}${rest}.</p>
<p><a href="?${again.toString()}">Edit previous settings</a></p>`;
}

function permissionFieldset(person: Person, questions: Questions): Html {
  if (questions.permissions.length === 0) return nothing;
  if (questions.allOrNone) return configurationFieldset(person, questions.permissions);
  const boxes = questions.permissions.map((name) =>
    checkbox(`${person.key}.permission`, name, name, true),
  );
  return html`<fieldset><legend>Permissions</legend>
<p class="quiet">Clear the permissions that you want to decline. Your name is always shared.</p>
<ul class="choices">${boxes}</ul>
</fieldset>`;
}

/** In Facebook Login for Business, people cannot choose among a configuration's permissions. */
const configurationFieldset = (person: Person, names: readonly string[]): Html =>
  html`<fieldset><legend>Permissions</legend>
<p class="quiet">You can only allow or decline them together. Your name is always shared.</p>
<ul>${names.map((name) => html`<li>${name}</li>`)}</ul>
<ul class="choices">${checkbox(`${person.key}.all-permissions`, "yes", "Allow all of these", true)}</ul>
</fieldset>`;

const selectAllButtons = html`<button type="button" data-tick="all" hidden>Select all</button>
<button type="button" data-tick="none" hidden>Select none</button>`;

const checkbox = (name: string, value: string, label: string, checked: boolean): Html =>
  html`<li><label><input type="checkbox" name="${name}" value="${value}"${
    checked ? html` checked` : nothing
  }> <span dir="auto">${label}</span></label></li>`;

/** The page to show when Facebook does not redirect back to the app. */
export const errorPage = (message: string): HttpResponse =>
  page({
    title: "Error – Practice Facebook",
    status: 400,
    body: html`<main>
<p class="brand">Practice Facebook</p>
<h1>This login can’t continue</h1>
<p>${message}</p>
<p>Close this page and return to the app.</p>
</main>`,
  });
