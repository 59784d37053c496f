/** `/practice`: a person's way to the same commands, one small form each. */
import { appTypes, dialogs, limits, pageLists, proofs, services } from "../failure-modes.ts";
import { type Html, html, nothing, page } from "../html.ts";
import type { Reply } from "../http.ts";
import { pagePermissions, permissions } from "../permissions.ts";
import { people } from "../seed.ts";
import { pagesOf, roles, tokenEnds, type World } from "../state.ts";
import { forOnePage, instagramStates, maxPages, selections, statuses } from "./commands.ts";

export type Notice = "done" | "refused" | undefined;

export function controlPage(world: World, notice: Notice): Reply {
  return page({
    title: "Practice Facebook",
    ...(notice === "refused" ? { status: 400 } : {}),
    body: html`<main>
<p class="brand">Practice Facebook</p>
<h1>Make it misbehave</h1>
<p>What you set here lasts until you set it back or Pagekeeper quits. ${world.calls.length} Graph calls so far.</p>
${noticeLine(notice)}
<h2>The service</h2>
${serviceForms(world)}
<h2>People</h2>
${personForms(world)}
<h2>Pages</h2>
${pageForms(world)}
<h2>Everything back</h2>
${form("reset", "Reset", [])}
</main>`,
  });
}

function noticeLine(notice: Notice): Html {
  if (notice === undefined) return nothing;
  const text = notice === "done" ? "Done." : "That cannot be done just now; nothing changed.";
  return html`<p role="status"><strong>${text}</strong></p>`;
}

function serviceForms({ behaviour, holdings }: World): readonly Html[] {
  const count = holdings.get(people.dana.id)?.size ?? 0;
  return [
    form("service", "Set service", [select("service", "Graph is", services, behaviour.service)]),
    form("limits", "Set limits", [
      select("limits", "Limit reached", limits, behaviour.limits),
      amount("minutes", "Minutes to wait (business)", behaviour.regainMinutes, 1, 10_000),
    ]),
    form("delay", "Set delay", [
      amount("ms", "Delay of each answer, milliseconds", behaviour.delayMs, 0, 120_000),
    ]),
    form("dialog", "Set dialog", [select("dialog", "Login dialog", dialogs, behaviour.dialog)]),
    form("proof", "Set proof", [select("proof", "appsecret_proof is", proofs, behaviour.proof)]),
    form("app-type", "Set type", [
      select("appType", "The app's type is", appTypes, behaviour.appType),
    ]),
    form("page-list", "Set list", [
      select("pageList", "The list of a person’s Pages is", pageLists, behaviour.pageList),
    ]),
    form("pages", "Set Pages", [amount("count", "Pages of Dana Reyes", count, 0, maxPages)]),
  ];
}

const personForms = (world: World): readonly Html[] => [
  form("end-tokens", "End tokens", [personSelect(), select("reason", "Because", tokenEnds)]),
  form("revive-tokens", "Revive tokens", [personSelect()]),
  form("permission", "Set permission", [
    personSelect(),
    select("permission", "Permission", permissions),
    select("status", "Status", statuses),
  ]),
  form("role", "Set role", [personSelect(), pageSelect(world), select("role", "Role", roles)]),
  form("selection", "Set selection", [
    personSelect(),
    pageSelect(world),
    select("selection", "In the dialog", selections),
  ]),
  form("every-page", "Tick all, also future ones", [personSelect()]),
  form("page-permission", "Set for one Page", [
    personSelect(),
    pageSelect(world),
    select("permission", "Permission", pagePermissions),
    select("is", "For this Page", forOnePage),
  ]),
];

const pageForms = (world: World): readonly Html[] => [
  form("instagram", "Set Instagram", [
    pageSelect(world),
    select("state", "Messages on Instagram", instagramStates),
  ]),
];

const form = (action: string, button: string, controls: readonly Html[]): Html =>
  html`<form class="row" method="post" action="/practice">
<input type="hidden" name="action" value="${action}">${controls}
<button>${button}</button>
</form>
`;

const option = (value: string, label: string, selected: boolean): Html =>
  html`<option value="${value}"${selected ? html` selected` : nothing}>${label}</option>`;

const select = (name: string, label: string, values: readonly string[], now?: string): Html =>
  choice(
    name,
    label,
    values.map((value) => option(value, value, value === now)),
  );

const choice = (name: string, label: string, options: readonly Html[]): Html =>
  html`<label><span>${label}</span><select name="${name}">${options}</select></label>`;

const amount = (name: string, label: string, now: number, min: number, max: number): Html =>
  html`<label><span>${label}</span><input type="number" name="${name}" value="${now}" min="${min}" max="${max}" required></label>`;

const personSelect = (): Html =>
  choice(
    "person",
    "Person",
    Object.values(people).map(({ id, name }) => option(id, name, false)),
  );

/** Enough to pick one from; thousands would only make the page slow. */
const listedPages = 60;

function pageSelect(world: World): Html {
  const held = Object.values(people).flatMap(({ id }) => pagesWithRoles(world, id));
  const listed = [...new Map(held.map((item) => [item.id, item])).values()].slice(0, listedPages);
  return choice(
    "page",
    "Page",
    listed.map(({ id, name }) => option(id, name, false)),
  );
}

/** Also the Pages on which the person's role was taken away: it must be possible to give it back. */
const pagesWithRoles = (world: World, personId: string) =>
  pagesOf({ ...world, roles: new Map() }, personId);
