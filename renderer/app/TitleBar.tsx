import type { MouseEvent } from "react";
import type { DesktopClient } from "../client/client.ts";
import { MenuIcon, Plug, Search } from "../controls/icons.ts";
import { isMac } from "../controls/is-mac.ts";
import { texts } from "../i18n/index.ts";
import { useApp } from "./app-context.ts";
import { Mark } from "./Mark.tsx";

interface TitleBarProps {
  readonly practice: boolean;
}

/** The top of the window, by which the user can move it. In the web UI, the top of the page. */
export function TitleBar({ practice }: TitleBarProps) {
  const { actions, desktop } = useApp();
  return (
    <header className="title-bar">
      <div className="title-start">
        {desktop && !isMac && <MenuButton desktop={desktop} />}
        <Mark />
        {practice && (
          <span className="pill" title={texts.practice}>
            {texts.practiceMode}
          </span>
        )}
      </div>
      <button
        type="button"
        className="search-button"
        aria-label={texts.search}
        aria-keyshortcuts="Control+K"
        onClick={() => actions.focusSearch("everything")}
      >
        <Search />
        <span>{texts.search}</span>
        {/* Drawn by CSS, because it is not part of the button's name. */}
        <kbd data-keys={isMac ? "⌘K" : `${texts.ctrl} K`} />
      </button>
      <div className="title-end">
        {practice && desktop && (
          <button
            type="button"
            className="link-button set-up"
            aria-label={texts.setUp}
            title={texts.setUp}
            onClick={() => actions.showSetup(true)}
          >
            <Plug />
            <span>{texts.setUp}</span>
          </button>
        )}
      </div>
    </header>
  );
}

/**
 * Opens the application menu, because a window without a title bar of the system has no menu bar.
 */
function MenuButton({ desktop }: { readonly desktop: DesktopClient }) {
  const open = ({ currentTarget }: MouseEvent) => {
    const { left, bottom } = currentTarget.getBoundingClientRect();
    void desktop.showMenu({ x: left, y: bottom });
  };
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={texts.menu}
      title={texts.menu}
      aria-haspopup="menu"
      onClick={open}
    >
      <MenuIcon />
    </button>
  );
}
