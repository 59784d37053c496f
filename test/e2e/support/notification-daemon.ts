import { expect } from "@playwright/test";
import { createClient, defineInterface, type MessageBus } from "dbus-native";
import type { Keyring } from "../../support/keyring.ts";

const name = "org.freedesktop.Notifications";

export interface ShownNotification {
  readonly id: number;
  readonly title: string;
  readonly body: string;
}

/** A fake notification service, like that of a Linux desktop, on the test's own session bus. */
export class NotificationDaemon implements AsyncDisposable {
  readonly #bus: MessageBus;
  readonly shown: ShownNotification[] = [];

  readonly #notifications = defineInterface({
    name,
    methods: {
      GetServerInformation: {
        out: { name: "s", vendor: "s", version: "s", spec: "s" },
        handler: () => ({ name: "Test", vendor: "Pagekeeper", version: "1", spec: "1.2" }),
      },
      GetCapabilities: { out: { capabilities: "as" }, handler: () => ["actions", "body"] },
      CloseNotification: { in: { id: "u" }, handler: () => undefined },
      Notify: {
        in: {
          ...{ app: "s", replaces: "u", icon: "s", title: "s", body: "s" },
          ...{ actions: "as", hints: "a{sv}", timeout: "i" },
        },
        out: { id: "u" },
        handler: ({ title, body }: { readonly title: string; readonly body: string }) => {
          const id = this.shown.length + 1;
          this.shown.push({ id, title, body });
          return id;
        },
      },
    },
    signals: { ActionInvoked: { args: { id: "u", action: "s" } } },
  });

  private constructor(bus: MessageBus) {
    this.#bus = bus;
  }

  static async start(keyring: Keyring): Promise<NotificationDaemon> {
    const bus = createClient({ busAddress: keyring.address });
    const daemon = new NotificationDaemon(bus);
    await bus.export("/org/freedesktop/Notifications", daemon.#notifications);
    await bus.ownName(name);
    return daemon;
  }

  /** Waits for a notification with this title and returns it. */
  async waitFor(title: string | RegExp): Promise<ShownNotification> {
    const find = () => this.shown.find((each) => matches(each.title, title));
    await expect.poll(find).toBeDefined();
    return find() as ShownNotification;
  }

  click({ id }: ShownNotification): void {
    this.#notifications.emit["ActionInvoked"]?.(id, "default");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#bus.close();
  }
}

const matches = (text: string, wanted: string | RegExp): boolean =>
  typeof wanted === "string" ? text === wanted : wanted.test(text);
