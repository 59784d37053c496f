import type { ComponentProps } from "react";
import { useFocusHandover } from "./focus-management.ts";

interface ActionButtonProps extends Omit<ComponentProps<"button">, "type" | "ref"> {
  /** Ids of the elements that may take over the focus, first choice first. */
  readonly focusNext: readonly string[];
}

/** A button that may disappear when it is clicked, and then hands the focus over. */
export function ActionButton({ focusNext, className = "small", ...button }: ActionButtonProps) {
  const ref = useFocusHandover<HTMLButtonElement>(focusNext);
  return <button {...button} ref={ref} type="button" className={`button ${className}`} />;
}
