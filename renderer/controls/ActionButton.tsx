import type { ComponentProps } from "react";
import { useFocusHandover } from "./focus-management.ts";

interface ActionButtonProps extends Omit<ComponentProps<"button">, "type" | "ref"> {
  /** The ids of the elements that may take over the focus, first choice first. */
  readonly focusNext: readonly string[];
}

/** A button whose click may remove it. It then moves the focus to another element. */
export function ActionButton({ focusNext, className = "small", ...button }: ActionButtonProps) {
  const ref = useFocusHandover<HTMLButtonElement>(focusNext);
  return <button {...button} ref={ref} type="button" className={`button ${className}`} />;
}
