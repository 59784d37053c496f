import { Notification } from "electron";
import type { ExpiryWarning } from "../../channels/health/expiry-warnings.ts";
import { logFailure } from "../diagnostics/log.ts";
import {
  canNotify,
  expiryMessage,
  failingAccountIds,
  failureMessage,
  type Message,
  type NotificationContext,
  newlyFailing,
} from "./rules.ts";

export interface NotificationDeps {
  readonly context: () => NotificationContext;
  /** Returns the warnings that are due, and saves that they were shown. */
  readonly takeExpiryWarnings: () => readonly ExpiryWarning[];
  /** Returns the current time, in milliseconds since the epoch. */
  readonly now: () => number;
  readonly show: (message: Message) => void;
}

export interface Notifications {
  /** Shows notifications for what has changed. Call this whenever something may have changed. */
  update(): void;
}

/**
 * Creates the system notifications. They are shown while the user is not looking at the window.
 * Accounts that are already failing at startup are skipped, because an earlier run has reported
 * them.
 */
export function createNotifications(deps: NotificationDeps): Notifications {
  let known = failingAccountIds(deps.context().snapshot);

  function takeWarnings(context: NotificationContext): readonly ExpiryWarning[] {
    // Don't take the warnings while they cannot be shown, so that they stay due.
    if (!context.enabled || !canNotify(context)) return [];
    try {
      const due = deps.takeExpiryWarnings();
      // If the window is focused, it shows the warnings itself.
      return context.windowFocused ? [] : due;
    } catch (error) {
      // The app could not save that the warnings were shown. Don't show them, because they would
      // reappear each time.
      logFailure("notifications.warning-not-saved", error);
      return [];
    }
  }

  return {
    update() {
      const context = deps.context();
      const failing = newlyFailing(known, context);
      known = failing.known;
      const messages = [
        failureMessage(failing.accounts),
        expiryMessage(takeWarnings(context), deps.now()),
      ];
      for (const message of messages) if (message) deps.show(message);
    },
  };
}

/**
 * The notifications on screen. They are referenced here because they would otherwise be
 * garbage-collected and never receive a click.
 */
const shown = new Set<Notification>();

export function showNotification({ title, body }: Message, onClick: () => void): void {
  const notification = new Notification({
    title: withoutMarkup(title),
    body: withoutMarkup(body),
  });
  shown.add(notification);
  const release = () => shown.delete(notification);
  notification.on("click", () => {
    release();
    onClick();
  });
  notification.on("close", release);
  notification.on("failed", release);
  notification.show();
}

/**
 * Replaces angle brackets on Linux, where a desktop may interpret the text as markup (Desktop
 * Notifications Specification, "Markup"). A Page's name could otherwise insert a link or a picture.
 * Escaping is not an option, because other desktops would show `&lt;`.
 */
const withoutMarkup = (text: string): string =>
  process.platform === "linux" ? text.replaceAll("<", "‹").replaceAll(">", "›") : text;
