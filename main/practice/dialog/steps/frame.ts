import { type Html, html, nothing, page } from "../../html.ts";
import type { HttpResponse } from "../../http.ts";

interface Frame {
  readonly heading: string;
  /** Where the person is among the steps. Absent before the first and after the last step. */
  readonly position?: { readonly number: number; readonly count: number };
  readonly body: Html;
  readonly buttons: readonly Html[];
}

/** Renders a step, which also works without its script. */
export const frame = ({ heading, position, body, buttons }: Frame): HttpResponse =>
  page({
    title: `${heading} – Practice Facebook`,
    formLeaves: true,
    body: html`<main class="dialog">
<p class="brand">Practice Facebook</p>
<form method="post" action="?" class="card">
${position ? html`<p class="quiet">Step ${position.number} of ${position.count}</p>` : nothing}
<h1>${heading}</h1>
${body}
<div class="buttons">${buttons}</div>
</form>
<p class="quiet">This imitates Facebook’s login. Its people and Pages are made up, and nothing leaves this computer. <a href="/practice">Try what happens when something goes wrong</a></p>
</main>`,
  });

export const button = (answer: string, label: string, isMain = false): Html =>
  html`<button${isMain ? html` class="main"` : nothing} name="answer" value="${answer}">${label}</button>
`;

export const cancelButton = button("cancel", "Cancel");

/** The page to show when Facebook does not redirect back to the app. */
export const errorPage = (message: string): HttpResponse =>
  page({
    title: "Error – Practice Facebook",
    status: 400,
    body: html`<main class="dialog">
<p class="brand">Practice Facebook</p>
<h1>This login can’t continue</h1>
<p>${message}</p>
<p>Close this page and return to the app.</p>
</main>`,
  });
