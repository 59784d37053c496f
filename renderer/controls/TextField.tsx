import { useId } from "react";

interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** Why the value is invalid. Undefined if it is valid. */
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
  readonly type?: "text" | "password" | "url";
  readonly inputMode?: "numeric";
  readonly hint?: string;
  readonly placeholder?: string | undefined;
}

export function TextField(props: TextFieldProps) {
  const { label, error, hint, onChange, type = "text", ...input } = props;
  const id = useId();
  return (
    <div className="text-field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        className="field"
        type={type}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-hint ${id}-error`}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className="quiet">
          {hint}
        </p>
      )}
      <p id={`${id}-error`} className="field-error" aria-live="polite">
        {error}
      </p>
    </div>
  );
}
