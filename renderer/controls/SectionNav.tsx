interface SectionNavProps<T extends string> {
  /** The accessible name of the navigation. */
  readonly label: string;
  readonly current: T;
  readonly sections: readonly { readonly value: T; readonly label: string }[];
  /**
   * `moveFocus` says whether the focus should move to the section. It should not while the user
   * goes through the entries of the select.
   */
  readonly onSelect: (section: T, moveFocus: boolean) => void;
}

/** The sections of a dialog: a list at its left, or a select in a narrow window. */
export function SectionNav<T extends string>(props: SectionNavProps<T>) {
  const { label, current, sections, onSelect } = props;
  const select = (text: string) => {
    const selected = sections.find(({ value }) => value === text);
    if (selected) onSelect(selected.value, false);
  };
  return (
    <nav className="section-nav" aria-label={label}>
      <div className="section-list">
        {sections.map((section) => (
          <button
            key={section.value}
            type="button"
            className="place"
            aria-current={section.value === current ? "true" : undefined}
            onClick={() => onSelect(section.value, true)}
          >
            {section.label}
          </button>
        ))}
      </div>
      <select
        className="field"
        aria-label={label}
        value={current}
        onChange={(event) => select(event.target.value)}
      >
        {sections.map((section) => (
          <option key={section.value} value={section.value}>
            {section.label}
          </option>
        ))}
      </select>
    </nav>
  );
}
