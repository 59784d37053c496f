import { Notification } from "electron";
import type { ExpiryWarning } from "../../channels/health/expiry-warnings.ts";
import { notificationTexts } from "../../i18n/notifications.ts";
import { logFailure } from "../diagnostics/log.ts";
import type { RepairingLogin } from "../problem-actions.ts";
import {
  canNotify,
  expiryMessage,
  knownProblems,
  type Message,
  type NotificationContext,
  newProblems,
  problemMessages,
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
 * Problems that exist at startup are skipped, because an earlier run has reported them.
 */
export function createNotifications(deps: NotificationDeps): Notifications {
  let known = knownProblems(deps.context().snapshot);

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
      const { snapshot } = context;
      const failing = newProblems(known, context);
      known = failing.known;
      const messages = [
        ...problemMessages(failing.problems, snapshot),
        ...takeWarnings(context).map((each) => expiryMessage(each, snapshot, deps.now())),
      ];
      for (const message of messages) deps.show(message);
    },
  };
}

/**
 * The notifications on screen. They are referenced here because they would otherwise be
 * garbage-collected and never receive a click.
 */
const shown = new Set<Notification>();

export interface NotificationActions {
  /** Called when the user clicks the notification or its button "Show". */
  readonly open: () => void;
  readonly logIn?: (login: RepairingLogin) => void;
}

/**
 * Shows a notification. Buttons appear on macOS and Windows only, because Electron does not pass
 * them on to Linux (docs/research/electron.md §F). Everywhere, a click shows the problem.
 */
export function showNotification(message: Message, { open, logIn }: NotificationActions): void {
  const { title, body, login } = message;
  const { logIn: logInLabel, show } = notificationTexts();
  const buttons =
    login && logIn
      ? [
          { label: logInLabel, run: () => logIn(login) },
          { label: show, run: open },
        ]
      : [];
  const notification = new Notification({
    title: withoutMarkup(title),
    body: withoutMarkup(body),
    actions: buttons.map(({ label }) => ({ type: "button", text: label })),
  });
  shown.add(notification);
  const release = () => shown.delete(notification);
  const releaseAnd = (run: (() => void) | undefined) => {
    release();
    run?.();
  };
  notification.on("click", () => releaseAnd(open));
  notification.on("action", ({ actionIndex }) => releaseAnd(buttons[actionIndex]?.run));
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
