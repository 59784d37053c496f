import { type FocusEvent, useEffect, useRef, useState } from "react";
import { ActionButton } from "../controls/ActionButton.tsx";
import { Details } from "../controls/Details.tsx";
import { focusIds } from "../controls/focus-management.ts";
import { X } from "../controls/icons.ts";
import { texts } from "../i18n/index.ts";
import { problemDetails } from "../state/problem-details.ts";
import type { Toast } from "../state/toasts.ts";
import { useApp } from "./app-context.ts";

/** How long a success stays, in milliseconds. */
const lifetime = 15_000;

/**
 * Shows the results of actions in a corner of the window. Both live regions are always rendered,
 * because screen readers don't announce a live region that appears together with its text.
 */
export function Toasts({ toasts }: { readonly toasts: readonly Toast[] }) {
  const alerts = toasts.filter(isAlert);
  const statuses = toasts.filter((toast) => !isAlert(toast));
  return (
    <div className="toasts">
      <div role="status" aria-live="polite" aria-atomic="false">
        {statuses.map((toast) => (
          <ToastCard key={`${toast.topic} ${toast.message}`} toast={toast} />
        ))}
      </div>
      <div role="alert" aria-live="assertive" aria-atomic="false">
        {alerts.map((toast) => (
          <ToastCard key={`${toast.topic} ${toast.message}`} toast={toast} />
        ))}
      </div>
    </div>
  );
}

/** A cancelled login is announced like an error, too, because it says why nothing was connected. */
const isAlert = ({ tone, problem }: Toast): boolean => tone === "bad" || problem !== undefined;

function ToastCard({ toast }: { readonly toast: Toast }) {
  const { actions } = useApp();
  const { tone, message, lines = [], problem } = toast;
  const held = useLifetime(isAlert(toast) ? undefined : lifetime, () => actions.dismiss(toast));
  return (
    <div className={`toast ${tone}`} {...held}>
      <div className="toast-text">
        <p>{message}</p>
        {lines.map((line) => (
          <p key={line} className="quiet">
            {line}
          </p>
        ))}
        {problem && <Details lines={problemDetails(problem)} />}
        <ToastButtons toast={toast} />
      </div>
      <ActionButton
        className="icon-button"
        aria-label={texts.dismiss}
        title={texts.dismiss}
        focusNext={[focusIds.main]}
        onClick={() => actions.dismiss(toast)}
      >
        <X />
      </ActionButton>
    </div>
  );
}

function ToastButtons({ toast }: { readonly toast: Toast }) {
  const { confirmTakeOver } = useApp();
  const { problem, action } = toast;
  const takeOver = problem?.takeOverChannel;
  const shown =
    action ?? (takeOver && { label: texts.takeOver, run: () => confirmTakeOver(takeOver) });
  if (!shown) return null;
  return (
    <ActionButton focusNext={[focusIds.main]} onClick={shown.run}>
      {shown.label}
    </ActionButton>
  );
}

/**
 * Calls `onEnd` after `ms` milliseconds, but not while the pointer or the focus is inside the
 * element that gets the returned handlers. Never calls it if `ms` is undefined.
 */
function useLifetime(ms: number | undefined, onEnd: () => void) {
  const [isHeld, setHeld] = useState(false);
  const latest = useRef(onEnd);
  latest.current = onEnd;
  useEffect(() => {
    if (ms === undefined || isHeld) return;
    const timer = setTimeout(() => latest.current(), ms);
    return () => clearTimeout(timer);
  }, [ms, isHeld]);
  return {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) =>
      setHeld(currentTarget.contains(relatedTarget)),
  };
}
