/** The settings of people's own Facebook accounts. */
import { permissionLabels } from "../permissions.ts";
import { type Person, people } from "../seed.ts";
import { type Grant, isGranted, pagesOf, personName, type State } from "../state.ts";
import { broken, type Change, type Setting, type SettingsPage } from "./settings-page.ts";

export const home = (state: State): SettingsPage => ({
  title: "Facebook",
  intro: "Facebook sometimes asks people to confirm who they are before it lets them go on.",
  settings: Object.values(people)
    .filter(({ id }) => state.invalidations.get(id)?.reason === "checkpoint")
    .map((person) => {
      const name = personName(state, person);
      return broken(
        name,
        `Somebody logged in as ${name} from a new place. Facebook wants to know who it was.`,
        `Confirm that it was ${name}`,
        { action: "restore-tokens", person: person.id },
      );
    }),
  empty: "Facebook asks nobody to confirm who they are.",
});

export const businessIntegrations = (state: State): SettingsPage => ({
  title: "Business integrations",
  intro: "The apps that may use people’s Pages. On Facebook, each person sees only their own.",
  settings: Object.values(people).flatMap((person) => {
    const grant = state.grants.get(person.id);
    return grant ? integration(state, person, grant) : [];
  }),
  empty: "Nobody has logged in to an app since the practice Facebook started.",
});

function integration(state: State, person: Person, grant: Grant): Setting {
  const missing = missingIn(grant);
  const allow: Change = {
    label: `Allow everything for ${personName(state, person)}`,
    command: { action: "allow-everything", person: person.id },
    isMain: true,
  };
  const remove: Change = {
    label: `Remove ${state.app.name} from ${personName(state, person)}’s Facebook`,
    command: { action: "invalidate-tokens", person: person.id, reason: "app-removed" },
    isMain: false,
  };
  const chosen =
    grant.pages === "all"
      ? "all current and future Pages"
      : `${grant.pages.size} of ${pagesOf(state, person.id).length} Pages`;
  return {
    heading: `${state.app.name} for ${personName(state, person)}`,
    text:
      missing.length === 0
        ? `May use ${chosen}, with everything that it asked for.`
        : `May use ${chosen}. Not allowed: ${missing.join("; ")}.`,
    isFine: missing.length === 0,
    changes: missing.length === 0 ? [remove] : [allow, remove],
  };
}

/** Names the permissions that are not granted, or not for every Page. */
const missingIn = (grant: Grant): readonly string[] =>
  [...grant.permissions.keys()].flatMap((name) => {
    if (!isGranted(grant, name)) return permissionLabels[name];
    const pages = grant.withheld?.get(name)?.size ?? 0;
    return pages === 0 ? [] : `${permissionLabels[name]} (for ${pages} of them)`;
  });
