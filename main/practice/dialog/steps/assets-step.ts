import { type Html, html, nothing } from "../../html.ts";
import type { HttpResponse } from "../../http.ts";
import { type Asset, assetsOf, selectionOf } from "../assets.ts";
import { type AssetStep, boxName, type Dialog, hiddenInputs } from "../form.ts";
import { button, cancelButton, frame } from "./frame.ts";
import { positionOf } from "./position.ts";

interface Words {
  /** Several of the things to choose, such as "Pages". */
  readonly things: string;
  readonly hint: (asset: Asset) => string | undefined;
}

const words: Readonly<Record<AssetStep, Words>> = {
  pages: { things: "Pages", hint: () => undefined },
  instagram: { things: "Instagram accounts", hint: ({ hint }) => hint },
  businesses: { things: "businesses", hint: () => undefined },
};

/** Asks for Pages, Instagram accounts or businesses: all, or only some of the current ones. */
export function assetsPage(dialog: Dialog, step: AssetStep): HttpResponse {
  const { things } = words[step];
  const assets = assetsOf(dialog, step);
  const selection = selectionOf(dialog, step);
  const option = (value: "all" | "current", label: string) => {
    const checked = (selection === "all") === (value === "all") ? html` checked` : nothing;
    return html`<label class="option"><input type="radio" name="${step}" value="${value}"${checked}> <span>${label}</span></label>
`;
  };
  return frame({
    heading: `Choose the ${things} that ${dialog.state.app.name} may use`,
    position: positionOf(dialog, step),
    body: html`${hiddenInputs(dialog, step)}
${option("all", `Opt in to all current and future ${things}`)}
${option("current", `Opt in to current ${things} only`)}
<fieldset class="assets" data-list><legend>${things}</legend>
${assets.length > 0 ? listTools(things, assets.length) : nothing}
<ul class="choices">${assets.map((asset) => checkbox(step, asset, selection))}</ul>
</fieldset>`,
    buttons: [button("continue", "Continue", true), button("back", "Back"), cancelButton],
  });
}

/** From this number on, there is a search. */
const manyAssets = 10;

/** These need the script, so they are hidden until it runs. */
const listTools = (things: string, count: number): Html => html`<div class="tools" hidden>
${count < manyAssets ? nothing : html`<input type="search" data-search aria-label="Search ${things}" placeholder="Search">`}
<button type="button" data-tick="all">Select all</button>
<button type="button" data-tick="none">Select none</button>
<output data-count></output>
</div>`;

function checkbox(step: AssetStep, asset: Asset, selection: ReadonlySet<string> | "all"): Html {
  const checked = selection === "all" || selection.has(asset.id) ? html` checked` : nothing;
  const hint = words[step].hint(asset);
  return html`<li><label><input type="checkbox" name="${boxName(step)}" value="${asset.id}"${checked}> <span dir="auto">${asset.name}</span></label>${
    hint === undefined ? nothing : html`<span class="quiet hint" dir="auto">${hint}</span>`
  }</li>`;
}
