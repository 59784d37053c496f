import type { ReactNode } from "react";
import { texts } from "../i18n/index.ts";
import { Dialog, DialogCancel } from "./Dialog.tsx";

interface ConfirmDialogProps {
  readonly title: string;
  readonly description: string;
  /**
   * Whether the action is running. While it is running, the dialog stays open and its buttons do
   * nothing.
   */
  readonly busy: boolean;
  readonly progress?: string;
  /** Why the action failed. Empty if it has not failed. */
  readonly error: string;
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly onClosed: () => void;
  /** Further buttons, placed between Cancel and the confirm button. */
  readonly children?: ReactNode;
}

/** Asks the user to confirm a destructive action, and shows its progress and failure. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { busy, progress, error, confirmLabel, onConfirm, onClose, children, ...dialog } = props;
  return (
    <Dialog {...dialog} role="alertdialog" onClose={() => !busy && onClose()}>
      {/* Don't use `role="alert"`, because the window must have only one alert, ActionFeedback. */}
      <p className="field-error" aria-live="assertive">
        {error}
      </p>
      <p className="quiet" aria-live="polite">
        {progress}
      </p>
      <div className="dialog-buttons">
        <DialogCancel aria-disabled={busy}>{texts.cancel}</DialogCancel>
        {children}
        <button
          type="button"
          className="button danger"
          aria-disabled={busy}
          onClick={() => !busy && onConfirm()}
        >
          {confirmLabel}
        </button>
      </div>
    </Dialog>
  );
}
