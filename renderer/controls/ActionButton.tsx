import type { ComponentProps } from "react";
import { useFocusHandover } from "./focus-management.ts";

interface ActionButtonProps extends Omit<ComponentProps<"button">, "type" | "ref"> {
  /** The ids of the elements that may take over the focus, first choice first. */
  readonly focusNext: readonly string[];
}

/**
 * A button that may disappear when it is clicked. If the button disappears, the focus moves to the
 * first existing element of `focusNext`.
 */
export function ActionButton({ focusNext, className = "small", ...button }: ActionButtonProps) {
  const ref = useFocusHandover<HTMLButtonElement>(focusNext);
  return <button {...button} ref={ref} type="button" className={`button ${className}`} />;
}
