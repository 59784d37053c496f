import { type FocusEvent, useEffect, useState } from "react";
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
 * Shows the results of actions in a corner of the window, the newest at the bottom. Only the newest
 * success and the newest error are in live regions, because the others have been read out already.
 */
export function Toasts({ toasts }: { readonly toasts: readonly Toast[] }) {
  const alerts = toasts.filter(isAlert);
  const statuses = toasts.filter((toast) => !isAlert(toast));
  const older = [...alerts.slice(0, -1), ...statuses.slice(0, -1)];
  return (
    <section className="toasts" aria-label={texts.toastsRegion}>
      {older.map((toast) => (
        <ToastCard key={toast.topic} toast={toast} />
      ))}
      <ToastCard live="status" toast={statuses.at(-1)} />
      <ToastCard live="alert" toast={alerts.at(-1)} />
    </section>
  );
}

/** A cancelled login is announced like an error, too, because it says why nothing was connected. */
const isAlert = ({ tone, problem }: Toast): boolean => tone === "bad" || problem !== undefined;

interface ToastCardProps {
  /** The role of the live region that announces the message. Absent if nothing does. */
  readonly live?: "status" | "alert";
  readonly toast: Toast | undefined;
}

/**
 * A card with a live region is rendered even without a toast, because screen readers don't announce
 * a live region that appears together with its text.
 */
function ToastCard({ live, toast }: ToastCardProps) {
  const held = useLifetime(toast);
  return (
    <div className={toast ? `toast ${toast.tone}` : "toast empty"} {...held}>
      <div className="toast-text">
        <div role={live}>{toast?.message}</div>
        {toast && <MoreText toast={toast} />}
      </div>
      {toast && <Dismiss toast={toast} />}
    </div>
  );
}

interface ToastProps {
  readonly toast: Toast;
}

function MoreText({ toast }: ToastProps) {
  const { lines = [], problem } = toast;
  return (
    <>
      {lines.map((line) => (
        <p key={line} className="quiet">
          {line}
        </p>
      ))}
      {problem && <Details lines={problemDetails(problem)} />}
      <Action toast={toast} />
    </>
  );
}

function Action({ toast }: ToastProps) {
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

function Dismiss({ toast }: ToastProps) {
  const { actions } = useApp();
  return (
    <ActionButton
      className="icon-button"
      aria-label={texts.dismiss}
      title={texts.dismiss}
      focusNext={[focusIds.main]}
      onClick={() => actions.dismiss(toast)}
    >
      <X />
    </ActionButton>
  );
}

/**
 * Dismisses a success after a while, but not while the pointer or the focus is inside the element
 * that gets the returned handlers.
 */
function useLifetime(toast: Toast | undefined) {
  const { actions } = useApp();
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (!toast || isAlert(toast) || isHeld) return;
    const timer = setTimeout(() => actions.dismiss(toast), lifetime);
    return () => clearTimeout(timer);
  }, [actions, toast, isHeld]);
  return {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) =>
      setHeld(currentTarget.contains(relatedTarget)),
  };
}
