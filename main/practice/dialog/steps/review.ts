import { type Html, html, nothing } from "../../html.ts";
import type { HttpResponse } from "../../http.ts";
import { type Permission, permissionLabels } from "../../permissions.ts";
import { assetsOf, nameOf, selectionOf } from "../assets.ts";
import { type AssetStep, type Dialog, hiddenInputs } from "../form.ts";
import { askedPermissions, isAllowed, stepsOf } from "../steps.ts";
import { button, cancelButton, frame } from "./frame.ts";
import { positionOf } from "./position.ts";

/** The last step: what the app may do, where the person can switch permissions off. */
export function reviewPage(dialog: Dialog): HttpResponse {
  const { app } = dialog.state;
  const asked = askedPermissions(dialog);
  return frame({
    heading: `Review what ${app.name} may do`,
    position: positionOf(dialog, "review"),
    body: html`${hiddenInputs(dialog, "review")}
<input type="hidden" name="reviewed" value="yes">
<ul class="chosen">${stepsOf(dialog).map((step) => (step === "review" ? nothing : html`<li>${summary(dialog, step)}</li>`))}</ul>
<fieldset><legend>${app.name} may</legend>
${dialog.request.allOrNone ? allOrNone(dialog, asked) : asked.map((name) => permissionSwitch(dialog, name))}
<p class="quiet">It always sees your name and profile picture.</p>
</fieldset>`,
    buttons: [button("continue", "Save", true), button("back", "Back"), cancelButton],
  });
}

const things: Readonly<Record<AssetStep, string>> = {
  pages: "Pages",
  instagram: "Instagram accounts",
  businesses: "Businesses",
};

function summary(dialog: Dialog, step: AssetStep): string {
  const selection = selectionOf(dialog, step);
  const assets = assetsOf(dialog, step);
  const chosen =
    selection === "all"
      ? "all current and future ones"
      : `${assets.filter(({ id }) => selection.has(id)).length} of ${assets.length}`;
  return `${things[step]}: ${chosen}`;
}

const permissionText = (name: Permission): Html =>
  html`<span>${permissionLabels[name]} <small class="quiet">${name}</small></span>`;

const permissionSwitch = (dialog: Dialog, name: Permission): Html =>
  html`<label class="switch"><input type="checkbox" name="permission" value="${name}"${
    isAllowed(dialog, name) ? html` checked` : nothing
  }> ${permissionText(name)}</label>
`;

/** In Facebook Login for Business, people cannot choose among a configuration's permissions. */
const allOrNone = (dialog: Dialog, names: readonly Permission[]): Html =>
  html`<p class="quiet">You can only allow or decline these together.</p>
<ul>${names.map((name) => html`<li>${permissionText(name)}</li>`)}</ul>
<label class="switch"><input type="checkbox" name="all-permissions" value="yes"${
    names.every((name) => isAllowed(dialog, name)) ? html` checked` : nothing
  }> <span>Allow all of these</span></label>`;

/** Confirms what was saved. Its button leads back to the app. */
export const donePage = (dialog: Dialog): HttpResponse =>
  frame({
    heading: `${nameOf(dialog)} is connected to ${dialog.state.app.name}`,
    body: html`${hiddenInputs(dialog, "done")}
<p>On Facebook, you can change this at any time under Settings › Business integrations.</p>`,
    buttons: [button("continue", "Got it", true)],
  });
