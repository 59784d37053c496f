import {
  type ComponentProps,
  createContext,
  type ReactNode,
  type SyntheticEvent,
  useContext,
  useId,
  useLayoutEffect,
  useRef,
} from "react";

interface DialogProps {
  readonly role: "dialog" | "alertdialog";
  /** For forms. */
  readonly wide?: boolean;
  readonly title: string;
  /** Null: what the dialog holds describes itself. */
  readonly description: string | null;
  /** Asked to close; whether it does is up to who draws it. */
  readonly onClose: () => void;
  /** Gives the focus back; the dialog is gone by then, and so may be what opened it. */
  readonly onClosed: () => void;
  readonly children: ReactNode;
}

const CloseContext = createContext<() => void>(() => undefined);

/**
 * A modal dialog, open as long as it is drawn. The browser keeps the focus inside and makes the rest inert.
 * The element itself is the backdrop, so that a wheel turned anywhere ends in it and the page behind stays where it is.
 */
export function Dialog({
  role,
  wide,
  title,
  description,
  onClose,
  onClosed,
  children,
}: DialogProps) {
  const id = useId();
  const ref = useRef<HTMLDialogElement>(null);
  const latest = useRef(onClosed);
  latest.current = onClosed;
  useLayoutEffect(() => {
    ref.current?.showModal();
    // Not scrolled to: a long dialog is read from its top.
    ref.current?.querySelector<HTMLElement>("[data-cancel]")?.focus({ preventScroll: true });
    // Still on the page when this ends; what else React removes and draws is so in the next microtask.
    return () => queueMicrotask(() => latest.current());
  }, []);
  /** One within another hears of it first, and answers for both. */
  const close = (event: SyntheticEvent) => {
    if (event.isDefaultPrevented()) return;
    event.preventDefault();
    onClose();
  };
  return (
    // Focusable, or a click beside its controls would take the keyboard out of it.
    <dialog
      ref={ref}
      role={role}
      tabIndex={-1}
      className="backdrop"
      aria-labelledby={`${id}-title`}
      aria-describedby={description === null ? undefined : `${id}-description`}
      // Escape is not left to `cancel`: of that a page may refuse two in a row, and the third closes it.
      onKeyDown={(event) => event.key === "Escape" && close(event)}
      onCancel={close}
    >
      <div className={wide ? "dialog wide" : "dialog"}>
        <h2 id={`${id}-title`}>{title}</h2>
        {description !== null && <p id={`${id}-description`}>{description}</p>}
        <CloseContext value={onClose}>{children}</CloseContext>
      </div>
    </dialog>
  );
}

/** Closes the dialog; takes the focus when it opens, as the answer that changes nothing. */
export function DialogCancel(props: Omit<ComponentProps<"button">, "onClick">) {
  return <button {...props} type="button" data-cancel="" onClick={useContext(CloseContext)} />;
}
