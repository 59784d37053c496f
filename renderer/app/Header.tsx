import { focusIds } from "../controls/focus-management.ts";
import { texts } from "../i18n/index.ts";
import { useApp } from "./app-context.ts";

/** The window's header. `summary` is the state of all accounts, or empty until they have loaded. */
export function Header({ summary }: { readonly summary: string }) {
  const { actions, desktop } = useApp();
  return (
    <header className="header">
      <Mark />
      <h1>{texts.appName}</h1>
      <p className="summary">{summary}</p>
      {desktop && (
        <button
          id={focusIds.settings}
          type="button"
          className="icon-button"
          aria-label={texts.settings}
          title={texts.settings}
          onClick={() => actions.showSettings("general")}
        >
          <Gear />
        </button>
      )}
    </header>
  );
}

/** The same drawing as mark.svg, inlined so that the first frame can show it. */
function Mark() {
  return (
    <svg className="mark" viewBox="0 0 24 24" width={24} height={24} aria-hidden="true">
      <path d="M5 2h9l6 6v11a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3z" fill="#0f7173" />
      <path d="M14 2v4a2 2 0 0 0 2 2h4z" fill="#7fd6cf" />
      <path
        d="M11 10.5a2.4 2.4 0 0 1 1.2 4.5l.6 3.5H9.2l.6-3.5A2.4 2.4 0 0 1 11 10.5z"
        fill="#fff"
      />
    </svg>
  );
}

function Gear() {
  return (
    <svg viewBox="0 0 20 20" width={20} height={20} aria-hidden="true" className="gear">
      <circle cx={10} cy={10} r={5} />
      <circle cx={10} cy={10} r={1.75} />
      <path d="M10 1.5V5M10 15v3.5M1.5 10H5M15 10h3.5M4 4l2.5 2.5M13.5 13.5 16 16M16 4l-2.5 2.5M6.5 13.5 4 16" />
    </svg>
  );
}
