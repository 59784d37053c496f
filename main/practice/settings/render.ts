import { type Html, html, nothing, page } from "../html.ts";
import type { HttpResponse } from "../http.ts";
import type { Change, Setting, SettingsPage } from "./settings-page.ts";

export const settingsPage = (
  { title, intro, settings, empty = "" }: SettingsPage,
  isDone: boolean,
): HttpResponse =>
  page({
    title: `${title} – Practice Facebook`,
    body: html`<main>
<p class="brand">Practice Facebook</p>
<h1 dir="auto">${title}</h1>
<p>${intro}</p>
${isDone ? done : nothing}
${settings.length === 0 ? html`<p class="card fine">${empty}</p>` : settings.map(settingCard)}
<p class="quiet">These settings are made up, and nothing leaves this computer. When you have finished, close this page and go back to Pagekeeper.</p>
</main>`,
  });

const done = html`<p role="status" class="notice"><strong>Saved.</strong> Go back to Pagekeeper. It checks the account again when you return to its window. A Page that isn’t connected yet needs a new login: choose Connect there.</p>`;

const settingCard = ({ heading, text, isFine, changes }: Setting): Html =>
  html`<section class="card ${isFine ? "fine" : "broken"}">
<h2 dir="auto">${heading}</h2>
<p>${text}</p>
${changes.length === 0 ? nothing : html`<form method="post">${changes.map(button)}</form>`}
</section>
`;

const button = ({ label, isMain }: Change): Html =>
  html`<button${isMain ? html` class="main"` : nothing} name="change" value="${label}">${label}</button> `;

const messagePage = (status: number, heading: string, text: string): HttpResponse =>
  page({
    title: `${heading} – Practice Facebook`,
    status,
    body: html`<main>
<p class="brand">Practice Facebook</p>
<h1>${heading}</h1>
<p>${text}</p>
</main>`,
  });

export const noSuchPage = (): HttpResponse =>
  messagePage(
    404,
    "This page isn’t available",
    "The practice Facebook has only the pages that Pagekeeper links to. Close this page and go back to Pagekeeper.",
  );

export const refusedPage = (): HttpResponse =>
  messagePage(403, "Nothing changed", "This form was not sent from this page.");
