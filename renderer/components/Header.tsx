import { focusIds } from "../focus.ts";
import { texts } from "../texts.ts";
import { useWindow } from "../window.ts";

/** `words`: the state of everything; empty while it is not known. */
export function Header({ words }: { readonly words: string }) {
  const { actions, desktop } = useWindow();
  return (
    <header className="header">
      <img className="mark" src="/mark.svg" alt="" width={24} height={24} />
      <h1>{texts.appName}</h1>
      <p className="state-words">{words}</p>
      {desktop && (
        <button
          id={focusIds.settings}
          type="button"
          className="icon-button"
          aria-label={texts.settings}
          title={texts.settings}
          onClick={() => actions.showSettings(true)}
        >
          <Gear />
        </button>
      )}
    </header>
  );
}

/** Eight strokes around a ring: drawn for this window, thin enough to stay quiet beside words. */
function Gear() {
  return (
    <svg viewBox="0 0 20 20" width={20} height={20} aria-hidden="true" className="line-drawing">
      <circle cx={10} cy={10} r={5} />
      <circle cx={10} cy={10} r={1.75} />
      <path d="M10 1.5V5M10 15v3.5M1.5 10H5M15 10h3.5M4 4l2.5 2.5M13.5 13.5 16 16M16 4l-2.5 2.5M6.5 13.5 4 16" />
    </svg>
  );
}
