import * as Alert from "@radix-ui/react-alert-dialog";
import type { ReactNode } from "react";

interface DialogProps {
  readonly role: "dialog" | "alertdialog";
  /** For forms. */
  readonly wide?: boolean;
  readonly title: string;
  /** Null: what the dialog holds describes itself. */
  readonly description: string | null;
  readonly onClose: () => void;
  /** Gives the focus back; the dialog is gone by then, and so may be what opened it. */
  readonly onClosed: () => void;
  readonly children: ReactNode;
}

/**
 * A modal dialog: focus kept inside, Escape closes, the rest is inert to screen readers.
 * Our own backdrop in place of Radix's Overlay, which locks scrolling by a <style> element
 * that the Content-Security-Policy refuses; styles/controls.css does that instead.
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
  return (
    <Alert.Root open onOpenChange={(open) => !open && onClose()}>
      <Alert.Portal>
        <div className="backdrop" />
        <Alert.Content
          role={role}
          aria-modal
          className={wide ? "dialog wide" : "dialog"}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            onClosed();
          }}
          {...(description === null && { "aria-describedby": undefined })}
        >
          <Alert.Title>{title}</Alert.Title>
          {description !== null && <Alert.Description>{description}</Alert.Description>}
          {children}
        </Alert.Content>
      </Alert.Portal>
    </Alert.Root>
  );
}

/** Closes the dialog; takes the focus when it opens, as the answer that changes nothing. */
export const DialogCancel = Alert.Cancel;
