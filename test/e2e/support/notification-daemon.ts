/** What shows notifications on a Linux desktop, as far as an app can tell: `org.freedesktop.Notifications` on the test's own bus. */
import { expect } from "@playwright/test";
import { Connection } from "../../support/dbus/connection.ts";
import type { Message } from "../../support/dbus/message.ts";
import type { Keyring } from "../../support/keyring.ts";

const name = "org.freedesktop.Notifications";

export interface Shown {
  readonly id: number;
  readonly title: string;
  readonly body: string;
}

export class NotificationDaemon implements AsyncDisposable {
  readonly #bus: Connection;
  readonly shown: Shown[] = [];

  private constructor(bus: Connection) {
    this.#bus = bus;
  }

  static async open(keyring: Keyring): Promise<NotificationDaemon> {
    const bus = await Connection.open(keyring.address);
    const daemon = new NotificationDaemon(bus);
    await bus.own(name, (call) => daemon.#answer(call));
    return daemon;
  }

  /** Waits for it. */
  async titled(title: string | RegExp): Promise<Shown> {
    const find = () => this.shown.find((each) => matches(each.title, title));
    await expect.poll(find).toBeDefined();
    return find() as Shown;
  }

  click({ id }: Shown): void {
    const to = { path: "/org/freedesktop/Notifications", interface: name };
    this.#bus.signal({ ...to, member: "ActionInvoked", signature: "us", body: [id, "default"] });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#bus[Symbol.dispose]();
  }

  #answer({ member, body }: Message) {
    if (member === "GetServerInformation") {
      return { signature: "ssss", body: ["Test", "Pagekeeper", "1", "1.2"] };
    }
    if (member === "GetCapabilities") return { signature: "as", body: [["actions", "body"]] };
    if (member === "CloseNotification") return {};
    if (member !== "Notify") return undefined;
    const id = this.shown.length + 1;
    this.shown.push({ id, title: String(body[3]), body: String(body[4]) });
    return { signature: "u", body: [id] };
  }
}

const matches = (text: string, wanted: string | RegExp): boolean =>
  typeof wanted === "string" ? text === wanted : wanted.test(text);
