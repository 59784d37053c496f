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
  /** Null if the content describes itself. */
  readonly description: string | null;
  /** The user wants to close the dialog; the parent decides. */
  readonly onClose: () => void;
  /** Called after the dialog is gone, to restore the focus. */
  readonly onClosed: () => void;
  readonly children: ReactNode;
}

const CloseContext = createContext<() => void>(() => undefined);

/**
 * A modal dialog, open while it is rendered. The browser traps the focus and makes the rest inert.
 * The element itself is the backdrop, so that scrolling anywhere never scrolls the page behind it.
 */
export function Dialog(props: DialogProps) {
  const { role, wide, title, description, onClose, onClosed, children } = props;
  const id = useId();
  const ref = useModal(onClosed);
  const close = (event: SyntheticEvent) => {
    // A nested dialog has already handled the event.
    if (event.isDefaultPrevented()) return;
    event.preventDefault();
    onClose();
  };
  return (
    // Focusable, because otherwise a click beside its controls moves the focus out of the dialog.
    <dialog
      ref={ref}
      role={role}
      tabIndex={-1}
      className="backdrop"
      aria-labelledby={`${id}-title`}
      aria-describedby={description === null ? undefined : `${id}-description`}
      // Browsers let a page prevent `cancel` only twice in a row, so Escape is handled here.
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

function useModal(onClosed: () => void) {
  const ref = useRef<HTMLDialogElement>(null);
  const latest = useRef(onClosed);
  latest.current = onClosed;
  useLayoutEffect(() => {
    ref.current?.showModal();
    // Don't scroll to the button: a long dialog is read from the top.
    ref.current?.querySelector<HTMLElement>("[data-cancel]")?.focus({ preventScroll: true });
    // React removes the dialog after this clean-up; by the next microtask it is gone.
    return () => queueMicrotask(() => latest.current());
  }, []);
  return ref;
}

/** Closes the dialog. Gets the focus when the dialog opens, because it changes nothing. */
export function DialogCancel(props: Omit<ComponentProps<"button">, "onClick">) {
  const onClose = useContext(CloseContext);
  return <button {...props} type="button" className="button" data-cancel="" onClick={onClose} />;
}
