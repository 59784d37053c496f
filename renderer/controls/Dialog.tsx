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
  /** Whether the dialog has the width that forms need. */
  readonly wide?: boolean;
  /** A further class of the dialog's box. */
  readonly className?: string;
  /** Whether the dialog also covers dialogs that open later. At most one dialog may do so. */
  readonly topmost?: boolean;
  readonly title: ReactNode;
  /** Null if the content needs no description. */
  readonly description: ReactNode | null;
  /** Called when the user wants to close the dialog. The parent decides whether to do so. */
  readonly onClose: () => void;
  /** Called when the dialog has been removed, to restore the focus. */
  readonly onClosed: () => void;
  readonly children: ReactNode;
}

const CloseContext = createContext<() => void>(() => undefined);

/**
 * A modal dialog that is open while it is rendered. The browser keeps the focus inside it and makes
 * the rest of the page inert. The `<dialog>` covers the whole window, so that scrolling never moves
 * the page behind it.
 */
export function Dialog(props: DialogProps) {
  const { role, wide, className, topmost = false, title, description, ...rest } = props;
  const { onClose, onClosed, children } = rest;
  const id = useId();
  const ref = useModal(topmost, onClosed);
  const close = (event: SyntheticEvent) => {
    // Ignore an event that a nested dialog has already handled.
    if (event.isDefaultPrevented()) return;
    event.preventDefault();
    onClose();
  };
  return (
    // The dialog is focusable, so that a click beside a control does not move the focus out of the
    // dialog.
    <dialog
      ref={ref}
      role={role}
      tabIndex={-1}
      className="backdrop"
      aria-labelledby={`${id}-title`}
      aria-describedby={description === null ? undefined : `${id}-description`}
      // Handle Escape here, because browsers limit how often in a row a page can prevent `cancel`.
      onKeyDown={(event) => event.key === "Escape" && close(event)}
      onCancel={close}
    >
      <div className={["dialog", wide && "wide", className].filter(Boolean).join(" ")}>
        <h2 id={`${id}-title`}>{title}</h2>
        {description !== null && (
          <div id={`${id}-description`} className="dialog-description">
            {description}
          </div>
        )}
        <CloseContext value={onClose}>{children}</CloseContext>
      </div>
    </dialog>
  );
}

function useModal(topmost: boolean, onClosed: () => void) {
  const ref = useRef<HTMLDialogElement>(null);
  const latest = useRef(onClosed);
  latest.current = onClosed;
  useLayoutEffect(() => {
    ref.current?.showModal();
    focusCancel(ref.current);
    // React removes the dialog right after this clean-up, so wait for a microtask.
    return () =>
      queueMicrotask(() => {
        latest.current();
        if (document.activeElement === document.body) focusOpenDialog();
      });
  }, []);
  useLayoutEffect(() => {
    if (!topmost) return;
    const raise = ({ target }: Event) => {
      const dialog = ref.current;
      if (!dialog || target === dialog || !isModal(target)) return;
      // The browser draws the dialog on top that opened last.
      dialog.close();
      dialog.showModal();
      focusCancel(dialog);
    };
    // The event does not bubble.
    document.addEventListener("toggle", raise, { capture: true });
    return () => document.removeEventListener("toggle", raise, { capture: true });
  }, [topmost]);
  return ref;
}

const isModal = (target: EventTarget | null): boolean =>
  target instanceof HTMLDialogElement && target.matches(":modal");

/** Doesn't scroll to the button, because users read a long dialog from the top. */
const focusCancel = (dialog: Element | null | undefined): void =>
  dialog?.querySelector<HTMLElement>("[data-cancel]")?.focus({ preventScroll: true });

/** Focuses the last dialog that is still open, if any. */
const focusOpenDialog = (): void =>
  focusCancel([...document.querySelectorAll("dialog:modal")].at(-1));

/**
 * The button that closes the dialog. It is focused when the dialog opens, because it is the
 * harmless choice.
 */
export function DialogCancel(props: Omit<ComponentProps<"button">, "onClick">) {
  const onClose = useContext(CloseContext);
  return <button {...props} type="button" className="button" data-cancel="" onClick={onClose} />;
}
