import { useId } from "react";

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
    <fieldset className="radio-group">
      <legend>{label}</legend>
      {options.map((option) => (
        <div key={option.value} className="choice">
          <label>
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
