/** The same drawing as mark.svg, inlined so that the first frame can show it. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M5 2h9l6 6v11a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3z" fill="#0f7173" />
      <path d="M14 2v4a2 2 0 0 0 2 2h4z" fill="#7fd6cf" />
      <path
        d="M11 10.5a2.4 2.4 0 0 1 1.2 4.5l.6 3.5H9.2l.6-3.5A2.4 2.4 0 0 1 11 10.5z"
        fill="#fff"
      />
    </svg>
  );
}
