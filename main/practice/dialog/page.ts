/** The dialog as people see it: who logs in, which Pages, which permissions. Works without script. */

import { type Html, html, nothing, page } from "../html.ts";
import type { Reply } from "../http.ts";
import { type Page, type Person, people } from "../seed.ts";
import { type Grant, isTicked, pagesOf, type World } from "../state.ts";
import { type Questions, questionsFor } from "./grants.ts";
import type { DialogRequest } from "./request.ts";

export function dialogPage(world: World, request: DialogRequest): Reply {
  const { name } = world.app;
  return page({
    title: `Log in to ${name} – Practice Facebook`,
    formTarget: request.redirectUri.origin,
    body: html`<main>
<p class="brand">Practice Facebook</p>
<h1>Log in to ${name}</h1>
<p>This stands in for Facebook’s own login. Its people and Pages are made up, and nothing leaves this computer.</p>
<form method="post" action="?">
${hiddenInputs(request.params)}
<fieldset role="radiogroup"><legend>Log in as</legend>
${Object.values(people).map(personRadio)}
</fieldset>
${Object.values(people).map((person) => panel(world, request, person))}
<div class="actions">
<button class="main" name="answer" value="continue">Continue</button>
<button name="answer" value="cancel">Cancel</button>
</div>
</form>
<p class="quiet"><a href="/practice">Make the practice Facebook misbehave</a></p>
</main>`,
  });
}

/** Nothing else of the query goes into the form, where it could pass for the person's answer. */
const resent = [
  "client_id",
  "redirect_uri",
  "state",
  "scope",
  "config_id",
  "response_type",
  "auth_type",
];

const hiddenInputs = (params: URLSearchParams): readonly Html[] =>
  resent.flatMap((name) => {
    const value = params.get(name);
    return value === null ? [] : html`<input type="hidden" name="${name}" value="${value}">`;
  });

const personRadio = (person: Person, index: number): Html =>
  html`<div class="choices"><label><input type="radio" name="person" id="${person.key}" value="${person.key}"${
    index === 0 ? html` checked` : nothing
  }> <span>${person.name}</span></label></div>`;

/** Every person's questions are on the page; the style sheet shows those of the chosen one. */
function panel(world: World, request: DialogRequest, person: Person): Html {
  const questions = questionsFor(request, world.grants.get(person.id));
  const held = pagesOf(world, person.id);
  return html`<div class="panel panel-${person.key}">
${pageQuestion(request, person, held, questions.pages)}
${permissionQuestion(person, questions)}
</div>`;
}

function pageQuestion(
  request: DialogRequest,
  person: Person,
  held: readonly Page[],
  asked: Questions["pages"],
): Html {
  if (asked.kind === "keep") {
    return html`<fieldset><legend>Pages</legend>${keptPages(request, held, asked.kept)}</fieldset>`;
  }
  const ticked = { pages: asked.ticked, permissions: new Map() };
  return html`<fieldset><legend>Pages</legend>
${tickButtons}
<ul class="choices">${held.map((item) =>
    checkbox(`${person.key}.page`, item.id, item.name, isTicked(ticked, item.id)),
  )}</ul>
</fieldset>`;
}

/** So many names are spelled out; the rest is counted. */
const namedPages = 10;

function keptPages(request: DialogRequest, held: readonly Page[], kept: Grant["pages"]): Html {
  const names = held.filter(({ id }) => kept === "all" || kept.has(id)).map(({ name }) => name);
  const shown = names.slice(0, namedPages).join(", ") || "no Page";
  const rest = names.length > namedPages ? ` and ${names.length - namedPages} more` : "";
  const again = new URLSearchParams(request.params);
  again.set("auth_type", "rerequest");
  return html`<p>You have chosen before, and that choice is used again: ${shown}${rest}.</p>
<p><a href="?${again.toString()}">Edit previous settings</a></p>`;
}

function permissionQuestion(person: Person, questions: Questions): Html {
  if (questions.permissions.length === 0) return nothing;
  if (questions.allOrNone) return configurationQuestion(person, questions.permissions);
  const boxes = questions.permissions.map((name) =>
    checkbox(`${person.key}.permission`, name, name, true),
  );
  return html`<fieldset><legend>Permissions</legend>
<p class="quiet">Untick what you want to decline. Your name is always shared.</p>
<ul class="choices">${boxes}</ul>
</fieldset>`;
}

/** Facebook Login for Business offers no choice among the permissions of a configuration. */
const configurationQuestion = (person: Person, names: readonly string[]): Html =>
  html`<fieldset><legend>Permissions</legend>
<p class="quiet">They go together: without one of them none is given. Your name is always shared.</p>
<ul>${names.map((name) => html`<li>${name}</li>`)}</ul>
<ul class="choices">${checkbox(`${person.key}.all-permissions`, "yes", "Allow all of these", true)}</ul>
</fieldset>`;

const tickButtons = html`<button type="button" data-tick="all" hidden>Select all</button>
<button type="button" data-tick="none" hidden>Select none</button>`;

const checkbox = (name: string, value: string, label: string, checked: boolean): Html =>
  html`<li><label><input type="checkbox" name="${name}" value="${value}"${
    checked ? html` checked` : nothing
  }> <span dir="auto">${label}</span></label></li>`;

/** Facebook's own page for what it does not answer at the redirect URI. */
export const refusalPage = (message: string): Reply =>
  page({
    title: "Error – Practice Facebook",
    status: 400,
    body: html`<main>
<p class="brand">Practice Facebook</p>
<h1>This login cannot go on</h1>
<p>${message}</p>
<p>Close this page and go back to the app.</p>
</main>`,
  });
