/** The controls of the settings' forms: a label, a hint, and below it what is wrong. */
import { useId } from "react";

export interface FieldProps {
  readonly name: string;
  readonly value: string;
  /** What is wrong with it; undefined: nothing, as far as is known. */
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

interface TextFieldProps extends FieldProps {
  readonly label: string;
  readonly type?: "text" | "password" | "url";
  readonly inputMode?: "numeric";
  readonly hint?: string;
  readonly placeholder?: string | undefined;
}

export function TextField({
  name,
  label,
  value,
  error,
  hint,
  onChange,
  type = "text",
  ...input
}: TextFieldProps) {
  const id = useId();
  return (
    <div className="text-field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        name={name}
        className="field"
        type={type}
        value={value}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-hint ${id}-fault`}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className="quiet">
          {hint}
        </p>
      )}
      <p id={`${id}-fault`} className="field-error" aria-live="polite">
        {error}
      </p>
    </div>
  );
}

interface RadioGroupProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly {
    readonly value: T;
    readonly label: string;
    readonly hint: string;
  }[];
  readonly onChange: (value: T) => void;
}

export function RadioGroup<T extends string>(props: RadioGroupProps<T>) {
  const { label, value, options, onChange } = props;
  const id = useId();
  return (
    <fieldset className="choice-field">
      <legend>{label}</legend>
      {options.map((option) => (
        <div key={option.value} className="choice-option">
          <label className="choice">
            <input
              type="radio"
              name={id}
              checked={option.value === value}
              aria-describedby={`${id}-${option.value}`}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
          <p id={`${id}-${option.value}`} className="quiet">
            {option.hint}
          </p>
        </div>
      ))}
    </fieldset>
  );
}

interface CheckboxProps {
  readonly label: string;
  readonly hint: string;
  /** Undefined: not known yet. */
  readonly checked: boolean | undefined;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Checkbox({ label, hint, checked, disabled = false, onChange }: CheckboxProps) {
  const id = useId();
  return (
    <div className="choice-option">
      <label className="choice">
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

export interface Option<T extends string | number> {
  readonly value: T;
  readonly label: string;
  /** BCP 47, where it is not the page's own. */
  readonly lang?: string;
}

interface SelectFieldProps<T extends string | number> {
  readonly label: string;
  /** Undefined: not known yet. */
  readonly value: T | undefined;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
}

export function SelectField<T extends string | number>(props: SelectFieldProps<T>) {
  const { label, value, options, onChange } = props;
  const choose = (text: string) => {
    const chosen = options.find((option) => String(option.value) === text);
    if (chosen) onChange(chosen.value);
  };
  return (
    <label>
      {label}
      <select
        className="field"
        value={value ?? ""}
        disabled={value === undefined}
        onChange={(event) => choose(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
