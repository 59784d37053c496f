import { type Html, html, nothing } from "../../html.ts";
import type { HttpResponse } from "../../http.ts";
import { type Person, people } from "../../seed.ts";
import { personName } from "../../state.ts";
import { assetsOf, earlierGrant, nameOf, selectionOf } from "../assets.ts";
import { type Dialog, hiddenInputs, requestInputs } from "../form.ts";
import { button, cancelButton, frame } from "./frame.ts";

/** The first step: "Continue as" the person who is logged in to the practice Facebook. */
export function welcomePage(dialog: Dialog): HttpResponse {
  const app = dialog.state.app.name;
  const name = nameOf(dialog);
  const earlier = earlierGrant(dialog);
  return frame({
    heading: earlier ? `Reconnect ${name} to ${app}` : `Log in to ${app} with Facebook`,
    body: html`${hiddenInputs({ ...dialog, keepsEarlier: false }, "welcome")}
<p class="person">${initial(name)} <strong>${name}</strong></p>
${earlier ? earlierChoice(dialog) : html`<p>${app} asks to use your Pages. You choose which, and what it may do.</p>`}`,
    buttons: [
      button(earlier ? "keep" : "continue", `Continue as ${name}`, true),
      earlier ? button("edit", "Edit previous settings") : nothing,
      button("another", "Log into another account"),
      cancelButton,
    ],
  });
}

const initial = (name: string): Html =>
  html`<span class="initial" aria-hidden="true">${name.slice(0, 1)}</span>`;

/** The maximum number of Page names to show. For the rest, the dialog shows only the number. */
const maxNames = 5;

function earlierChoice(dialog: Dialog): Html {
  const selection = selectionOf(dialog, "pages");
  const names = assetsOf(dialog, "pages").flatMap(({ id, name }) =>
    selection === "all" || selection.has(id) ? name : [],
  );
  const shown = names.slice(0, maxNames);
  const rest = names.length - shown.length;
  return html`<p>You chose ${selection === "all" ? "all current and future Pages" : countOf(names.length)} before${
    names.length === 0 ? "." : ":"
  }</p>
<ul class="chosen">${shown.map((name) => html`<li dir="auto">${name}</li>`)}${
    rest > 0 ? html`<li>and ${rest} more</li>` : nothing
  }</ul>
<p>To add or leave out Pages, edit the previous settings.</p>`;
}

const countOf = (count: number): string => {
  if (count === 0) return "no Page";
  return count === 1 ? "1 Page" : `${count} Pages`;
};

/** Lets the person log in to the practice Facebook as somebody else. */
export const peoplePage = (dialog: Dialog): HttpResponse =>
  frame({
    heading: "Log into another account",
    body: html`${requestInputs(dialog.request)}
<p>Choose who you are. Nobody needs a password here.</p>
<div class="people">${Object.values(people).map((person) => personButton(dialog, person))}</div>`,
    buttons: [cancelButton],
  });

function personButton({ state }: Dialog, person: Person): Html {
  const name = personName(state, person);
  return html`<button name="person" value="${person.key}">${initial(name)} ${name}</button>
`;
}
