/** Renders `/practice`, where people try what happens when something goes wrong. */
import { type Html, html, nothing, page } from "../html.ts";
import type { HttpResponse } from "../http.ts";
import { people } from "../seed.ts";
import { personName, type State } from "../state.ts";
import type { Command } from "./commands.ts";
import { accessiblePages, commandForms } from "./forms.ts";
import {
  facebookSubjects,
  loginSubjects,
  pageSubjects,
  type Selection,
  type Subject,
  selectionOf,
} from "./scenarios.ts";

export type Notice = "done" | "refused" | undefined;

export function controlPage(state: State, params: URLSearchParams, notice: Notice): HttpResponse {
  const selection = selectionOf(state, params);
  return page({
    title: "Practice Facebook",
    ...(notice === "refused" ? { status: 400 } : {}),
    body: html`<main>
<p class="brand">Practice Facebook</p>
<h1>Try what happens when something goes wrong</h1>
<p>Let something happen, then go back to Pagekeeper and choose Check now. Everything lasts until you undo it or quit Pagekeeper.</p>
${noticeLine(notice)}
${commandButton({ action: "reset" }, "Everything back to normal", selection)}
${selection ? personSections(state, selection) : nothing}
<h2>What happens to Facebook</h2>
${facebookSubjects(state).map((subject) => subjectCard(subject, selection))}
<details><summary>All settings, for tests</summary>
<p>Graph calls so far: ${state.calls.length}.</p>
${commandForms(state)}
</details>
</main>`,
  });
}

function noticeLine(notice: Notice): Html {
  if (notice === undefined) return nothing;
  const text =
    notice === "done"
      ? "Done. Go back to Pagekeeper and choose Check now."
      : "That isn’t possible at the moment; nothing changed.";
  return html`<p role="status" class="notice"><strong>${text}</strong></p>`;
}

const personSections = (state: State, selection: Selection): Html => html`
<h2>What happens to a login</h2>
${choiceForm(
  "shown-person",
  "Person",
  Object.values(people).map((person) => ({ id: person.id, name: personName(state, person) })),
  selection.person.id,
)}
${loginSubjects(state, selection).map((subject) => subjectCard(subject, selection))}
<h2>What happens to a Page</h2>
${choiceForm(
  "shown-page",
  "Page",
  accessiblePages(state, selection.person.id).slice(0, maxListedPages),
  selection.page.id,
  html`<input type="hidden" name="shown-person" value="${selection.person.id}">`,
)}
${pageSubjects(state, selection).map((subject) => subjectCard(subject, selection))}`;

/** The maximum number of Pages to list, so that thousands of Pages cannot make this page slow. */
const maxListedPages = 60;

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Chooses whom the buttons below are about. */
const choiceForm = (
  name: string,
  label: string,
  options: readonly Named[],
  current: string,
  others: Html = nothing,
): Html => html`<form class="row" method="get" action="/practice">${others}
<label><span>${label}</span><select name="${name}">${options.map(
  (each) =>
    html`<option value="${each.id}"${each.id === current ? html` selected` : nothing}>${each.name}</option>`,
)}</select></label>
<button>Show</button>
</form>`;

function subjectCard(subject: Subject, selection: Selection | undefined): Html {
  const { heading, now, isUsual, events, backToNormal } = subject;
  return html`<section class="card ${isUsual ? "fine" : "broken"}">
<h3 dir="auto">${heading}</h3>
<p>Now: ${now}</p>
${isUsual ? nothing : commandButton(backToNormal, `Back to normal: ${heading}`, selection, true)}
${events.map(
  ({ label, effect, command }) => html`<div class="event">
${commandButton(command, label, selection)}
<p class="quiet">${effect}</p>
</div>`,
)}
</section>
`;
}

/** A form with the command in hidden inputs. Afterwards, the page shows the same selection. */
function commandButton(
  command: Command,
  label: string,
  selection: Selection | undefined,
  isMain = false,
): Html {
  const inputs = {
    ...command,
    ...(selection && { "shown-person": selection.person.id, "shown-page": selection.page.id }),
  };
  return html`<form method="post" action="/practice">${Object.entries(inputs).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${String(value)}">`,
  )}<button${isMain ? html` class="main"` : nothing}>${label}</button></form>
`;
}
