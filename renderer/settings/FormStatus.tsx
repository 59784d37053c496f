/** How saving went: what a form says below its fields. */
export interface Outcome {
  readonly kind: "saved" | "refused";
  readonly message: string;
}

interface ResultProps {
  readonly id: string;
  readonly outcome: Outcome | undefined;
}

/** A live region, there from the start: one that appears together with its text is not announced. */
export function Result({ id, outcome }: ResultProps) {
  return (
    <p
      id={id}
      className={outcome?.kind === "refused" ? "field-error" : "field-saved"}
      aria-live="polite"
    >
      {outcome?.message}
    </p>
  );
}

export const refused = (message: string): Outcome => ({ kind: "refused", message });
export const saved = (message: string): Outcome => ({ kind: "saved", message });
