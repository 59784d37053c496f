interface FilterBoxProps {
  readonly label: string;
  readonly query: string;
  readonly onChange: (query: string) => void;
  /** The number of matches, as in "12 of 5,000". */
  readonly found: string;
}

export function FilterBox({ label, query, onChange, found }: FilterBoxProps) {
  return (
    <div className="filter">
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={query}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        onChange={(event) => onChange(event.target.value)}
      />
      <span className="quiet" aria-live="polite">
        {query && found}
      </span>
    </div>
  );
}
