import type { Dialog, Step } from "../form.ts";
import { stepsOf } from "../steps.ts";

export function positionOf(dialog: Dialog, step: Step) {
  const steps = stepsOf(dialog);
  return { number: steps.indexOf(step) + 1, count: steps.length };
}
