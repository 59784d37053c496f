/**
 * Reads the form of a step. The steps keep no state on the server: each form repeats the answers of
 * the other steps in hidden inputs.
 */
import { type Html, html } from "../html.ts";
import { type Person, people } from "../seed.ts";
import type { State } from "../state.ts";
import { type DialogRequest, resubmittedParams } from "./request.ts";

export const assetSteps = ["pages", "instagram", "businesses"] as const;
export type AssetStep = (typeof assetSteps)[number];
export type Step = AssetStep | "review";

/** The names of the inputs of each step. */
const inputNames: Readonly<Record<Step, readonly string[]>> = {
  pages: ["pages", "page"],
  instagram: ["instagram", "instagram-account"],
  businesses: ["businesses", "business"],
  review: ["reviewed", "permission", "all-permissions"],
};

export const boxName = (step: AssetStep): string => inputNames[step][1] ?? step;

/** The dialog of one person. */
export interface Dialog {
  readonly state: State;
  readonly request: DialogRequest;
  readonly person: Person;
  /** Whether the person keeps the settings of an earlier login. */
  readonly keepsEarlier: boolean;
  /** The inputs of all steps so far. */
  readonly inputs: URLSearchParams;
}

/** Returns the answer to a step with a list, or undefined if the step was not answered. */
export function readSelection(
  { inputs }: Pick<Dialog, "inputs">,
  step: AssetStep,
): ReadonlySet<string> | "all" | undefined {
  if (!inputs.has(step)) return undefined;
  return inputs.get(step) === "all" ? "all" : new Set(inputs.getAll(boxName(step)));
}

export const findByKey = (key: string | null): Person | undefined =>
  Object.values(people).find((person) => person.key === key);

const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}">`;

export const requestInputs = ({ params }: DialogRequest): readonly Html[] =>
  resubmittedParams.flatMap((name) => {
    const value = params.get(name);
    return value === null ? [] : hidden(name, value);
  });

/** Repeats the request and the answers to all steps but the shown one. */
export function hiddenInputs(dialog: Dialog, shown: string): readonly Html[] {
  const others = Object.entries(inputNames).flatMap(([step, names]) =>
    step === shown ? [] : names,
  );
  return [
    ...requestInputs(dialog.request),
    hidden("person", dialog.person.key),
    hidden("step", shown),
    ...(dialog.keepsEarlier ? [hidden("keep", "yes")] : []),
    ...[...dialog.inputs].flatMap(([name, value]) =>
      others.includes(name) ? hidden(name, value) : [],
    ),
  ];
}
