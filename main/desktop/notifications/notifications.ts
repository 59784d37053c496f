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
  /** Returns the warnings that are due, and marks them as shown. */
  readonly takeExpiryWarnings: () => readonly ExpiryWarning[];
  /** Returns milliseconds since the epoch. */
  readonly now: () => number;
  readonly show: (message: Message) => void;
}

export interface Notifications {
  /** Shows what is new. Call it whenever something may have changed. */
  update(): void;
}

/**
 * Creates the notifications of the system, which replace the window while nobody looks at it. There
 * are none for accounts that are failing already: an earlier run showed those.
 */
export function createNotifications(deps: NotificationDeps): Notifications {
  let known = failingAccountIds(deps.context().snapshot);

  function takeWarnings(context: NotificationContext): readonly ExpiryWarning[] {
    // While notifications are off, warnings stay due for when they are on again.
    if (!context.enabled || !canNotify(context)) return [];
    try {
      const due = deps.takeExpiryWarnings();
      // A focused window shows them itself.
      return context.windowFocused ? [] : due;
    } catch (error) {
      // If they cannot be marked as shown, they must not be shown: they would come back each time.
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

/** Referenced here because a garbage-collected notification does not receive its click. */
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
 * Notifications Specification, "Markup"): a Page's name could contain a link or a picture. Escaping
 * is no option, because other desktops would show `&lt;`.
 */
const withoutMarkup = (text: string): string =>
  process.platform === "linux" ? text.replaceAll("<", "‹").replaceAll(">", "›") : text;
