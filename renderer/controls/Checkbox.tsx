import { useId } from "react";

interface CheckboxProps {
  readonly label: string;
  readonly hint: string;
  /** Undefined while the value is loading. */
  readonly checked: boolean | undefined;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Checkbox({ label, hint, checked, disabled = false, onChange }: CheckboxProps) {
  const id = useId();
  return (
    <div className="choice">
      <label>
        <input
          type="checkbox"
          checked={checked ?? false}
          disabled={disabled || checked === undefined}
          aria-describedby={id}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      <p id={id} className="quiet">
        {hint}
      </p>
    </div>
  );
}
