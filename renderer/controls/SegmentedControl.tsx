import { useId } from "react";
import { texts } from "../i18n/index.ts";

interface SegmentedControlProps<T extends string> {
  /** The accessible name of the group. */
  readonly label: string;
  readonly value: T;
  readonly options: readonly {
    readonly value: T;
    readonly label: string;
    readonly count: number;
  }[];
  readonly onChange: (value: T) => void;
}

/** Radio buttons that look like one button with several parts. */
export function SegmentedControl<T extends string>(props: SegmentedControlProps<T>) {
  const { label, value, options, onChange } = props;
  const name = useId();
  return (
    <fieldset className="segments" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className="segment">
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            aria-label={option.label}
            aria-description={texts.accountCount(option.count)}
            onChange={() => onChange(option.value)}
          />
          {option.label} <span className="count">{texts.number(option.count)}</span>
        </label>
      ))}
    </fieldset>
  );
}
