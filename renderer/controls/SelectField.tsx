export interface Option<T extends string | number> {
  readonly value: T;
  readonly label: string;
  /** The BCP 47 tag of the label's language, if it differs from the page's. */
  readonly lang?: string;
}

interface SelectFieldProps<T extends string | number> {
  readonly label: string;
  /** Undefined while the value is loading. */
  readonly value: T | undefined;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
}

export function SelectField<T extends string | number>(props: SelectFieldProps<T>) {
  const { label, value, options, onChange } = props;
  const select = (text: string) => {
    const selected = options.find((option) => String(option.value) === text);
    if (selected) onChange(selected.value);
  };
  return (
    <label>
      {label}
      <select
        className="field"
        value={value ?? ""}
        disabled={value === undefined}
        onChange={(event) => select(event.target.value)}
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
