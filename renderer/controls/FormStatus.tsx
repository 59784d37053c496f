export interface Status {
  readonly kind: "saved" | "refused";
  readonly message: string;
}

interface FormStatusProps {
  readonly id: string;
  readonly status: Status | undefined;
}

/**
 * Shows the result of saving a form. The element is rendered even if there is no text yet, because
 * screen readers don't announce a live region that appears together with its text.
 */
export function FormStatus({ id, status }: FormStatusProps) {
  return (
    <p
      id={id}
      className={status?.kind === "refused" ? "field-error" : "field-saved"}
      aria-live="polite"
    >
      {status?.message}
    </p>
  );
}

export const refused = (message: string): Status => ({ kind: "refused", message });
export const saved = (message: string): Status => ({ kind: "saved", message });
