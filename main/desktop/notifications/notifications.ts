/** Tells the user, through the system's notifications, what the window would show if they were looking at it. */
import { Notification } from "electron";
import { logFailure } from "../diagnostics/log.ts";
import {
  canNotify,
  type ExpiryWarning,
  expiryMessage,
  failingAccountIds,
  failureMessage,
  type Message,
  type NotificationContext,
  newlyFailing,
} from "./rules.ts";

export interface NotificationDeps {
  readonly context: () => NotificationContext;
  /** Ends to be warned of now; what it answers counts as said. */
  readonly takeExpiryWarnings: () => readonly ExpiryWarning[];
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly show: (message: Message) => void;
}

export interface Notifications {
  /** Something may have changed. */
  update(): void;
}

/** Accounts that need the user already when this is called are no news: an earlier run told of them. */
export function createNotifications(parts: NotificationDeps): Notifications {
  let known = failingAccountIds(parts.context().snapshot);

  function endings(moment: NotificationContext): readonly ExpiryWarning[] {
    // While notifications are off no warning is taken, so that the latest is given when they are on again.
    if (!moment.enabled || !canNotify(moment)) return [];
    try {
      const due = parts.takeExpiryWarnings();
      // The window shows them.
      return moment.windowFocused ? [] : due;
    } catch (error) {
      // What cannot be recorded as said is not said: it would be said again at every look.
      logFailure("warnings.not-saved", error);
      return [];
    }
  }

  return {
    update() {
      const moment = parts.context();
      const found = newlyFailing(known, moment);
      known = found.known;
      const messages = [failureMessage(found.news), expiryMessage(endings(moment), parts.now())];
      for (const message of messages) if (message) parts.show(message);
    },
  };
}

/** Held here, because one that is garbage-collected no longer hears its click. */
const shown = new Set<Notification>();

export function showNotification({ title, body }: Message, onClick: () => void): void {
  const notification = new Notification({ title: plain(title), body: plain(body) });
  shown.add(notification);
  const forget = () => shown.delete(notification);
  notification.on("click", () => {
    forget();
    onClick();
  });
  notification.on("close", forget);
  notification.on("failed", forget);
  notification.show();
}

/**
 * On Linux a desktop may take the text for markup (Desktop Notifications Specification, "Markup"), and Electron hands on what
 * it is given: the name of a Page could be a link, or a picture from anywhere. No tag begins without its bracket. Escaped, it
 * would be read as `&lt;` where a desktop knows no markup.
 */
const plain = (text: string): string =>
  process.platform === "linux" ? text.replaceAll("<", "‹").replaceAll(">", "›") : text;
