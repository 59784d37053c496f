import { type ReactNode, useEffect, useRef } from "react";
import { texts } from "../i18n/index.ts";
import { Dialog, DialogCancel } from "./Dialog.tsx";

interface ConfirmDialogProps {
  /** As in `Dialog`. */
  readonly topmost?: boolean;
  readonly title: ReactNode;
  readonly description: ReactNode;
  /**
   * Whether the action is running. While it is running, the dialog stays open and its buttons do
   * nothing.
   */
  readonly busy: boolean;
  readonly progress?: string;
  /** Why the action failed. Empty if it has not failed. */
  readonly error: string;
  readonly confirmLabel: string;
  /** Whether the confirm button looks disabled. `onConfirm` is called nevertheless. */
  readonly confirmDisabled?: boolean;
  /** Whether the confirm button warns of a destructive action. True if omitted. */
  readonly destructive?: boolean;
  /** The label of the button that closes the dialog. "Cancel" if omitted. */
  readonly cancelLabel?: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly onClosed: () => void;
  /** Further buttons, placed between Cancel and the confirm button. */
  readonly children?: ReactNode;
}

/** Asks the user to confirm an action, and shows its progress and failure. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { busy, progress, error, onConfirm, onClose, children, ...more } = props;
  const {
    confirmLabel,
    confirmDisabled = false,
    destructive = true,
    cancelLabel = texts.cancel,
    ...dialog
  } = more;
  const errorText = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (error) errorText.current?.scrollIntoView({ block: "nearest" });
  }, [error]);
  return (
    <Dialog {...dialog} role="alertdialog" onClose={() => !busy && onClose()}>
      {/* Don't use `role="alert"`, because the window must have only one alert, ActionFeedback. */}
      <p ref={errorText} className="field-error" aria-live="assertive">
        {error}
      </p>
      <p className="quiet" aria-live="polite">
        {progress}
      </p>
      <div className="dialog-buttons">
        <DialogCancel aria-disabled={busy}>{cancelLabel}</DialogCancel>
        {children}
        <button
          type="button"
          className={destructive ? "button danger" : "button"}
          aria-disabled={busy || confirmDisabled}
          onClick={() => !busy && onConfirm()}
        >
          {confirmLabel}
        </button>
      </div>
    </Dialog>
  );
}
