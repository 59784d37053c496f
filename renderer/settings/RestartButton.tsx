import { useEffect, useRef } from "react";
import type { DesktopClient } from "../client/client.ts";
import { settingsTexts } from "../i18n/settings.ts";

interface RestartButtonProps {
  readonly desktop: DesktopClient;
  /** True if the button replaces a form that had the focus, so that the button takes the focus. */
  readonly focused?: boolean;
}

export function RestartButton({ desktop, focused = false }: RestartButtonProps) {
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focused) ref.current?.focus();
  }, [focused]);
  return (
    <button
      ref={ref}
      type="button"
      className="button primary"
      onClick={() => void desktop.restart()}
    >
      {settingsTexts.restart}
    </button>
  );
}
