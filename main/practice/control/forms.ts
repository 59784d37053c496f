import { type Html, html, nothing } from "../html.ts";
import { pagePermissions, permissions } from "../permissions.ts";
import { people } from "../seed.ts";
import { pagesOf, type State } from "../state.ts";
import { maxPages } from "./commands.ts";
import {
  appTypeLabels,
  dialogLabels,
  instagramLabels,
  limitLabels,
  pageListLabels,
  pagePermissionLabels,
  proofLabels,
  reasonLabels,
  restrictionLabels,
  roleLabels,
  selectionLabels,
  serviceLabels,
  statusLabels,
} from "./labels.ts";

/** Renders one small form for each command, with all of its choices. */
export const commandForms = (state: State): Html => html`<h3>Service</h3>
${serviceForms(state)}
<h3>People</h3>
${personForms(state)}
<h3>Pages</h3>
${pageForms(state)}`;

function serviceForms({ failureModes, pageAccess }: State): readonly Html[] {
  const { service, limits, regainMinutes, delayMs, dialog, proof, appType, pageList } =
    failureModes;
  const pageCount = pageAccess.get(people.dana.id)?.size ?? 0;
  return [
    form("service", "Set service", [select("service", "Graph is", serviceLabels, service)]),
    form("limits", "Set limits", [
      select("limits", "Limit reached", limitLabels, limits),
      numberInput("minutes", "Minutes to wait (each Page’s limit)", regainMinutes, 1, 10_000),
    ]),
    form("delay", "Set delay", [
      numberInput("ms", "Delay of each Graph response, in milliseconds", delayMs, 0, 120_000),
    ]),
    form("dialog", "Set dialog", [select("dialog", "The login dialog", dialogLabels, dialog)]),
    form("proof", "Set proof", [select("proof", "appsecret_proof is", proofLabels, proof)]),
    form("app-type", "Set type", [select("appType", "App type", appTypeLabels, appType)]),
    form("page-list", "Set list", [
      select("pageList", "The list of a person’s Pages is", pageListLabels, pageList),
    ]),
    form("pages", "Set Pages", [
      numberInput("count", "Dana Reyes’s Pages", pageCount, 0, maxPages),
    ]),
  ];
}

const personForms = (state: State): readonly Html[] => [
  form("rename-person", "Rename", [personSelect(), textInput("name", "New name")]),
  form("invalidate-tokens", "Invalidate tokens", [
    personSelect(),
    select("reason", "Because", reasonLabels),
  ]),
  form("restore-tokens", "Restore tokens", [personSelect()]),
  form("permission", "Set permission", [
    personSelect(),
    select("permission", "Permission", named(permissions)),
    select("status", "Status", statusLabels),
  ]),
  form("role", "Set role", [
    personSelect(),
    pageSelect(state),
    select("role", "Role on the Page", roleLabels),
  ]),
  form("selection", "Set selection", [
    personSelect(),
    pageSelect(state),
    select("selection", "In the dialog", selectionLabels),
  ]),
  form("allow-everything", "Allow everything", [personSelect()]),
  form("every-page", "Select all current and future Pages", [personSelect()]),
  form("page-permission", "Set for one Page", [
    personSelect(),
    pageSelect(state),
    select("permission", "Permission", named(pagePermissions)),
    select("is", "For this Page", pagePermissionLabels),
  ]),
];

const pageForms = (state: State): readonly Html[] => [
  form("instagram", "Set Instagram", [
    pageSelect(state),
    select("state", "Instagram messages", instagramLabels),
  ]),
  form("restriction", "Set restriction", [
    pageSelect(state),
    select("restriction", "Restriction", restrictionLabels),
  ]),
  form("rename-page", "Rename", [pageSelect(state), textInput("name", "New name")]),
  form("rename-instagram", "Rename Instagram", [
    pageSelect(state),
    textInput("name", "New username of its Instagram account"),
  ]),
  form("new-picture", "Change picture", [pageSelect(state)]),
  form("move-instagram", "Move Instagram", [
    pageSelect(state, "page", "Instagram account of the Page"),
    pageSelect(state, "to", "To the Page"),
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

type Labels = Readonly<Record<string, string>>;

/** Uses the names themselves as labels. */
const named = (names: readonly string[]): Labels =>
  Object.fromEntries(names.map((name) => [name, name]));

const select = (name: string, label: string, labels: Labels, current?: string): Html =>
  html`<label><span>${label}</span><select name="${name}">${Object.entries(labels).map(
    ([value, text]) => option(value, text, value === current),
  )}</select></label>`;

const numberInput = (
  name: string,
  label: string,
  current: number,
  min: number,
  max: number,
): Html =>
  html`<label><span>${label}</span><input type="number" name="${name}" value="${current}" min="${min}" max="${max}" required></label>`;

const textInput = (name: string, label: string): Html =>
  html`<label><span>${label}</span><input name="${name}" maxlength="100" required></label>`;

const labelsOf = (items: readonly { readonly id: string; readonly name: string }[]): Labels =>
  Object.fromEntries(items.map(({ id, name }) => [id, name]));

const personSelect = (): Html => select("person", "Person", labelsOf(Object.values(people)));

/** The maximum number of Pages to list, so that thousands of Pages cannot make `/practice` slow. */
const maxListedPages = 60;

function pageSelect(state: State, name = "page", label = "Page"): Html {
  const pages = Object.values(people).flatMap(({ id }) => accessiblePages(state, id));
  const unique = [...new Map(pages.map((page) => [page.id, page])).values()];
  return select(name, label, labelsOf(unique.slice(0, maxListedPages)));
}

/**
 * Returns the Pages on which the person has or had a role, because `/practice` can restore a lost
 * role.
 */
export const accessiblePages = (state: State, personId: string) =>
  pagesOf({ ...state, roles: new Map() }, personId);
